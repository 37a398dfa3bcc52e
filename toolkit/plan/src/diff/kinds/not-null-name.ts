import { generatedName } from '@trellis/model/internal';
import { type Catalog, idsOf, isMerged, type Node, type NodeOf } from '../node/index.ts';

/** Whether a NOT NULL is the table's own, inherited, or both. */
export function standingOf(node: Node): 'own' | 'parent' | 'both' {
  if (node.inherited) return 'parent';
  return isMerged(node) ? 'both' : 'own';
}

/** The name of a NOT NULL: its own, its parent's, or the one that PostgreSQL generates. */
export function constraintName(node: NodeOf<'not null'>, catalog: Catalog): string {
  if (node.value.name !== undefined) return node.value.name;
  const above = given(node, catalog);
  return above ? constraintName(above, catalog) : generated(node);
}

/** The name that PostgreSQL generates. */
export function generated({ path: [, table = '', column] }: Node): string {
  return generatedName(table, column, 'not_null');
}

/** The parent's NOT NULL that a child inherits. */
export function given(node: NodeOf<'not null'>, catalog: Catalog): NodeOf<'not null'> | undefined {
  if (!node.inherited) return undefined;
  const [above] = idsOf(node, 'inherited').flatMap((id) => catalog.find('not null', id) ?? []);
  return above;
}
