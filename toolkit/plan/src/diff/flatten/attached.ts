import {
  type IndexDefinition,
  objectId,
  type PrimaryKey,
  type QualifiedName,
  type Table,
} from '@trellis/model';
import type { Node } from '../node.ts';
import { push } from '../survey.ts';
import type { Collector } from './collector.ts';

/** Whether a node is an index or a constraint that has one. */
export function isIndexed(node: Node | undefined): boolean {
  return node !== undefined && ['index', 'primary key', 'unique', 'exclusion'].includes(node.kind);
}

/**
 * What a partition's index needs besides its columns: the one that it is attached to. One that is not attached
 * but the same as another that is has to wait until the partition is attached, which takes the first that fits.
 */
export function indexLinks(table: Table, index: IndexDefinition): readonly string[] {
  if (index.attachedTo) return [objectId('index', [index.attachedTo.schema, index.attachedTo.name])];
  return table.partitionOf && isTwin(table, index) ? [partitionLink(table)] : [];
}

/** Whether an index of a partition that is not attached is the same as one that is. */
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
 * Lets an index of a partitioned table require those partitions that have none attached to it (`ON ONLY`): attached
 * after it, they would be given one.
 */
export function awaitPartitions(collector: Collector, tables: readonly Table[]): void {
  const attached = new Set<string>();
  const partitions = new Map<string, Table[]>();
  for (const table of tables) {
    const { partitionOf } = table;
    if (!partitionOf) continue;
    push(partitions, objectId('table', [partitionOf.schema, partitionOf.name]), table);
    for (const { attachedTo: to } of indexesOf(table))
      if (to) attached.add(`${objectId('index', [to.schema, to.name])} ${partitionLink(table)}`);
  }
  for (const table of tables)
    for (const partition of partitions.get(objectId('table', [table.schema, table.name])) ?? [])
      for (const { name } of indexesOf(table)) {
        const index = objectId('index', [table.schema, name]);
        const link = partitionLink(partition);
        if (!attached.has(`${index} ${link}`)) collector.require(index, link);
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

/** The id of the node that makes a table a partition. */
export function partitionLink({ schema, name }: QualifiedName): string {
  return `partition ${objectId('table', [schema, name])}`;
}
