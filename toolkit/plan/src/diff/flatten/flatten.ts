import { type Model, objectId, parseReference, type Routine, type Sequence } from '@trellis/model';
import { initialSchemaPrivileges } from '@trellis/model/internal';
import { target } from '../../ddl/index.ts';
import {
  type Catalog,
  columnId,
  domainDefaultId,
  edges,
  memberPrivilegesId,
  ownerId,
  schemaId,
  sequenceOwnerId,
  tableId,
} from '../node/index.ts';
import { flattenAnnotations } from './annotations.ts';
import { indexesBesideForeign, orderUnattached, withForeignPartitions } from './attached.ts';
import { flattenCast } from './casts.ts';
import { flattenCollation } from './collations.ts';
import { Collector } from './collector.ts';
import { parentsOf } from './columns.ts';
import { flattenDistributions } from './distributions.ts';
import { flattenEventTrigger } from './event-triggers.ts';
import { flattenExtensionDependencies } from './extension-dependencies.ts';
import { flattenForeignDataWrapper, flattenForeignServer, flattenUserMapping } from './foreign-data.ts';
import { flattenOperatorClass, flattenOperatorFamily } from './operator-classes.ts';
import { flattenOperator } from './operators.ts';
import { PartitionPieces } from './partition-pieces.ts';
import { flattenPublication } from './publications.ts';
import { flattenTable } from './tables.ts';
import { flattenConfiguration, flattenDictionary, mappedDictionaries } from './text-search.ts';
import { requireOriginals } from './triggers.ts';
import { flattenTypes } from './types.ts';
import { flattenView } from './views.ts';

/**
 * The nodes of the dependency graph of a Model.
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
      claims: [{ space: 'object', name: place.id }],
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
    collector.add({
      ...place,
      kind: 'extension',
      value: extension,
      identity: extension.schema,
      edges: edges('schema', [schemaId(extension.schema)]),
    });
    flattenAnnotations(collector, place, extension);
    for (const member of extension.memberPrivileges ?? [])
      collector.add({
        ...place,
        id: memberPrivilegesId(place.id, member),
        kind: 'member privileges',
        value: member,
        object: place.id,
        parent: place.id,
      });
  }
  for (const collation of model.collations ?? []) flattenCollation(collector, collation);
  flattenTypes(collector, model);
  for (const sequence of model.sequences) flattenSequence(collector, sequence);
  const foreign = withForeignPartitions(model.tables);
  for (const table of model.tables) flattenTable(collector, table, foreign);
  flattenDistributions(collector, model.tables);
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
      parent: tableId(statistics.table),
      edges: edges('schema', [schemaId(statistics.schema)]),
      claims: [{ space: 'statistics', name: `${statistics.schema}.${statistics.name}` }],
    });
    flattenAnnotations(collector, place, statistics);
  }
  for (const cast of model.casts ?? []) flattenCast(collector, cast);
  for (const dictionary of model.textSearchDictionaries ?? []) flattenDictionary(collector, dictionary);
  for (const one of model.textSearchConfigurations ?? []) flattenConfiguration(collector, one);
  for (const operator of model.operators ?? []) flattenOperator(collector, operator);
  for (const family of model.operatorFamilies ?? []) flattenOperatorFamily(collector, family);
  for (const one of model.operatorClasses ?? []) flattenOperatorClass(collector, one);
  for (const trigger of model.eventTriggers ?? []) flattenEventTrigger(collector, trigger);
  for (const publication of model.publications ?? []) flattenPublication(collector, publication);
  for (const wrapper of model.foreignDataWrappers ?? []) flattenForeignDataWrapper(collector, wrapper);
  for (const server of model.foreignServers ?? []) flattenForeignServer(collector, server);
  for (const mapping of model.userMappings ?? []) flattenUserMapping(collector, mapping);
  for (const entry of model.defaultPrivileges) {
    const path = [entry.role, ...(entry.schema === undefined ? [] : [entry.schema])];
    collector.add({
      id: objectId('default privilege', path, entry.objects),
      kind: 'default privilege',
      value: entry,
      identity: entry.privileges.map((one) => JSON.stringify(one)).sort(),
      path,
      target: '',
      edges: edges('schema', entry.schema === undefined ? [] : [schemaId(entry.schema)]),
    });
  }
  requireOriginals(collector, model.tables);
  orderUnattached(collector, model.tables);
  addDependencies(collector, model, indexesBesideForeign(model.tables, foreign));
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
  const owner = ownedBy && { schema: ownedBy.schema, name: ownedBy.table };
  collector.add({
    ...place,
    kind: 'sequence',
    value: sequence,
    identity,
    edges: edges('schema', [schemaId(sequence.schema)]),
    claims: [{ space: 'relation', name: `${sequence.schema}.${sequence.name}` }],
    grants: { kind: 'sequence', on: place.target },
  });
  flattenAnnotations(collector, { ...place, grants: 'sequence' }, sequence);
  if (ownedBy && owner)
    collector.add({
      ...place,
      id: sequenceOwnerId(place.id),
      kind: 'sequence owner',
      value: ownedBy,
      object: place.id,
      parent: place.id,
      edges: [
        ...edges('column', [columnId(owner, ownedBy.column)]),
        ...edges('owner', [ownerId(place.id), ownerId(tableId(owner))]),
      ],
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
    edges: edges('schema', [schemaId(routine.schema)]),
    claims: [{ space: 'object', name: id }],
    grants: { kind: 'routine', on: place.target },
  });
  flattenAnnotations(collector, { ...place, grants: 'routine' }, routine);
  flattenExtensionDependencies(collector, place, routine);
}

/** Relations, functions and text search: what a domain's default can use, but its type cannot. */
const usedByDefault: ReadonlySet<string> = new Set([
  'routine',
  'sequence',
  'table',
  'view',
  'text search configuration',
  'text search dictionary',
]);

