import type { Column, QualifiedName } from '@trellis/model';
import type { Catalog, Node } from '../node.ts';

/** The column that a node is a part of. */
export function columnOf(node: Node, catalog: Catalog): Column {
  const column = catalog.nodes.get(node.object);
  if (column?.kind !== 'column') throw new Error(`Expected the column of ${node.id} in the catalog.`);
  return column.value;
}

/** The table that a node is a part of, by its path. */
export function tableOf(node: Node): QualifiedName {
  return { schema: node.path[0] ?? '', name: node.path[1] ?? '' };
}
