import { objectId, type Table } from '@trellis/model';
import { target } from '../../ddl/index.ts';
import {
  columnId,
  type Edge,
  edges,
  foreignServerId,
  inheritanceId,
  notNullId,
  partitionId,
  schemaId,
  settingId,
  tableId,
} from '../node/index.ts';
import { flattenAnnotations } from './annotations.ts';
import { indexLinks, isBeforeAttach } from './attached.ts';
import type { Collector } from './collector.ts';
import { flattenColumn, parentsOf } from './columns.ts';
import { flattenConstraints } from './constraints.ts';
import { flattenIndexes } from './indexes.ts';
import { flattenRules, flattenTriggers } from './triggers.ts';

/**
 * Creates the nodes of a table and of its parts.
 *
 * @param foreign the partitioned tables with foreign partitions
 */
export function flattenTable(collector: Collector, table: Table, foreign: ReadonlySet<string>): void {
  const path = [table.schema, table.name];
  const id = tableId(table);
  const name = `${table.schema}.${table.name}`;
  const on = { schema: table.schema, name: table.name };
  const place = { id, path, target: target.table(table) };
  const { server } = table.foreign ?? {};
  collector.add({
    ...place,
    kind: 'table',
    value: table,
    identity: { partitionBy: table.partitionBy, ofType: table.ofType, server },
    edges: [
      ...edges('schema', [schemaId(table.schema)]),
      ...edges('reference', server === undefined ? [] : [foreignServerId(server)]),
    ],
    claims: [
      { space: 'relation', name },
      { space: 'type', name },
    ],
    grants: { kind: 'table', on: target.table(on) },
  });
  collector.alias(objectId('type', path), id);
  flattenAnnotations(collector, { ...place, grants: 'table', grantOn: target.table(on) }, table);
  table.columns.forEach((column, i) => {
    flattenColumn(collector, table, column, i);
  });
  flattenLinks(collector, table);
  flattenSettings(collector, table);
  flattenConstraints(collector, table);
  flattenIndexes(collector, table, table.indexes, id, (index) => indexLinks(table, index, foreign));
  flattenTriggers(collector, id, on, table.triggers);
  flattenRules(collector, id, on, table.rules);
  for (const policy of table.policies) {
    const policyPath = [...path, policy.name];
    const part = {
      id: objectId('policy', policyPath),
      path: policyPath,
      table: on,
      target: target.policy(table, policy.name),
    };
    collector.add({ ...part, kind: 'policy', value: policy, parent: id });
    flattenAnnotations(collector, part, policy);
  }
}

/** Creates the node that makes a table a partition or a child. */
function flattenLinks(collector: Collector, table: Table): void {
  const id = tableId(table);
  const parents = parentsOf(table).map(tableId);
  const place = {
    object: id,
    path: [table.schema, table.name],
    table: { schema: table.schema, name: table.name },
    target: target.table(table),
    parent: id,
  };
  const links = edges('link', parents);
  if (table.partitionOf)
    collector.add({
      ...place,
      id: partitionId(id),
      kind: 'partition',
      value: table.partitionOf,
      // Bounds may overlap those of a partition that is dropped, so all drops come first.
      claims: parents.map((parent) => ({ space: 'partitions' as const, name: parent })),
      // ATTACH PARTITION attaches the indexes that exist and creates the others, under names of its own.
      edges: [
        ...links,
        ...edges('after', [
          ...[table.primaryKey, ...table.uniques, ...table.exclusions].flatMap((one) =>
            one && isBeforeAttach(table, one)
              ? [objectId('constraint', [table.schema, table.name, one.name])]
              : [],
          ),
          ...table.indexes
            .filter((index) => isBeforeAttach(table, index))
            .map((index) => objectId('index', [table.schema, index.name])),
          // Its columns and checks have to equal those of the parent.
          ...[table, table.partitionOf].flatMap((one) => [
            ...table.columns.flatMap((column) => {
              const id = columnId(one, column.name);
              return [id, notNullId(id)];
            }),
            ...table.checks.map((check) => objectId('constraint', [one.schema, one.name, check.name])),
          ]),
        ]),
      ],
    });
  if (table.inherits?.length)
    collector.add({
      ...place,
      id: inheritanceId(id),
      kind: 'inheritance',
      value: table.inherits,
      edges: links,
    });
}

function flattenSettings(collector: Collector, table: Table): void {
  const path = [table.schema, table.name];
  const id = tableId(table);
  const markedBy = (mark: 'replicaIdentity' | 'clustered'): { id: string; name: string } | undefined => {
    const constraint = (
      [table.primaryKey, ...table.uniques, ...table.exclusions] as readonly (
        | { readonly name: string }
        | undefined
      )[]
    ).find((one) => (one as { readonly [key: string]: unknown } | undefined)?.[mark] === true);
    if (constraint) return { id: objectId('constraint', [...path, constraint.name]), name: constraint.name };
    const index = table.indexes.find((one) => one[mark]);
    return index && { id: objectId('index', [table.schema, index.name]), name: index.name };
  };
  const identityIndex = markedBy('replicaIdentity');
  const identityColumns = [table.primaryKey, ...table.uniques]
    .flatMap((one) => (one?.replicaIdentity ? one.columns : []))
    .concat(
      table.indexes.flatMap((one) =>
        one.replicaIdentity ? one.elements.map(({ column }) => column ?? '') : [],
      ),
    );
  const cluster = markedBy('clustered');
  const settings: Record<string, { value: unknown; edges?: readonly Edge[] } | undefined> = {
    persistence: table.unlogged && { value: 'unlogged' },
    'row security': table.rowSecurity && { value: table.rowSecurity },
    'replica identity': identityIndex
      ? {
          value: { index: identityIndex.name },
          // The columns of a replica identity have to be NOT NULL.
          edges: [
            ...edges('key', [identityIndex.id]),
            ...edges(
              'not null',
              identityColumns.map((column) => notNullId(columnId(table, column))),
            ),
          ],
        }
      : table.replicaIdentity && { value: table.replicaIdentity },
    cluster: cluster && { value: cluster.name, edges: edges('key', [cluster.id]) },
    'storage parameters': table.storageParameters && { value: table.storageParameters },
    'access method': table.accessMethod ? { value: table.accessMethod } : undefined,
    tablespace: table.tablespace ? { value: table.tablespace } : undefined,
    'foreign options': table.foreign?.options && { value: table.foreign.options },
  };
  for (const [name, setting] of Object.entries(settings))
    if (setting)
      collector.add({
        id: settingId(name, id),
        kind: 'setting',
        value: { name, value: setting.value },
        object: id,
        path,
        table: { schema: table.schema, name: table.name },
        target: target.table(table),
        parent: id,
        edges: setting.edges ?? [],
      });
}
