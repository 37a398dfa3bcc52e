/**
 * A generated value. It is written to COPY as text, so a column of any type takes the text that PostgreSQL reads
 * for it. `null` is SQL's NULL.
 *
 * @example
 * import type { Value } from '@trellis/populate';
 *
 * const values: Value[] = ['2026-01-01', '{1,2}', '12.50', 42, true, null];
 */
export type Value = string | number | boolean | null;

/**
 * Computes the value of a column in one row, from its cell alone. A generator uses no clock, no `Math.random` and
 * no state of its own, so that every row can be computed by itself and is the same on every machine.
 *
 * @example
 * import type { Generator } from '@trellis/populate';
 *
 * const stars: Generator = (cell) => cell.integer(1, 5);
 */
export type Generator = (cell: Cell) => Value;

/**
 * One column of one row, with the random numbers that belong to it. They are hashes of seed, table, column and row.
 * Each call of `bits`, `below`, `integer`, `chance` or `pick` draws the next one.
 *
 * @example
 * import type { Generator } from '@trellis/populate';
 *
 * // Free delivery for expensive orders, otherwise 4.90 or 6.90.
 * const deliveryFee: Generator = (cell) =>
 *   Number(cell.get('total')) > 100 ? '0.00' : cell.pick(['4.90', '6.90']);
 * // The currency of the customer that `customer_id` references.
 * const currency: Generator = (cell) => cell.referenced('customer_id', 'currency');
 */
export interface Cell {
  /** The number of the row in its table, from 0. A row has the same number at every scale. */
  readonly row: number;
  /** The number of the row among the rows of its parent, from 0. Always 0 for tables without `per`. */
  readonly line: number;
  /**
   * The position of the row in the period of the sample, from 0 up to (excluding) 1. It increases with the row number,
   * and starts again from 0 with the rows that each step of the scale adds.
   */
  readonly timeFraction: number;
  readonly calendar: Calendar;
  /** Draws an integer from 0 to `size - 1`. */
  below(size: number): number;
  /** Draws an integer from `minimum` to `maximum`, both included. */
  integer(minimum: number, maximum: number): number;
  /** Draws `true` with a probability of `percent` (0 to 100). */
  chance(percent: number): boolean;
  /** Draws an element of a list. Throws `RangeError` if the list is empty. */
  pick<T>(list: readonly T[]): T;
  /** Draws 32 bits: an integer from 0 to 2^32 - 1. */
  bits(): number;
  /**
   * Returns the integer at `index` of a shuffled order of the integers below `size`. Distinct indexes give distinct
   * integers, so that values can be unique.
   *
   * @param index from 0 to `size - 1`, usually derived from `row`
   * @param size at most 2^50
   * @param order the name of the order, by default the column; columns of a table that use the same name share it
   */
  shuffled(index: number, size: number, order?: string): number;
  /**
   * Returns the value of another column of the row.
   *
   * @throws TrellisError `SAMPLE_INVALID` if the sample does not write that column, or if it depends on this one
   */
  get(column: string): Value;
  /**
   * Returns a column of the row that a foreign key references, or `null` if the foreign key is null.
   *
   * @param column a column of the foreign key
   * @param targetColumn a column of the referenced table
   * @throws TrellisError `SAMPLE_INVALID` if `column` belongs to no foreign key
   */
  referenced(column: string, targetColumn: string): Value;
}

/**
 * The period that a sample covers. Times are seconds since 1970-01-01 00:00 UTC.
 *
 * @example
 * import type { Generator } from '@trellis/populate';
 *
 * const unixTime: Generator = ({ calendar, timeFraction }) => calendar.at(timeFraction);
 */
export interface Calendar {
  readonly start: number;
  /** The end of the period, excluded. */
  readonly end: number;
  /**
   * Returns the time at a fraction of the period's activity. Activity is higher in later years, in December and
   * during the day. A larger fraction gives the same or a later time.
   *
   * @param fraction from 0 up to (excluding) 1
   */
  at(fraction: number): number;
}
