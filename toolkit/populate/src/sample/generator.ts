/** A value of a column, as it is written: PostgreSQL reads its text. `null` is SQL's. */
export type Value = string | number | boolean | null;

/**
 * Makes a column's value in one row, from nothing but what the cell gives: no clock, no
 * `Math.random`, nothing remembered from other rows. So any row can be made alone.
 *
 * @example const stars: Generator = (cell) => cell.integer(1, 5);
 */
export type Generator = (cell: Cell) => Value;

/** One column of one row while its value is made. Its draws are a hash of seed, table, column and row. */
export interface Cell {
  /** The row's number in its table, from 0. The same row at every scale. */
  readonly row: number;
  /** The row's number among those of its parent, from 0, where rows are made `per` parent. */
  readonly line: number;
  /** Where the row stands in the sample's years: from 0 up to (not including) 1, in the order of the rows. */
  readonly moment: number;
  readonly calendar: Calendar;
  /** A whole number from 0 to `size - 1`. */
  below(size: number): number;
  /** A whole number from `minimum` to `maximum`, both included. */
  integer(minimum: number, maximum: number): number;
  /** Whether a thing happens that does so in `percent` of a hundred rows. */
  chance(percent: number): boolean;
  /** One of a list. */
  pick<T>(list: readonly T[]): T;
  /** 32 bits. */
  bits(): number;
  /**
   * The place of a number in a shuffled order of those below `size`: distinct for distinct numbers.
   *
   * @param order the order's name; columns of a table that give the same name share the order
   */
  shuffled(index: number, size: number, order?: string): number;
  /** The value of another column in the same row. */
  get(column: string): Value;
  /** A column of the row that a foreign key over `column` refers to; `null` where it refers to none. */
  referred(column: string, of: string): Value;
}

/** The years that a sample plays in. Times are whole seconds since 1970, in UTC. */
export interface Calendar {
  readonly start: number;
  readonly end: number;
  /**
   * A time in the calendar's years: busier towards their end, in December, and by day. Later
   * fractions give later times.
   *
   * @param fraction from 0 up to (not including) 1
   */
  at(fraction: number): number;
}
