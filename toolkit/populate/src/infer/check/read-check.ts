import type { Token } from '@trellis/model/internal';
import { type CheckBounds, intersection, union } from './bounds.ts';
import { parseCondition } from './condition.ts';
import { split, tokenize, withoutParentheses } from './conjuncts.ts';
import { type Order, parseOrder } from './order.ts';

/** What a condition requires of its columns. */
interface Requirement {
  readonly bounds: ReadonlyMap<string, CheckBounds>;
  readonly orders: readonly Order[];
  /** Rows with such values satisfy the condition. */
  readonly isComplete: boolean;
}

/**
 * Reads the bounds that a check sets for its columns. It understands comparisons with numbers, times and other constants,
 * `BETWEEN`, `IN`, `= ANY (ARRAY[…])`, their negations, boolean columns, and AND and OR of these, as authors write them and
 * as PostgreSQL prints them. Other conditions are ignored: rows that violate them are rejected by PostgreSQL.
 *
 * @param expression the condition, without `CHECK`
 * @returns the bounds by column; the column of a domain's check is `value`
 */
export function readCheck(expression: string): ReadonlyMap<string, CheckBounds> {
  return requirementOf(tokenize(expression)).bounds;
}

/** Reads the comparisons of two columns that a check requires, where {@link readCheck} reads bounds. */
export function readOrders(expression: string): readonly Order[] {
  return requirementOf(tokenize(expression)).orders;
}

function requirementOf(tokens: readonly Token[]): Requirement {
  const condition = withoutParentheses(tokens);
  const alternatives = split(condition, 'or');
  if (alternatives.length > 1) return oneOf(alternatives.map(requirementOf));
  const parts = split(condition, 'and');
  if (parts.length > 1) return allOf(parts.map(requirementOf));
  const order = parseOrder(condition);
  if (order) return { bounds: new Map(), orders: [order], isComplete: true };
  const parsed = parseCondition(condition);
  const bounds = new Map(parsed && [[parsed.column, parsed.bounds]]);
  return { bounds, orders: [], isComplete: parsed !== undefined };
}

function allOf(all: readonly Requirement[]): Requirement {
  const bounds = new Map<string, CheckBounds>();
  for (const [column, own] of all.flatMap((one) => [...one.bounds]))
    bounds.set(column, intersection([bounds.get(column) ?? {}, own]));
  return {
    bounds,
    orders: all.flatMap(({ orders }) => orders),
    isComplete: all.every(({ isComplete }) => isComplete),
  };
}

/** Rows have to satisfy one alternative only: all values of one column, or else the first alternative that is understood. */
function oneOf(alternatives: readonly Requirement[]): Requirement {
  const [first, ...others] = alternatives.filter(({ isComplete }) => isComplete);
  if (first === undefined) return { bounds: new Map(), orders: [], isComplete: false };
  const [[column = '', bounds = {}] = []] = first.bounds;
  const all = [first, ...others].map((one) =>
    one.bounds.size === 1 && one.orders.length === 0 ? one.bounds.get(column) : undefined,
  );
  const values = all.every((one) => one !== undefined) ? union(all) : undefined;
  return values ? { ...first, bounds: new Map([[column, { ...bounds, ...values }]]) } : first;
}
