import { badInput, describe } from '../error/bad-input.ts';
import { hasDay, isMoment } from './moment.ts';

/** What each kind of column takes: the value as it is bound, or an error that names the place. */
type Accept<T> = (value: unknown, path: string) => T;

/** A whole number between two bounds. */
export function integer(least: number, most: number): Accept<number> {
  return (value, path) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    throw badInput(path, `a whole number from ${least} to ${most}`, describe(value));
  };
}

/** 64 bits: a text of digits, a bigint, or a number that is exact. */
export const bigint: Accept<string> = (value, path) => {
  const whole =
    typeof value === 'bigint' ||
    (typeof value === 'string' && /^[+-]?\d+$/.test(value)) ||
    Number.isSafeInteger(value);
  if (whole && BigInt.asIntN(64, BigInt(value as string)) === BigInt(value as string)) return String(value);
  throw badInput(path, 'a whole number of 64 bits, as a text', describe(value));
};

/** Any number, not-a-number and the infinities included; those are texts in JSON. */
export const number: Accept<number | string> = (value, path) => {
  if (typeof value !== 'number') throw badInput(path, 'a number', describe(value));
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : String(value);
};

/** A number that single precision does not take for zero or for infinity. */
export const real: Accept<number | string> = (value, path) => {
  const single = Math.fround(Number(value));
  if (typeof value === 'number' && Number.isFinite(value))
    if (!Number.isFinite(single) || (single === 0 && value !== 0))
      throw badInput(path, 'a number of single precision', String(value));
  return number(value, path);
};

/** What a decimal number may be made of: of its digits and its exponent PostgreSQL takes no more. */
const DECIMAL =
  /^(?:[+-]?(?:\d{1,100000}(?:\.\d{0,10000})?|\.\d{1,10000})(?:e[+-]?\d{1,4})?|NaN|[+-]?Infinity)$/i;

/** A decimal number as a text, or a number. */
export const numeric: Accept<string> = (value, path) => {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'string' && DECIMAL.test(value)) return value;
  throw badInput(path, 'a decimal number, as a text', describe(value));
};

export const boolean: Accept<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw badInput(path, 'true or false', describe(value));
  return value;
};

/** Text that PostgreSQL can hold: no NUL, no half of a surrogate pair, which would become another character. */
export const text: Accept<string> = (value, path) => {
  if (typeof value !== 'string') throw badInput(path, 'a text', describe(value));
  if (value.includes('\0')) throw badInput(path, 'a text without a NUL character', 'one that has it');
  if (/[\uD800-\uDFFF]/u.test(value))
    throw badInput(path, 'a text of whole characters', 'one with half of a surrogate pair');
  return value;
};

/** One of an enum's values. */
export function oneOf(values: readonly string[]): Accept<string> {
  return (value, path) => {
    if (typeof value === 'string' && values.includes(value)) return value;
    throw badInput(path, `one of ${values.join(', ')}`, describe(value));
  };
}

