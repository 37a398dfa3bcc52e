import { type CheckBounds, intersection } from './bounds.ts';
import { parseCondition } from './condition.ts';
import { conjuncts, tokenize } from './conjuncts.ts';

/**
 * Reads the bounds that a check sets for its columns. It understands conjunctions of comparisons with numbers and times,
 * `BETWEEN`, `IN` and `= ANY (ARRAY[…])`, as authors write them and as PostgreSQL prints them. Other conditions are
 * ignored: rows that violate them are rejected by PostgreSQL.
 *
 * @param expression the condition, without `CHECK`
 * @returns the bounds by column; the column of a domain's check is `value`
 */
export function readCheck(expression: string): ReadonlyMap<string, CheckBounds> {
  const bounds = new Map<string, CheckBounds>();
  for (const tokens of conjuncts(tokenize(expression))) {
    const condition = parseCondition(tokens);
    if (condition)
      bounds.set(condition.column, intersection([bounds.get(condition.column) ?? {}, condition.bounds]));
  }
  return bounds;
}