/**
 * Adds the dependencies that PostgreSQL records.
 *
 * @param known those for which there are edges with another reason
 */
function addDependencies(
  collector: Collector,
  model: Model,
  known: readonly (readonly [from: string, to: string])[],
): void {
  const links = new Set([
    ...model.sequences.flatMap(ownersOf),
    ...model.tables.flatMap((table) =>
      parentsOf(table).map((parent) => `${tableId(table)} ${tableId(parent)}`),
    ),
    ...mappedDictionaries(model.textSearchConfigurations ?? []),
    ...known.map(([from, to]) => `${from} ${to}`),
  ]);
  const pieces = new PartitionPieces(model.tables);
  const defaults = new Map(
    model.domains
      .filter((domain) => domain.default !== undefined)
      .map((domain) => [objectId('type', [domain.schema, domain.name]), domainDefaultId(domain)]),
  );
  for (const [from, targets] of Object.entries(model.dependencies ?? {}))
    for (const to of targets) {
      const kind = defaults.has(from) ? (parseReference(to)?.kind ?? '') : '';
      // PostgreSQL records the dependencies of a domain's default as those of the domain.
      const byDefault = usedByDefault.has(kind) ? defaults.get(from) : undefined;
      if (byDefault !== undefined) {
        collector.require(byDefault, to, 'default');
        continue;
      }
      // Nodes of their own make a table a child or a partition, give a sequence to a column, and map types of tokens to
      // dictionaries. Otherwise a column's default and its sequence form a loop.
      if (links.has(`${from} ${to}`)) continue;
      // A foreign key to a partitioned table depends on each partition until that is detached.
      if (pieces.isHeldBy(from, to)) continue;
      collector.requireRecorded(from, to);
    }
}

/** A sequence with the column that owns it, and with that column's table, as pairs of ids. */
function ownersOf({ schema, name, ownedBy }: Sequence): string[] {
  if (!ownedBy) return [];
  const sequence = objectId('sequence', [schema, name]);
  const owner = { schema: ownedBy.schema, name: ownedBy.table };
  return [tableId(owner), columnId(owner, ownedBy.column)].map((id) => `${sequence} ${id}`);
}
