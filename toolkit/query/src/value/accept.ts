import { badInput, describe } from '../input/index.ts';
import { isDecimal } from './decimal.ts';
import { charactersProblem, isJsonText, jsonTextProblem } from './json-text.ts';
import { hasDay, isMoment } from './moment.ts';

/** Checks a value for a type of column and returns it as it is bound. Throws BadInput. */
type Accept<T> = (value: unknown, path: string) => T;

/** An integer between two bounds. */
export function integer(least: number, most: number): Accept<number> {
  return (value, path) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    throw badInput(path, `an integer from ${least} to ${most}`, describe(value));
  };
}

/** A 64-bit integer: a string of digits, a bigint, or a safe integer. */
export const bigint: Accept<string> = (value, path) => {
  const isInteger =
    typeof value === 'bigint' ||
    (typeof value === 'string' && /^[+-]?\d+$/.test(value)) ||
    Number.isSafeInteger(value);
  if (isInteger && BigInt.asIntN(64, BigInt(value as string)) === BigInt(value as string))
    return String(value);
  throw badInput(path, 'a 64-bit integer, as a string', describe(value));
};

/** Any number, including NaN and the infinities, which JSON cannot represent as numbers. */
export const number: Accept<number | string> = (value, path) => {
  if (typeof value !== 'number') throw badInput(path, 'a number', describe(value));
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : String(value);
};

/** A number that neither overflows nor underflows in single precision. */
export const real: Accept<number | string> = (value, path) => {
  const single = Math.fround(Number(value));
  if (typeof value === 'number' && Number.isFinite(value))
    if (!Number.isFinite(single) || (single === 0 && value !== 0))
      throw badInput(path, 'a number of single precision', String(value));
  return number(value, path);
};

/** A decimal number as a string, or a number. */
export const numeric: Accept<string> = (value, path) => {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'string' && isDecimal(value)) return value;
  throw badInput(path, 'a decimal number, as a string', describe(value));
};

export const boolean: Accept<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw badInput(path, 'true or false', describe(value));
  return value;
};

/** A string that PostgreSQL can store: without NUL, and without lone surrogates, which UTF-8 would replace. */
export const text: Accept<string> = (value, path) => {
  if (typeof value !== 'string') throw badInput(path, 'a string', describe(value));
  if (value.includes('\0')) throw badInput(path, 'a string without NUL characters', 'one that contains NUL');
  if (/[\uD800-\uDFFF]/u.test(value))
    throw badInput(path, 'well-formed Unicode', 'a string with a lone surrogate');
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

/** A date as a string. */
export const day: Accept<string> = (value, path) => {
  if (typeof value === 'string' && /^(?:\d{4,}-\d\d-\d\d(?: BC)?|-?infinity)$/.test(value))
    if (value.endsWith('infinity') || hasDay(value)) return value;
  throw badInput(path, 'a date, YYYY-MM-DD', describe(value));
};

/** A string that matches a pattern. */
function matching(pattern: RegExp, expected: string): Accept<string> {
  return (value, path) => {
    if (typeof value === 'string' && pattern.test(value)) return value;
    throw badInput(path, expected, describe(value));
  };
}

const HOURS = String.raw`(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?|24:00(?::00)?)`;
export const time = matching(new RegExp(`^${HOURS}$`), 'a time, HH:MM:SS');
export const zonedTime = matching(
  new RegExp(`^${HOURS}(?:Z|[+-](?:0?\\d|1[0-5])(?::?[0-5]\\d){0,2})$`),
  'a time with its zone, HH:MM:SS+HH',
);

const UNIT =
  '(?:us|ms|[smhdwy]|micros?econds?|usecs?|milliseconds?|msecs?|sec(?:ond)?s?|min(?:ute)?s?|(?:hour|hr|day|week|mon|month|year|yr|decade|dec)s?|centur(?:y|ies)|cent|c|millenni(?:um|a)|mils?)';
const QUANTITY = String.raw`[+-]?\d+(?:\.\d+)?`;
/** PostgreSQL's own style, the SQL standard's and ISO 8601's. */
export const interval = matching(
  new RegExp(
    String.raw`^(?:P[\dYMWDTHS.,:+-]+|[+-]?infinity|@?(?:\s*(?:${QUANTITY}\s*${UNIT}|[+-]?\d+-\d+|[+-]?\d+(?::\d+){1,2}(?:\.\d+)?)\b)+(?:\s*ago)?|${QUANTITY})$`,
    'i',
  ),
  'an interval, such as 3 days 04:05:06',
);

/** An IPv4 or IPv6 address, with or without a prefix length. */
export const address = matching(
  /^(?:\d{1,3}(?:\.\d{1,3}){0,3}|(?=.*:)[\da-f:]{2,39}(?:\d{1,3}(?:\.\d{1,3}){3})?)(?:\/\d{1,3})?$/i,
  'an IP address',
);

/** A valid Date, not before PostgreSQL's first day. */
export function date(value: Date, path: string): Date {
  if (Number.isNaN(value.getTime())) throw badInput(path, 'a valid Date', 'an invalid one');
  if (value.getTime() < FIRST_MOMENT) throw badInput(path, 'a Date since 4714-11-24 BC', 'an earlier one');
  return value;
}
const FIRST_MOMENT = Date.UTC(-4713, 10, 24);

/** A timestamp as a string, which can have microseconds, or an infinity. */
export const moment: Accept<string> = (value, path) => {
  if (value === Number.POSITIVE_INFINITY) return 'infinity';
  if (value === Number.NEGATIVE_INFINITY) return '-infinity';
  if (typeof value === 'string' && isMoment(value)) return value;
  throw badInput(path, 'a Date or a timestamp', describe(value));
};

/** A value that JSON can represent, as JSON. */
export const json: Accept<string> = (value, path) => {
  let lost: unknown;
  const replacer = (_key: string, part: unknown) => {
    if (typeof part === 'number' && !Number.isFinite(part)) lost = part;
    return part;
  };
  let printed: string | undefined;
  try {
    printed = JSON.stringify(value, replacer);
  } catch {
    throw badInput(path, 'a value that JSON can represent', describe(value));
  }
  if (printed === undefined) throw badInput(path, 'a value that JSON can represent', describe(value));
  if (lost !== undefined) throw badInput(path, 'finite numbers, since JSON has no others', String(lost));
  const problem = charactersProblem(printed);
  if (problem) throw badInput(path, ...problem);
  return printed;
};

/** The text of a JSON document. */
export const jsonText: Accept<string> = (value, path) => {
  if (typeof value !== 'string' || !isJsonText(value))
    throw badInput(path, 'the text of a JSON document', describe(value));
  const problem = jsonTextProblem(value);
  if (problem) throw badInput(path, ...problem);
  return value;
};

export const bytes: Accept<string> = (value, path) => {
  if (!(value instanceof Uint8Array)) throw badInput(path, 'bytes (Uint8Array)', describe(value));
  return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
};

/** A value of a type unknown to this package: PostgreSQL's text representation. */
export const other: Accept<string> = (value, path) => {
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value);
  if (typeof value === 'string') return text(value, path);
  throw badInput(path, "a string in PostgreSQL's text representation of the type", describe(value));
};
