import type { Loss } from '../diff/index.ts';

/** Data that would be lost, with its amount. */
export interface CountedLoss extends Loss {
  /** The number of rows, or of the column's values that are not null. Absent if it could not be counted. */
  readonly count?: number;
  /** The number of values that cannot be converted, so that the migration fails. Absent if there are none. */
  readonly invalid?: number;
  /** Set when counting took too long: the count is the server's estimate. */
  readonly about?: true;
}

/** `12 rows`, `about 12 values`, `3 values, and 1 value cannot be converted`; undefined when the count is unknown. */
export function countText({ count, about, invalid, column }: CountedLoss): string | undefined {
  if (count === undefined) return undefined;
  const noun = column === undefined ? 'row' : 'value';
  const counted = `${about ? 'about ' : ''}${count} ${noun}${count === 1 ? '' : 's'}`;
  if (invalid === undefined) return counted;
  return `${counted}, and ${invalid} ${noun}${invalid === 1 ? '' : 's'} cannot be converted`;
}

/** Whether there is data to lose. An estimate of no rows is not a count. */
export function hasData({ count, about }: CountedLoss): boolean {
  return count !== 0 || about === true;
}

/**
 * Whether a loss needs an allowance when its migration is written. A rounding conversion needs none if no value of the
 * connected database changes. Dropped rows and columns always need one, because other databases may have more rows.
 */
export function needsAllowance(loss: CountedLoss): boolean {
  return loss.conversion === undefined || hasData(loss);
}

/** A loss in one line: `Loses table public.notes: the table with all its rows, 12 rows`. */
export function lossText(loss: CountedLoss): string {
  return `${needsAllowance(loss) ? 'Loses' : 'May round'} ${loss.object}: ${[loss.what, countText(loss)].filter(Boolean).join(', ')}`;
}
