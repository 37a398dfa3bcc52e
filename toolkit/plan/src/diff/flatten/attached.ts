import { type Exclusion, type IndexDefinition, objectId, type Table, type Unique } from '@trellis/model';
import { push } from '@trellis/model/internal';
import { type Edge, edges, partitionLink, tableId } from '../node/index.ts';
import type { Collector } from './collector.ts';

/**
 * The edges of a partition's index or key besides those to its columns: to the index that it is attached to. One that is
 * not attached but equals one that is comes after the partition is attached, because attaching takes the first match.
 *
 * @param foreign the tables of `withForeignPartitions`
 */
export function indexLinks(
  table: Table,
  index: IndexDefinition | Key,
  foreign: ReadonlySet<string> = new Set(),
): readonly Edge[] {
  const to = index.attachedTo;
  if (to)
    return edges(isBesideForeign(table, foreign) ? 'taken' : 'attached', [
      objectId('index', [to.schema, to.name]),
    ]);
  return edges('partition', table.partitionOf && isTwin(table, index) ? [partitionLink(table)] : []);
}

/** A primary key, a unique constraint or an exclusion constraint. */
type Key = Unique | Exclusion;

/** Whether an index or key of a partition is not attached but equals one that is. */
function isTwin(table: Table, index: IndexDefinition | Key): boolean {
  if (index.attachedTo) return false;
  const shape = shapeOf(index);
  return indexesOf(table).some((one) => one.attachedTo && shapeOf(one) === shape);
}

/** Whether an index or key of a partition has to exist before the partition is attached, so that it keeps its name. */
export function isBeforeAttach(table: Table, index: IndexDefinition | Key): boolean {
  return !isTwin(table, index) && !(index.attachedTo && index.only);
}

/** What ATTACH PARTITION compares: an index and the index of a key can be equal. */
function shapeOf(index: IndexDefinition | Key): string {
  if ('definition' in index) return index.definition;
  const { unique, method, elements, include, nullsNotDistinct, where } =
    'elements' in index ? index : asIndex(index);
  return JSON.stringify([unique, method, elements, include, nullsNotDistinct, where]);
}

function asIndex(key: Unique): IndexDefinition {
  return {
    name: key.name,
    unique: true,
    elements: key.columns.map((column) => ({ column })),
    ...(key.include && { include: key.include }),
    ...(key.nullsNotDistinct && { nullsNotDistinct: true }),
  };
}

/**
 * Orders the indexes and keys of a partitioned table and the partitions that have none attached to them. Attaching such a
 * partition creates one, which it has to if the index is to be valid: then the index comes first. It must not for an
 * index that is declared not valid (`ON ONLY`): that index requires the partition.
 */
export function orderUnattached(collector: Collector, tables: readonly Table[]): void {
  const attached = new Set<string>();
  const partitions = new Map<string, Table[]>();
  for (const table of tables) {
    const { partitionOf } = table;
    if (!partitionOf) continue;
    push(partitions, tableId(partitionOf), table);
    // Attaching the partition does not use an index that is not valid.
    for (const { attachedTo: to, only } of indexesOf(table))
      if (to && !only) attached.add(`${objectId('index', [to.schema, to.name])} ${partitionLink(table)}`);
  }
  for (const table of tables)
    for (const partition of partitions.get(tableId(table)) ?? [])
      for (const { name, only } of indexesOf(table)) {
        const index = objectId('index', [table.schema, name]);
        const link = partitionLink(partition);
        if (attached.has(`${index} ${link}`)) continue;
        if (only) collector.require(index, link, 'partition');
        else collector.require(link, index, 'after');
      }
}

/** The ids of the partitioned tables in a tree of partitions that contains a foreign table. */
export function withForeignPartitions(tables: readonly Table[]): ReadonlySet<string> {
  const parents = new Map(
    tables.flatMap((table) => (table.partitionOf ? [[tableId(table), tableId(table.partitionOf)]] : [])),
  );
  const rootOf = (id: string): string => {
    const parent = parents.get(id);
    return parent === undefined ? id : rootOf(parent);
  };
  const roots = new Set(tables.filter(({ foreign }) => foreign).map((table) => rootOf(tableId(table))));
  return new Set([...parents.values()].filter((parent) => roots.has(rootOf(parent))));
}

/**
 * The ids of the indexes of partitions beside foreign tables, each with that of the index that takes it: see the reason
 * `taken`.
 */
export function indexesBesideForeign(
  tables: readonly Table[],
  foreign: ReadonlySet<string>,
): readonly (readonly [index: string, of: string])[] {
  return tables
    .filter((table) => isBesideForeign(table, foreign))
    .flatMap(({ schema, indexes }) =>
      indexes.flatMap(({ name, attachedTo: to }) =>
        to ? [[objectId('index', [schema, name]), objectId('index', [to.schema, to.name])] as const] : [],
      ),
    );
}

function isBesideForeign({ partitionOf }: Table, foreign: ReadonlySet<string>): boolean {
  return partitionOf !== undefined && foreign.has(tableId(partitionOf));
}

/** The indexes and keys of a table. */
function indexesOf(table: Table): readonly (IndexDefinition | Key)[] {
  return [
    ...(table.primaryKey ? [table.primaryKey] : []),
    ...table.uniques,
    ...table.exclusions,
    ...table.indexes,
  ];
}
