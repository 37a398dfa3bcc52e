import { remember } from '../moment/index.ts';

/** What becomes of a JSON value: a Date, bytes, or a JSON document as the driver binds it. */
type Base = 'date' | 'bytes' | 'json' | 'json not null';

/**
 * How a JSON value becomes a value of a row. Of an array, the elements are converted.
 *
 * @example
 * ```ts
 * import type { Conversion } from '@trellis/query/validate';
 *
 * export const conversions: Readonly<Record<string, Conversion>> = { order_date: 'date', photos: 'bytes[]' };
 * ```
 */
export type Conversion = Base | `${Base}[]${string}`;

const CONVERSIONS: Readonly<Record<string, (value: unknown) => unknown>> = {
  date: (value) => orNull(value, toDate),
  bytes: (value) => orNull(value, toBytes),
  json: (value) => (value === null ? null : toDocument(value)),
  'json not null': toDocument,
};

/**
 * Converts a valid JSON value.
 *
 * @param conversion what it becomes
 * @param value the value; null stays null, except in a JSON column that cannot be null
 */
export function convert(conversion: string, value: unknown): unknown {
  if (!conversion.endsWith('[]')) return CONVERSIONS[conversion]?.(value);
  const element = conversion.slice(0, -2);
  return Array.isArray(value) ? value.map((one) => convert(element, one)) : value;
}

function orNull<T>(value: unknown, convertText: (text: string) => T): T | null {
  return value === null ? null : convertText(String(value));
}

/**
 * Converts a text of the format date-time. It can end in a second 60 and in more digits than a Date has, which the Date
 * remembers.
 */
function toDate(text: string): Date {
  const [, day, clock, seconds, fraction = '', sign, hours = '0', minutes = '0'] =
    /^(.{10}).(\d\d:\d\d):(\d\d)(?:\.(\d+))?(?:z|([+-])(\d\d):?(\d\d)?)$/i.exec(text) ?? [];
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  const date = new Date(Date.parse(`${day}T${clock}:00.000Z`) + Number(seconds) * 1000 + ms - offset);
  const micros = fraction.slice(3, 6);
  if (Number(micros) > 0) remember(date, { text: printExact(date, micros), zone: true, micros });
  return date;
}

/** Prints a moment as PostgreSQL does, which takes neither a year 0 nor fractions of a second 60. */
function printExact(date: Date, micros: string): string {
  const year = date.getUTCFullYear();
  const iso = date.toISOString();
  const rest = iso.slice(iso.indexOf('-', 1), -1).replace('T', ' ');
  return `${String(year > 0 ? year : 1 - year).padStart(4, '0')}${rest}${micros}+00${year > 0 ? '' : ' BC'}`;
}

function toBytes(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/**
 * Holds a JSON value that the driver would not bind as JSON: it binds an array as an array of PostgreSQL, a string
 * without quotes and null as SQL's null. `JSON.stringify`, which the driver calls for other objects, prints the value.
 */
function toDocument(value: unknown): unknown {
  const isBoundAsJson = value !== null && typeof value !== 'string' && !Array.isArray(value);
  return isBoundAsJson ? value : Object.freeze({ toJSON: () => value });
}
