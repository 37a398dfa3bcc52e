import type { Node } from '../node.ts';
import type { Surroundings } from './kind.ts';

/**
 * Refuses what PostgreSQL does not do to a table while a column somewhere is of its row type: to write the table's
 * rows anew, be it for a default that they would get.
 *
 * @param column the column whose making or change needs that
 */
export function refuseWhereRowTypeIsUsed(column: Node, around: Surroundings): void {
  const table = column.parent ?? '';
  for (const id of around.before.dependents.get(table) ?? []) {
    const user = around.before.nodes.get(id);
    if (user?.kind !== 'column' || user.parent === table) continue;
    if (isGoneWith(id, around) || isGoneWith(user.parent ?? '', around)) continue;
    around.refuse({
      code: 'ROW_TYPE_IN_USE',
      object: column.id,
      message: `Expected no column of the row type of ${table}, got ${id}, beside which PostgreSQL does not write its rows anew: drop that in a migration of its own first.`,
    });
  }
}

function isGoneWith(id: string, around: Surroundings): boolean {
  return ['drop', 'replace', 'rebuild'].includes(around.action(id) ?? '');
}
