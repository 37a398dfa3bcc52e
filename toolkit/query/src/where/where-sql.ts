import { bound, type Fragment, fragment, joined } from '../sql/index.ts';
import type { Alternatives } from './where.ts';

/**
 * Prints the condition of a `where` clause.
 *
 * @param own further conditions, as SQL, that must hold as well
 * @param where the conditions that the caller passed
 * @param alias alias of the table in the statement
 */
export function whereSql(own: readonly string[], where: Alternatives | undefined, alias: string): Fragment {
  const asked = where === undefined ? [] : [alternativesSql(where, alias)];
  const all = [...own.map((sql) => bound(sql, [])), ...asked];
  return all.length === 0 ? bound('true', []) : joined(all, ' and ');
}

function alternativesSql(where: Alternatives, alias: string): Fragment {
  if (where.length === 0) return bound('false', []);
  const each = where.map((comparisons) => {
    const parts = comparisons.map(({ column, sql, bindings }) =>
      bound(sql(`${alias}.${column.sql}`), bindings),
    );
    return parts.length === 0 ? bound('true', []) : joined(parts, ' and ');
  });
  return fragment`(${joined(each, ' or ')})`;
}
