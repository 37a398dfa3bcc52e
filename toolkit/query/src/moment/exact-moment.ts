/** What PostgreSQL printed for a timestamp that a Date cannot hold. */
export interface ExactMoment {
  /** The text: `2026-01-01 00:00:00.123456+00`. */
  readonly text: string;
  /** The text has a time zone. */
  readonly zone: boolean;
  /** The digits after the milliseconds. */
  readonly micros: string;
}

/** The time of each Date when it was read: a Date that was changed since stands for its new time. */
const moments = new WeakMap<Date, { readonly time: number; readonly exact: ExactMoment }>();

/**
 * PostgreSQL keeps microseconds, and a `Date` has milliseconds. So a Date that is read remembers what it cannot hold, and
 * stands for the exact value when it is passed back: a row is found and deleted by its own timestamp, and compared with
 * its neighbours exactly. A copy that JSON or `new Date(date)` makes stands for its milliseconds.
 */
export function remember(date: Date, exact: ExactMoment): void {
  moments.set(date, { time: date.getTime(), exact });
}

/** Returns what a Date remembers; undefined if it holds its value, or was changed. */
export function remembered(date: Date): ExactMoment | undefined {
  const known = moments.get(date);
  return known && Object.is(known.time, date.getTime()) ? known.exact : undefined;
}

/** Copies a Date with what it remembers. */
export function copyMoment(date: Date): Date {
  const copy = new Date(date);
  const exact = remembered(date);
  if (exact) remember(copy, exact);
  return copy;
}
