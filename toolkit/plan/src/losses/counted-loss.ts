import type { Loss } from '../diff/index.ts';

/** Data that would be lost, and how much of it there is. */
export interface CountedLoss extends Loss {
  /** The rows, or the column's values that are not null; left out where nobody could tell. */
  readonly count?: number;
  /** Set where counting took too long: the count is what the server reckons with. */
  readonly about?: true;
}

/** `12 rows`, `about 12 values`; nothing where it is not known. */
export function countText({ count, about, column }: CountedLoss): string | undefined {
  if (count === undefined) return undefined;
  const noun = column === undefined ? 'row' : 'value';
  return `${about ? 'about ' : ''}${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A loss in a line: `Loses table public.notes: the table with all its rows, 12 rows`. */
export function lossText(loss: CountedLoss): string {
  return `Loses ${loss.object}: ${[loss.what, countText(loss)].filter(Boolean).join(', ')}`;
}
