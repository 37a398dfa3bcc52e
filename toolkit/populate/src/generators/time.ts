import { type Cell, type Generator, invalidSample } from '../sample/index.ts';

/**
 * The format of a time, by the type of its column: with the time zone UTC, without a time zone, or only the date.
 *
 * @example
 * import { randomTime, type TimeFormat } from '@trellis/populate';
 *
 * const format: TimeFormat = 'date';
 * export const people = { columns: { joined: randomTime(format) } };
 */
export type TimeFormat = 'timestamptz' | 'timestamp' | 'date';

/**
 * Generates times in the period of the sample that increase with the row number, as in a column with the default
 * `now()`. The rows that each step of the scale adds cover the whole period.
 *
 * @param format by the type of the column
 *
 * @example
 * import { chronological } from '@trellis/populate';
 *
 * export const orders = { columns: { created_at: chronological() } };
 */
export function chronological(format: TimeFormat = 'timestamptz'): Generator {
  return (cell) => formatTime(cell.calendar.at(cell.timeFraction), format);
}

/**
 * Generates times in the period of the sample, in no order.
 *
 * @param format by the type of the column
 *
 * @example
 * import { randomTime } from '@trellis/populate';
 *
 * export const events = { columns: { day: randomTime('date') } };
 */
export function randomTime(format: TimeFormat = 'timestamptz'): Generator {
  return (cell) => formatTime(cell.calendar.at(cell.bits() / 0x1_0000_0000), format);
}

/**
 * Generates times after the time in another column, but not after the end of the sample. Null where that time is
 * null.
 *
 * @param column a time column of the same row, or `foreign_key_column.column` for a column of the referenced row
 * @param hours the largest difference, in hours
 * @param format by the type of the column
 * @throws TrellisError `SAMPLE_INVALID` (the generator) if the other column has no time
 *
 * @example
 * import { after, chronological } from '@trellis/populate';
 *
 * export const orders = { columns: { ordered: chronological(), paid: after('ordered', 24) } };
 * export const shipments = { columns: { shipped: after('order_id.ordered', 72) } };
 */
export function after(column: string, hours: number, format: TimeFormat = 'timestamptz'): Generator {
  const [own = '', referenced] = column.split('.');
  return (cell) => {
    const base = referenced === undefined ? cell.get(own) : cell.referenced(own, referenced);
    if (base === null) return null;
    const time = parseTime(String(base));
    if (Number.isNaN(time))
      throw invalidSample(
        `Expected a time in ${column} for \`after\`, got "${base}". Name a column of dates or times.`,
      );
    const later = time + cell.integer(1, hours * 3600);
    return formatTime(Math.max(time, Math.min(later, cell.calendar.end - 1)), format);
  };
}

/**
 * Generates dates of birth.
 *
 * @param youngest the smallest age in years at the end of the sample
 * @param oldest the largest age in years at the end of the sample
 *
 * @example
 * import { dateOfBirth } from '@trellis/populate';
 *
 * export const students = { columns: { born: dateOfBirth(6, 19) } };
 */
export function dateOfBirth(youngest = 18, oldest = 85): Generator {
  const year = 31_556_952;
  return (cell) => formatTime(cell.calendar.end - cell.integer(youngest * year, oldest * year), 'date');
}

/**
 * Generates times of day with full minutes: `08:35:00`.
 *
 * @example
 * import { timeOfDay } from '@trellis/populate';
 *
 * export const trains = { columns: { departs: timeOfDay() } };
 */
export function timeOfDay(): Generator {
  return (cell) => `${twoDigits(cell, 24)}:${twoDigits(cell, 60)}:00`;
}

function twoDigits(cell: Cell, below: number): string {
  return String(cell.below(below)).padStart(2, '0');
}

/** Formats seconds since 1970-01-01 00:00 UTC as PostgreSQL reads them. */
export function formatTime(seconds: number, format: TimeFormat): string {
  const iso = new Date(seconds * 1000).toISOString();
  if (format === 'date') return iso.slice(0, 10);
  const time = `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
  return format === 'timestamp' ? time : `${time}+00`;
}

/** The inverse of {@link formatTime}. */
export function parseTime(text: string): number {
  const [day = '', time = '00:00:00'] = text.replace('+00', '').split(' ');
  return Date.parse(`${day}T${time}Z`) / 1000;
}