export const uuid: Accept<string> = (value, path) => {
  if (typeof value === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return value;
  throw badInput(path, 'a UUID', describe(value));
};

/** A day as a text. */
export const day: Accept<string> = (value, path) => {
  if (typeof value === 'string' && /^(?:\d{4,}-\d\d-\d\d(?: BC)?|-?infinity)$/.test(value))
    if (value.endsWith('infinity') || hasDay(value)) return value;
  throw badInput(path, 'a day, YYYY-MM-DD', describe(value));
};

/** A type that is told by what its texts look like. */
function looksLike(pattern: RegExp, what: string): Accept<string> {
  return (value, path) => {
    if (typeof value === 'string' && pattern.test(value)) return value;
    throw badInput(path, what, describe(value));
  };
}

const HOURS = String.raw`(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d+)?)?|24:00(?::00)?)`;
export const time = looksLike(new RegExp(`^${HOURS}$`), 'a time, HH:MM:SS');
export const zonedTime = looksLike(
  new RegExp(`^${HOURS}(?:Z|[+-](?:0?\\d|1[0-5])(?::?[0-5]\\d){0,2})$`),
  'a time with its zone, HH:MM:SS+HH',
);

const UNIT =
  '(?:us|ms|[smhdwy]|micros?econds?|usecs?|milliseconds?|msecs?|sec(?:ond)?s?|min(?:ute)?s?|(?:hour|hr|day|week|mon|month|year|yr|decade|dec)s?|centur(?:y|ies)|cent|c|millenni(?:um|a)|mils?)';
const QUANTITY = String.raw`[+-]?\d+(?:\.\d+)?`;
/** PostgreSQL's own style, the SQL standard's and ISO 8601's. */
export const interval = looksLike(
  new RegExp(
    String.raw`^(?:P[\dYMWDTHS.,:+-]+|[+-]?infinity|@?(?:\s*(?:${QUANTITY}\s*${UNIT}|[+-]?\d+-\d+|[+-]?\d+(?::\d+){1,2}(?:\.\d+)?)\b)+(?:\s*ago)?|${QUANTITY})$`,
    'i',
  ),
  'an interval, such as 3 days 04:05:06',
);

/** An address of the Internet, with its network's length or without. */
export const address = looksLike(
  /^(?:\d{1,3}(?:\.\d{1,3}){0,3}|(?=.*:)[\da-f:]{2,39}(?:\d{1,3}(?:\.\d{1,3}){3})?)(?:\/\d{1,3})?$/i,
  'an address of the Internet',
);

/** A Date that is one, and not before PostgreSQL's first day. */
export function date(value: Date, path: string): Date {
  if (Number.isNaN(value.getTime())) throw badInput(path, 'a valid Date', 'an invalid one');
  if (value.getTime() < FIRST_MOMENT) throw badInput(path, 'a Date since 4714-11-24 BC', 'an earlier one');
  return value;
}
const FIRST_MOMENT = Date.UTC(-4713, 10, 24);

/** A timestamp as a text, which may have microseconds, or one of the infinities. */
export const moment: Accept<string> = (value, path) => {
  if (value === Number.POSITIVE_INFINITY) return 'infinity';
  if (value === Number.NEGATIVE_INFINITY) return '-infinity';
  if (typeof value === 'string' && isMoment(value)) return value;
  throw badInput(path, 'a Date or a timestamp', describe(value));
};

/** Anything that JSON can say, as JSON. */
export const json: Accept<string> = (value, path) => {
  let lost: unknown;
  const keep = (_key: string, part: unknown) => {
    if (typeof part === 'number' && !Number.isFinite(part)) lost = part;
    return part;
  };
  let said: string | undefined;
  try {
    said = JSON.stringify(value, keep);
  } catch {
    throw badInput(path, 'a value that JSON can say', describe(value));
  }
  if (said === undefined) throw badInput(path, 'a value that JSON can say', describe(value));
  if (lost !== undefined) throw badInput(path, 'numbers that JSON can say', String(lost));
  if (/(?<!\\)(?:\\\\)*\\u0000/.test(said))
    throw badInput(path, 'JSON without a NUL character', 'one that has it');
  // Whole pairs of surrogates are printed as they are, half ones by their numbers.
  if (/(?<!\\)(?:\\\\)*\\ud/.test(said))
    throw badInput(path, 'JSON of whole characters', 'one with half of a surrogate pair');
  return said;
};

export const bytes: Accept<string> = (value, path) => {
  if (!(value instanceof Uint8Array)) throw badInput(path, 'bytes (Uint8Array)', describe(value));
  return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
};

/** A value of a type that has no room of its own here: its text as PostgreSQL reads it. */
export const other: Accept<string> = (value, path) => {
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value);
  if (typeof value === 'string') return text(value, path);
  throw badInput(path, 'a text, as PostgreSQL reads the type', describe(value));
};
