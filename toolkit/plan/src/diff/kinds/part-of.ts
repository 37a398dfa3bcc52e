import type { Column, QualifiedName, Table } from '@trellis/model';
import type { Catalog, Node } from '../node/index.ts';

/** The column that a node is a part of. */
export function columnOf(node: Node, catalog: Catalog): Column {
  const column = catalog.find('column', node.object);
  if (!column) throw new Error(`The column of ${node.id} is not in the catalog.`);
  return column.value;
}

/** The table, domain or sequence that a node is a part of, by its path. */
export function wholeOf(node: Pick<Node, 'path'>): QualifiedName {
  return { schema: node.path[0] ?? '', name: node.path[1] ?? '' };
}

/** The table that a node is a part of. */
export function tableOf(node: Node): QualifiedName {
  return wholeOf(node);
}

/** The table that a node describes. */
export function ownTable(node: Node, catalog: Catalog): Table {
  const table = catalog.find('table', node.object);
  if (!table) throw new Error(`The table of ${node.id} is not in the catalog.`);
  return table.value;
}
