import { elementType, parseTypeName, printTypeName } from '@trellis/model';
import { baseType, keepsFields, modifiers } from './casts.ts';

/** What a cast leaves of the value is less, beside digits and parts of a moment: whether it is 0, a letter, the middle. */
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

/** What may hold any value as it was written: `007`, more digits and parts of a moment than another type has. */
const WRITTEN: ReadonlySet<string> = new Set(['text', 'character varying', 'character']);

/** What is written of a moment where it is not a day, a time and its zone: the same instant is no other value. */
const WRITTEN_MOMENTS: Readonly<Record<string, string>> = {
  'timestamp with time zone': 'dt',
  interval: 'it',
};

/**
 * Whether a cast takes away from values without a word: digits, parts of a second, the time of a day, all but
 * whether a number is 0, how a number was written. What does not fit otherwise PostgreSQL refuses.
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
  // A number in JSON has all its digits.
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

/** How many digits a number of a type has after the point; floating ones are held to have the more the longer they are. */
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

/** How many digits of a number are kept in all. */
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

/** What a moment consists of: a day, a time, the zone that goes with the time, what is more than a day. */
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

/** How many digits of a second are kept. */
function fraction(type: string): number {
  return modifiers(type)[0] ?? 6;
}
