import { type Catalog, isType, type Node } from '../node.ts';
import type { Surroundings } from './kind.ts';

/**
 * Refuses what PostgreSQL does not do to a table while a column somewhere is of its row type: to write the table's
 * rows anew, be it for a default that they would get.
 *
 * @param part the column, or the setting of the table, whose making or change needs that
 */
export function refuseWhereRowTypeIsUsed(part: Node, around: Surroundings): void {
  const table = part.parent ?? '';
  const stay = usersOfRows(table, around.after);
  for (const id of usersOfRows(table, around.before)) {
    const user = around.before.nodes.get(id);
    if (!stay.has(id) || isGoneWith(id, around) || isGoneWith(user?.parent ?? '', around)) continue;
    around.refuse({
      code: 'ROW_TYPE_IN_USE',
      object: part.kind === 'setting' ? table : part.id,
      message: `Expected no column of the row type of ${table}, got ${id}, beside which PostgreSQL does not write its rows anew: drop that in a migration of its own first.`,
    });
  }
}

/**
 * The columns of other tables that are of a table's row type, or of a type that holds it.
 *
 * @param id the table, or the type
 */
export function usersOfRows(id: string, { nodes, dependents }: Catalog): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set([id]);
  for (const type of seen)
    for (const dependent of dependents.get(type) ?? []) {
      const node = nodes.get(dependent);
      if (node && isType(node)) seen.add(dependent);
      else if (node?.kind === 'column' && node.parent !== id) found.add(dependent);
    }
  return found;
}

function isGoneWith(id: string, around: Surroundings): boolean {
  return ['drop', 'replace', 'rebuild'].includes(around.action(id) ?? '');
}
