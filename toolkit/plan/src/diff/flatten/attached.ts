import { type IndexDefinition, objectId, type PrimaryKey, type Table } from '@trellis/model';
import { push } from '../model-index/index.ts';
import { type Edge, edges, partitionLink, tableId } from '../node/index.ts';
import type { Collector } from './collector.ts';

/**
 * The edges of a partition's index besides those to its columns: to the index that it is attached to. An index that is
 * not attached but equals one that is comes after the partition is attached, because attaching takes the first match.
 */
export function indexLinks(table: Table, index: IndexDefinition): readonly Edge[] {
  const to = index.attachedTo;
  if (to) return edges('attached', [objectId('index', [to.schema, to.name])]);
  return edges('partition', table.partitionOf && isTwin(table, index) ? [partitionLink(table)] : []);
}

/** Whether an index of a partition is not attached but equals one that is. */
export function isTwin(table: Table, index: IndexDefinition): boolean {
  if (index.attachedTo) return false;
  const shape = shapeOf(index);
  return (
    table.indexes.some((one) => one.attachedTo && shapeOf(one) === shape) ||
    [table.primaryKey, ...table.uniques].some((one) => one?.attachedTo && shapeOf(asIndex(one)) === shape)
  );
}

function shapeOf({ unique, method, elements, include, nullsNotDistinct, where }: IndexDefinition): string {
  return JSON.stringify([unique, method, elements, include, nullsNotDistinct, where]);
}

function asIndex(key: PrimaryKey & { readonly nullsNotDistinct?: true }): IndexDefinition {
  return {
    name: key.name,
    unique: true,
    elements: key.columns.map((column) => ({ column })),
    ...(key.include && { include: key.include }),
    ...(key.nullsNotDistinct && { nullsNotDistinct: true }),
  };
}

/**
 * Lets an index of a partitioned table require the partitions that have no index attached to it (`ON ONLY`): a partition
 * that is attached later would get one.
 */
export function awaitPartitions(collector: Collector, tables: readonly Table[]): void {
  const attached = new Set<string>();
  const partitions = new Map<string, Table[]>();
  for (const table of tables) {
    const { partitionOf } = table;
    if (!partitionOf) continue;
    push(partitions, tableId(partitionOf), table);
    for (const { attachedTo: to } of indexesOf(table))
      if (to) attached.add(`${objectId('index', [to.schema, to.name])} ${partitionLink(table)}`);
  }
  for (const table of tables)
    for (const partition of partitions.get(tableId(table)) ?? [])
      for (const { name } of indexesOf(table)) {
        const index = objectId('index', [table.schema, name]);
        const link = partitionLink(partition);
        if (!attached.has(`${index} ${link}`)) collector.require(index, link, 'partition');
      }
}

function indexesOf(table: Table): readonly Pick<IndexDefinition, 'name' | 'attachedTo'>[] {
  return [
    ...(table.primaryKey ? [table.primaryKey] : []),
    ...table.uniques,
    ...table.exclusions,
    ...table.indexes,
  ];
}
