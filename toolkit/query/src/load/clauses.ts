import { bound, type Fragment, fragment, joined } from '../statement/index.ts';
import type { Plan } from './plan.ts';
import { MOST_ARGUMENTS } from './reader.ts';
import type { Alternatives } from './where.ts';

/**
 * The condition of a `where`, all parts of which hold.
 *
 * @param own conditions of the statement itself, as SQL
 * @param where what was asked for
 * @param alias the table's name in the statement
 */
export function conditions(own: readonly string[], where: Alternatives | undefined, alias: string): Fragment {
  const asked = where === undefined ? [] : [alternatives(where, alias)];
  const all = [...own.map((sql) => bound(sql, [])), ...asked];
  return all.length === 0 ? bound('true', []) : joined(all, ' and ');
}

function alternatives(where: Alternatives, alias: string): Fragment {
  if (where.length === 0) return bound('false', []);
  const each = where.map((comparisons) => {
    const parts = comparisons.map(({ column, sql, bindings }) =>
      bound(sql(`${alias}.${column.sql}`), bindings),
    );
    return parts.length === 0 ? bound('true', []) : joined(parts, ' and ');
  });
  return fragment`(${joined(each, ' or ')})`;
}

/** The order of a plan's rows, as terms; empty where they have none. */
export function orderTerms({ order }: Plan, alias: string): string {
  return order.map(({ column, sorting }) => `${alias}.${column.sql} ${sorting}`).join(', ');
}

/** The `order by` of a plan's rows. */
export function orderBy(plan: Plan, alias: string): string {
  return plan.order.length === 0 ? '' : ` order by ${orderTerms(plan, alias)}`;
}

/** The `limit` and `offset` of a plan's rows. */
export function page({ limit, offset }: Plan): Fragment {
  return joined(
    [
      ...(limit === undefined
        ? []
        : [typeof limit === 'number' ? bound(` limit ${limit}`, []) : bound(' limit ?', [limit])]),
      ...(offset === undefined ? [] : [bound(' offset ?', [offset])]),
    ],
    '',
  );
}

/** Cells as a JSON array, in pieces where they are more than a function takes. */
export function jsonArray(cells: readonly Fragment[]): Fragment {
  if (cells.length <= MOST_ARGUMENTS) return fragment`json_build_array(${joined(cells, ', ')})`;
  const pieces: Fragment[] = [];
  for (let at = 0; at < cells.length; at += MOST_ARGUMENTS)
    pieces.push(fragment`json_build_array(${joined(cells.slice(at, at + MOST_ARGUMENTS), ', ')})`);
  return jsonArray(pieces);
}
