import { elementType, parseTypeName, printTypeName } from '@trellis/model';
import { baseType, keepsFields, modifiers } from './casts.ts';

/** Casts that lose more than digits and parts of a timestamp: they keep whether a number is 0, a letter, the center. */
const FORGETS: Readonly<Record<string, readonly string[]>> = {
  integer: ['boolean', 'bit'],
  bigint: ['bit'],
  text: ['name', '"char"'],
  'character varying': ['name', '"char"'],
  character: ['name', '"char"'],
  inet: ['cidr'],
  polygon: ['point', 'box', 'circle'],
  circle: ['point', 'box', 'polygon'],
  box: ['point', 'circle'],
  lseg: ['point'],
};

/** Types that can hold any value as it was written: `007`, more digits or parts than another type has. */
const WRITTEN: ReadonlySet<string> = new Set(['text', 'character varying', 'character']);

/** The parts of a written timestamp or interval, if they are not a day, a time and a zone. */
const WRITTEN_MOMENTS: Readonly<Record<string, string>> = {
  'timestamp with time zone': 'dt',
  interval: 'it',
};

/**
 * Whether a cast loses a part of values without an error: digits, fractions of a second, the time of day, everything but
 * whether a number is 0, how a number was written. PostgreSQL reports an error for other values that do not fit.
 *
 * @example roundsOff('numeric(10,2)', 'numeric(8,1)') // true
 * @example roundsOff('bigint', 'integer') // false: a value that is too large is an error
 */
export function roundsOff(from: string, to: string): boolean {
  const elements = [from, to].map(parseTypeName).filter(({ dimensions }) => dimensions > 0);
  const [element, other] = elements.map((type) => printTypeName(elementType(type)));
  if (element !== undefined && other !== undefined) return roundsOff(element, other);
  const [source, target] = [baseType(from), baseType(to)];
  if (FORGETS[source]?.includes(target)) return true;
  if (WRITTEN.has(source) && (target === 'bit' || (target === 'bit varying' && modifiers(to).length > 0)))
    return true;
  if (!keepsFields(from, to)) return true;
  // A number in JSON keeps all digits.
  const [was, is] = [digits(source, from), target === 'jsonb' ? undefined : digits(target, to)];
  if (was !== undefined && is !== undefined)
    return is < was || (isFloating(target) && significant(source, from) > significant(target, to));
  const after = momentOf(target);
  const before = WRITTEN.has(source) ? (WRITTEN_MOMENTS[target] ?? 'dtz') : momentOf(source);
  if (before === undefined || after === undefined) return false;
  return (
    [...before].some((part) => !after.includes(part)) ||
    (before.includes('t') && fraction(to) < (WRITTEN.has(source) ? 6 : fraction(from)))
  );
}

/** The digits after the decimal point of a type. Wider floating-point types count as more digits. */
function digits(base: string, type: string): number | undefined {
  if (['smallint', 'integer', 'bigint'].includes(base)) return 0;
  if (base === 'money') return 2;
  if (base === 'real') return 1000;
  if (base === 'double precision') return 2000;
  if (WRITTEN.has(base)) return 4000;
  if (base !== 'numeric' && base !== 'jsonb') return undefined;
  const [precision, scale = 0] = modifiers(type);
  return precision === undefined ? 3000 : scale;
}

function isFloating(base: string): boolean {
  return base === 'real' || base === 'double precision';
}

/** The significant digits of a type. */
function significant(base: string, type: string): number {
  const known: Readonly<Record<string, number>> = {
    smallint: 5,
    integer: 10,
    bigint: 19,
    money: 19,
    real: 6,
    'double precision': 15,
  };
  return known[base] ?? modifiers(type)[0] ?? 1000;
}

/** The parts of a date or time type: day (d), time (t), zone (z), interval (i). */
function momentOf(base: string): string | undefined {
  const parts: Readonly<Record<string, string>> = {
    date: 'd',
    'timestamp without time zone': 'dt',
    'timestamp with time zone': 'dt',
    'time without time zone': 't',
    'time with time zone': 'tz',
    interval: 'it',
  };
  return parts[base];
}

/** The digits of a fraction of a second. */
function fraction(type: string): number {
  return modifiers(type)[0] ?? 6;
}
