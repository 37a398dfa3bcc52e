import { type IndexDefinition, objectId, type PrimaryKey, type Table } from '@trellis/model';
import type { Node } from '../node.ts';

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
  return table.partitionOf && isTwin(table, index)
    ? [`partition ${objectId('table', [table.schema, table.name])}`]
    : [];
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
