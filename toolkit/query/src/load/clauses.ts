import { bound, type Fragment, fragment, joined } from '../sql/index.ts';
import { whereSql } from '../where/index.ts';
import { MAX_ARGUMENTS } from './layout.ts';
import type { LoadPlan } from './plan.ts';
import { isAfter } from './position.ts';

/**
 * Prints the condition of the `where` clause.
 *
 * @param own further conditions, as SQL
 * @param plan the plan
 * @param alias alias of the table in the statement
 */
export function conditions(own: readonly string[], { where, positions }: LoadPlan, alias: string): Fragment {
  const asked = whereSql(own, where, alias);
  return joined([asked, ...positions.map((position) => isAfter(position, alias))], ' and ');
}

/** Prints the terms of the `order by` clause; empty if the rows have no order. */
export function orderTerms({ order }: LoadPlan, alias: string): string {
  return order.map(({ column, sorting }) => `${alias}.${column.sql} ${sorting}`).join(', ');
}

/** Prints the `order by` clause. */
export function orderBy(plan: LoadPlan, alias: string): string {
  return plan.order.length === 0 ? '' : ` order by ${orderTerms(plan, alias)}`;
}

/** Prints the `limit` and `offset` clauses. */
export function limitOffset({ limit, offset }: LoadPlan): Fragment {
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

/** Prints cells as a JSON array; as an array of arrays if they exceed the maximum number of function arguments. */
export function jsonArray(cells: readonly Fragment[]): Fragment {
  if (cells.length <= MAX_ARGUMENTS) return fragment`json_build_array(${joined(cells, ', ')})`;
  const pieces: Fragment[] = [];
  for (let start = 0; start < cells.length; start += MAX_ARGUMENTS)
    pieces.push(fragment`json_build_array(${joined(cells.slice(start, start + MAX_ARGUMENTS), ', ')})`);
  return jsonArray(pieces);
}
