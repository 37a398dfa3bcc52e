import { bound, type Fragment, fragment, joined } from '../sql/index.ts';
import { comparedColumn, isNotNull, isNull, parameterCast } from '../value/index.ts';
import type { OrderTerm } from './check-options.ts';

/** A position in the order of the rows, between two rows or at one. */
export interface Position {
  readonly order: readonly OrderTerm[];
  /** For each term, the binding of its value; undefined stands for SQL's null. */
  readonly values: readonly unknown[];
}

/** How a term sorts. By default, PostgreSQL treats nulls as the greatest values. */
function sense({ sorting }: OrderTerm): { readonly descends: boolean; readonly nullsFirst: boolean } {
  const descends = sorting.startsWith('desc');
  const nullsFirst = sorting.includes('nulls') ? sorting.endsWith('first') : descends;
  return { descends, nullsFirst };
}

/** Returns the complete spelling of how a term sorts. */
export function canonical(term: OrderTerm): string {
  const { descends, nullsFirst } = sense(term);
  return `${descends ? 'desc' : 'asc'} nulls ${nullsFirst ? 'first' : 'last'}`;
}

/** Returns the terms of the opposite order. */
export function reversed(order: readonly OrderTerm[]): OrderTerm[] {
  return order.map((term) => {
    const { descends, nullsFirst } = sense(term);
    return {
      column: term.column,
      sorting: `${descends ? 'asc' : 'desc'} nulls ${nullsFirst ? 'last' : 'first'}`,
    };
  });
}

/**
 * Prints the condition that a row comes after a position. The order must be total, so that it ends with a key: then
 * each row comes before the position, after it, or is at it, even if other programs insert rows.
 *
 * @param position the position
 * @param alias alias of the table in the statement
 */
export function isAfter({ order, values }: Position, alias: string): Fragment {
  const terms = order.map((term, i) => ({ ...term, ...sense(term), value: values[i] }));
  const [first] = terms;
  const isPlain = terms.every(
    ({ column, descends, value }) => !column.nullable && value !== undefined && descends === first?.descends,
  );
  // An index on the columns serves the comparison of rows as one range.
  if (isPlain) {
    const columns = terms.map((term) => compared(term, alias)).join(', ');
    const row = joined(terms.map(parameter), ', ');
    return fragment`(${columns}) ${first?.descends ? '<' : '>'} (${row})`;
  }
  const alternatives = terms.flatMap((term, i) => {
    const beyond = isBeyond(term, alias);
    return beyond ? [joined([...terms.slice(0, i).map((one) => equals(one, alias)), beyond], ' and ')] : [];
  });
  const any = fragment`(${joined(alternatives, ' or ')})`;
  // Follows from the alternatives. PostgreSQL does not see that, and begins the scan of an index here.
  if (first === undefined || first.column.nullable) return any;
  return fragment`${compared(first, alias)} ${first.descends ? '<=' : '>='} ${parameter(first)} and ${any}`;
}

interface Term extends OrderTerm, ReturnType<typeof sense> {
  readonly value: unknown;
}

/** Prints the condition that the column of a term sorts after the position; undefined if no value does. */
function isBeyond(term: Term, alias: string): Fragment | undefined {
  const { column, descends, nullsFirst, value } = term;
  const sql = `${alias}.${column.sql}`;
  if (value === undefined) return nullsFirst ? bound(isNotNull(column.codec, sql), []) : undefined;
  const beyond = fragment`${compared(term, alias)} ${descends ? '<' : '>'} ${parameter(term)}`;
  return column.nullable && !nullsFirst ? fragment`(${beyond} or ${isNull(column.codec, sql)})` : beyond;
}

function equals(term: Term, alias: string): Fragment {
  const { column, value } = term;
  if (value === undefined) return bound(isNull(column.codec, `${alias}.${column.sql}`), []);
  return fragment`${compared(term, alias)} = ${parameter(term)}`;
}

/** Prints the column of a term, as it is compared. */
function compared({ column }: Term, alias: string): string {
  return comparedColumn(column.codec, `${alias}.${column.sql}`);
}

/** PostgreSQL gives the parameter the type of the column, unless it does not know how to compare the type. */
function parameter({ column: { codec }, value }: Term): Fragment {
  return bound(`?${parameterCast(codec)}`, [value]);
}
