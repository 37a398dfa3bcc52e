import type { HashDistribution } from '@trellis/model';
import { distributeTable, redistributeTable, undistributeTable } from '../../ddl/index.ts';
import type { Hazard } from '../change/index.ts';
import { type Catalog, columnId, distributionId, type NodeOf, tableId } from '../node/index.ts';
import {
  type Consequence,
  hazard,
  isCreated,
  isGone,
  type Kind,
  type Operation,
  type Operations,
  type PlanContext,
  type Print,
} from '../operation/index.ts';
import { isAlterable, placementOf } from './colocation.ts';
import { refuseBesideReference, refuseWithIdentity } from './fixed-identity.ts';
import { tableOf } from './part-of.ts';

type DistributionNode = NodeOf<'distribution'>;

/**
 * How Citus distributes a table: after it is created with its keys, and before its foreign keys. Foreign keys are dropped
 * before a distribution changes and added after it, because Citus checks them against both tables.
 */
export const distributionKind: Kind<'distribution'> = {
  // Citus does not change the type of the distribution column.
  isInvalidatedByRetyping: () => true,
  isBeforeRows: () => true,
  create(node, context) {
    const { value } = node;
    refuseBesideReference(node, context);
    if (value === 'reference') return copying(distributeTable(tableOf(node), value), 'to every node');
    const { joins } = placementOf(node.object, context);
    const group = { colocateWith: joins, shardCount: shardCountOf(node) };
    const column = context.after.find('column', columnId(tableOf(node), value.column))?.value;
    const fails = hazard.mayFail(`Fails if ${value.column} of a row is NULL.`);
    return copying(
      distributeTable(tableOf(node), value, group),
      'to its shards',
      column?.notNull ? [] : [fails],
    );
  },
  drop(node, context) {
    refuseWithIdentity(node, context);
    return copying(undistributeTable(tableOf(node)), 'back to the coordinator');
  },
  alter(from, to, context) {
    refuseWithIdentity(from, context);
    if (!isAlterable(from, to, context)) return 'replace';
    return alterations(from, to, context);
  },
  mustAlter: (from, to, context) =>
    to.value !== 'reference' && from.value !== 'reference' && !placementOf(to.object, context).stays,
  consequences: foreignKeysToReplace,
  order: orderDistribution,
};

/** The calls that turn one distribution by a column into another. */
function alterations(from: DistributionNode, to: DistributionNode, context: PlanContext): readonly Print[] {
  if (from.value === 'reference' || to.value === 'reference') return [];
  const { stays, joins } = placementOf(to.object, context);
  const column = from.value.column === to.value.column ? undefined : to.value.column;
  const shardCount = shardCountOf(from) === shardCountOf(to) ? undefined : shardCountOf(to);
  // The table that the others join changes their number of shards with its own.
  if (stays && shardCount !== undefined && joins) return [];
  const ownCount = stays || !joins ? shardCount : undefined;
  const sql = redistributeTable(tableOf(to), {
    column,
    shardCount: ownCount,
    colocateWith: stays ? undefined : (joins ?? 'none'),
    cascades: ownCount === undefined ? undefined : stays,
  });
  return copying(sql, 'to new shards');
}

function copying(sql: readonly string[], where: string, more: readonly Hazard[] = []): readonly Print[] {
  const hazards = [
    hazard.rewrites(`Copies every row ${where}.`),
    hazard.blocks('Blocks writes while the rows are copied.'),
    ...more,
  ];
  return sql.map((one) => ({ sql: one, hazards }));
}

function shardCountOf({ identity }: DistributionNode): number | undefined {
  return (identity as Partial<HashDistribution>).shardCount;
}

/** The foreign keys of the tables whose distribution changes, and those that refer to them. */
function foreignKeysToReplace({ before, after, action, isRebuilt }: PlanContext): readonly Consequence[] {
  const changed = new Set(
    [before, after].flatMap((catalog) =>
      catalog
        .ofKind('distribution')
        .filter(({ id, object }) => action(id) !== undefined && [undefined, 'alter'].includes(action(object)))
        .map(({ object }) => object),
    ),
  );
  if (changed.size === 0) return [];
  return before.ofKind('foreign key').flatMap((key): Consequence[] => {
    const table = tablesOf(key).find((id) => changed.has(id));
    if (table === undefined || !after.nodes.has(key.id)) return [];
    const done = action(key.id);
    return isGone(done) || isCreated(done) || isRebuilt(key.id) ? [] : [[key.id, table]];
  });
}

/** The ids of the tables of a foreign key. */
function tablesOf({ parent, value }: NodeOf<'foreign key'>): readonly string[] {
  return [parent ?? '', tableId(value.references)];
}

function orderDistribution(operation: Operation, operations: Operations): void {
  const { node, verb } = operation;
  const { before, after } = operations;
  const table = node.object;
  if (verb !== 'drop') orderGroup(operation, operations);
  // A new table has its keys, and none of its foreign keys.
  if (operations.get('create', table)) return;
  for (const key of foreignKeysOn(table, before))
    operations.order(operations.get('drop', key), operation, 'distribution');
  for (const key of keysOf(table, before, operations))
    operations.order(operations.get('drop', key), operation, 'distribution');
  for (const key of keysOf(table, after, operations))
    operations.order(operation, operations.get('create', key), 'distribution');
}

/** Orders a table after the one whose co-location group it joins. */
function orderGroup(operation: Operation, operations: Operations): void {
  const { node } = operation;
  const { before, after } = operations;
  if ((node as DistributionNode).value === 'reference') return;
  const action = (id: string) =>
    operations.get('rename aside', id) ? 'rebuild' : operations.get('drop', id) ? 'replace' : undefined;
  const { joins } = placementOf(node.object, { before, after, action });
  if (!joins) return;
  const joined = distributionId(tableId(joins));
  for (const verb of ['create', 'alter'] as const)
    operations.order(operations.get(verb, joined), operation, 'distribution');
}

function foreignKeysOn(table: string, catalog: Catalog): readonly string[] {
  return catalog
    .ofKind('foreign key')
    .filter((key) => tablesOf(key).includes(table))
    .map(({ id }) => id);
}

/** The ids of the keys, indexes and exclusion constraints of a table. */
function keysOf(table: string, catalog: Catalog, { kindOf }: Operations): readonly string[] {
  return [...(catalog.dependents.get(table) ?? [])].filter((id) => {
    const part = catalog.nodes.get(id);
    return part?.parent === table && kindOf(part).hasIndex;
  });
}
