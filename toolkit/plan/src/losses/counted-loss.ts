import type { Loss } from '../diff/index.ts';

/** Data that would be lost, with its amount. */
export interface CountedLoss extends Loss {
  /** The number of rows, or of the column's values that are not null. Absent if it could not be counted. */
  readonly count?: number;
  /** Set when counting took too long: the count is the server's estimate. */
  readonly about?: true;
}

/** `12 rows`, `about 12 values`; undefined when the count is unknown. */
export function countText({ count, about, column }: CountedLoss): string | undefined {
  if (count === undefined) return undefined;
  const noun = column === undefined ? 'row' : 'value';
  return `${about ? 'about ' : ''}${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A loss in one line: `Loses table public.notes: the table with all its rows, 12 rows`. */
export function lossText(loss: CountedLoss): string {
  return `Loses ${loss.object}: ${[loss.what, countText(loss)].filter(Boolean).join(', ')}`;
}
