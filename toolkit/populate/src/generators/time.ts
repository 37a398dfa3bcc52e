import { TrellisError } from '@trellis/model';
import type { Cell, Generator } from '../sample/generator.ts';

/** How a moment is written: with its zone (UTC), without one, or its day alone. */
export type TimeForm = 'timestamptz' | 'timestamp' | 'date';

/** A time in the sample's years, later rows later: what a column with the default `now()` holds. */
export function chronological(form: TimeForm = 'timestamptz'): Generator {
  return (cell) => writeTime(cell.calendar.at(cell.moment), form);
}

/** Any time in the sample's years. */
export function moment(form: TimeForm = 'timestamptz'): Generator {
  return (cell) => writeTime(cell.calendar.at(fraction(cell)), form);
}

/**
 * A time after that in another column, never after the sample's end.
 *
 * @param column a time of the same row, or `foreign_key_column.column` for one of the row referred to
 * @param hours at most how many hours later
 * @example after('order_id.order_date', 72)
 */
export function after(column: string, hours: number, form: TimeForm = 'timestamptz'): Generator {
  const [own = '', referred] = column.split('.');
  return (cell) => {
    const base = referred === undefined ? cell.get(own) : cell.referred(own, referred);
    if (base === null) return null;
    const time = readTime(String(base));
    if (Number.isNaN(time))
      throw new TrellisError(
        'SAMPLE_INVALID',
        `Expected a time in ${column} for \`after\`, got "${base}". Name a column of dates or times.`,
      );
    const later = time + cell.integer(1, hours * 3600);
    return writeTime(Math.max(time, Math.min(later, cell.calendar.end - 1)), form);
  };
}

/** A date of birth: of somebody between `youngest` and `oldest` years old when the sample ends. */
export function dateOfBirth(youngest = 18, oldest = 85): Generator {
  const year = 31_556_952;
  return (cell) => writeTime(cell.calendar.end - cell.integer(youngest * year, oldest * year), 'date');
}

/** A time of day, to the minute. */
export function timeOfDay(): Generator {
  return (cell) => `${pad(cell.below(24))}:${pad(cell.below(60))}:00`;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function fraction(cell: Cell): number {
  return cell.bits() / 0x1_0000_0000;
}

/** Whole seconds since 1970 as PostgreSQL reads them. */
export function writeTime(seconds: number, form: TimeForm): string {
  const iso = new Date(seconds * 1000).toISOString();
  if (form === 'date') return iso.slice(0, 10);
  const time = `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
  return form === 'timestamp' ? time : `${time}+00`;
}

function readTime(text: string): number {
  const [day = '', time = '00:00:00'] = text.replace('+00', '').split(' ');
  return Date.parse(`${day}T${time}Z`) / 1000;
}
