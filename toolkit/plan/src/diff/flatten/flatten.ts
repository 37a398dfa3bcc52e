import { type Model, objectId, type Routine, type Sequence } from '@trellis/model';
import { initialSchemaPrivileges } from '@trellis/model/internal';
import { target } from '../../ddl/index.ts';
import type { Catalog } from '../node.ts';
import { flattenAnnotations } from './annotations.ts';
import { awaitPartitions } from './attached.ts';
import { Collector, schemaId } from './collector.ts';
import { parentsOf } from './columns.ts';
import { PartitionPieces } from './partition-pieces.ts';
import { flattenPublication } from './publications.ts';
import { flattenTable } from './tables.ts';
import { requireOriginals } from './triggers.ts';
import { domainDefaultId, flattenTypes } from './types.ts';
import { flattenView } from './views.ts';

/**
 * Cuts a Model into the nodes of the dependency graph.
 *
 * @param model a Model as PostgreSQL printed it (`introspect`), with its `dependencies`
 */
export function flatten(model: Model): Catalog {
  const collector = new Collector();
  for (const schema of model.schemas) {
    const place = {
      id: schemaId(schema.name),
      path: [schema.name],
      target: target.schema(schema.name),
    };
    collector.add({
      ...place,
      kind: 'schema',
      value: schema,
      claims: [place.id],
      grants: { kind: 'schema', on: place.target, initial: initialSchemaPrivileges(schema) },
    });
    flattenAnnotations(
      collector,
      { ...place, grants: 'schema', initial: initialSchemaPrivileges(schema) },
      schema,
    );
  }
  for (const extension of model.extensions) {
    const place = {
      id: objectId('extension', [extension.name]),
      path: [extension.name],
      target: target.extension(extension.name),
    };
    collector.add({ ...place, kind: 'extension', value: extension, requires: [schemaId(extension.schema)] });
    flattenAnnotations(collector, place, extension);
  }
  flattenTypes(collector, model);
  for (const sequence of model.sequences) flattenSequence(collector, sequence);
  for (const table of model.tables) flattenTable(collector, table);
  for (const view of model.views) flattenView(collector, view);
  for (const routine of model.routines) flattenRoutine(collector, routine);
  for (const statistics of model.statistics) {
    const path = [statistics.schema, statistics.name];
    const place = {
      id: objectId('statistics', path),
      path,
      table: statistics.table,
      target: target.statistics(statistics),
    };
    collector.add({
      ...place,
      kind: 'statistics',
      value: statistics,
      parent: objectId('table', [statistics.table.schema, statistics.table.name]),
      requires: [schemaId(statistics.schema)],
      claims: [`statistics ${statistics.schema}.${statistics.name}`],
    });
    flattenAnnotations(collector, place, statistics);
  }
  for (const publication of model.publications ?? []) flattenPublication(collector, publication);
  for (const entry of model.defaultPrivileges) {
    const path = [entry.role, ...(entry.schema === undefined ? [] : [entry.schema])];
    collector.add({
      id: `${objectId('default privilege', path)} on ${entry.objects}`,
      kind: 'default privilege',
      value: entry,
      identity: entry.privileges.map((one) => JSON.stringify(one)).sort(),
      path,
      target: '',
      requires: entry.schema === undefined ? [] : [schemaId(entry.schema)],
    });
  }
  requireOriginals(collector, model.tables);
  awaitPartitions(collector, model.tables);
  addDependencies(collector, model);
  return collector.catalog();
}

function flattenSequence(collector: Collector, sequence: Sequence): void {
  const path = [sequence.schema, sequence.name];
  const place = {
    id: objectId('sequence', path),
    path,
    target: target.sequence(sequence),
  };
  const { ownedBy, comment: _c, privileges: _p, owner: _o, renamedFrom: _r, ...identity } = sequence;
  const column = ownedBy && objectId('column', [ownedBy.schema, ownedBy.table, ownedBy.column]);
  collector.add({
    ...place,
    kind: 'sequence',
    value: sequence,
    identity,
    requires: [schemaId(sequence.schema)],
    claims: [`relation ${sequence.schema}.${sequence.name}`],
    grants: { kind: 'sequence', on: place.target },
  });
  flattenAnnotations(collector, { ...place, grants: 'sequence' }, sequence);
  if (ownedBy && column)
    collector.add({
      ...place,
      id: `owned by ${place.id}`,
      kind: 'sequence owner',
      value: ownedBy,
      object: place.id,
      parent: place.id,
      requires: [column, `owner ${place.id}`, `owner ${objectId('table', [ownedBy.schema, ownedBy.table])}`],
    });
}

function flattenRoutine(collector: Collector, routine: Routine): void {
  const path = [routine.schema, routine.name];
  const id = objectId('routine', path, routine.arguments);
  const place = { id, path, target: target.routine(routine) };
  collector.add({
    ...place,
    kind: 'routine',
    value: routine,
    requires: [schemaId(routine.schema)],
    claims: [id],
    grants: { kind: 'routine', on: place.target },
  });
  flattenAnnotations(collector, { ...place, grants: 'routine' }, routine);
}

/** Adds what PostgreSQL says depends on what. */
function addDependencies(collector: Collector, model: Model): void {
  const owned = new Map(
    model.sequences
      .filter((sequence) => sequence.ownedBy)
      .map((sequence) => [objectId('sequence', [sequence.schema, sequence.name]), sequence]),
  );
  const links = new Set(
    model.tables.flatMap((table) =>
      parentsOf(table).map(
        (parent) =>
          `${objectId('table', [table.schema, table.name])} ${objectId('table', [parent.schema, parent.name])}`,
      ),
    ),
  );
  const pieces = new PartitionPieces(model.tables);
  const defaults = new Map(
    model.domains
      .filter((domain) => domain.default !== undefined)
      .map((domain) => [objectId('type', [domain.schema, domain.name]), domainDefaultId(domain)]),
  );
  for (const [from, targets] of Object.entries(model.dependencies ?? {}))
    for (const to of targets) {
      // PostgreSQL tells what a domain's default depends on as if the domain did.
      const byDefault = /^(routine|sequence|table|view) /.test(to) ? defaults.get(from) : undefined;
      if (byDefault !== undefined) {
        collector.require(byDefault, to);
        continue;
      }
      // What ties a table to its parents is a node of its own: it is made without them and then attached.
      if (links.has(`${from} ${to}`)) continue;
      // A foreign key to a partitioned table holds on to each partition until that is detached.
      if (pieces.isHeldBy(from, to)) continue;
      // An owned sequence goes with its column; that is a node of its own, or default and sequence would be a cycle.
      if (owned.has(from) && (to.startsWith('column ') || to.startsWith('table '))) continue;
      collector.require(from, to);
    }
}
