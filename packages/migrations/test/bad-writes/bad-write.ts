import type { Rule } from '@shop/schema';

/** A write that PostgreSQL rejects by a rule of the shop. */
export interface BadWrite {
  readonly rule: Rule;
  /** How the write breaks the rule; to follow "rejects": `a negative price`. */
  readonly title: string;
  /** Statements that succeed before it. The rows of `ROWS` are there already. */
  readonly setUp?: string;
  readonly sql: string;
}

/** Several writes that one rule rejects. */
export function writes(
  rule: Rule,
  cases: readonly (readonly [title: string, sql: string, setUp?: string])[],
): BadWrite[] {
  return cases.map(([title, sql, setUp]) => ({ rule, title, sql, ...(setUp && { setUp }) }));
}
