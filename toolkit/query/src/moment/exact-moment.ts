/** What PostgreSQL printed for a timestamp that a Date cannot hold. */
export interface ExactMoment {
  /** The text: `2026-01-01 00:00:00.123456+00`. */
  readonly text: string;
  /** The text has a time zone. */
  readonly zone: boolean;
  /** The digits after the milliseconds. */
  readonly micros: string;
}

/** The property of a Date that remembers. Two copies of this module, of two entry points, have the same key. */
const KEY = Symbol.for('@trellis/query/exact-moment');

interface Remembering {
  /** The time of the Date when it was read: a Date that was changed since stands for its new time. */
  readonly [KEY]?: { readonly time: number; readonly exact: ExactMoment };
}

/**
 * PostgreSQL keeps microseconds, and a `Date` has milliseconds. So a Date that is read remembers what it cannot hold, and
 * stands for the exact value when it is passed back: a row is found and deleted by its own timestamp, and compared with
 * its neighbours exactly. A copy that JSON or `new Date(date)` makes stands for its milliseconds.
 */
export function remember(date: Date, exact: ExactMoment): void {
  // Not enumerable, so that comparisons and copies of a Date do not see it.
  Object.defineProperty(date, KEY, { value: { time: date.getTime(), exact }, configurable: true });
}

/** Returns what a Date remembers; undefined if it holds its value, or was changed. */
export function remembered(date: Date): ExactMoment | undefined {
  const known = (date as Remembering)[KEY];
  return known && Object.is(known.time, date.getTime()) ? known.exact : undefined;
}

/** Copies a Date with what it remembers. */
export function copyMoment(date: Date): Date {
  const copy = new Date(date);
  const exact = remembered(date);
  if (exact) remember(copy, exact);
  return copy;
}
