/**
 * Patterns of JSON Schema, without flags, for values that travel as text: they accept what PostgreSQL prints and
 * reads. What a pattern cannot check, such as the order of a range's bounds, is left to PostgreSQL.
 */

/** Matches the whole numbers from 0 to a maximum, given by its digits. Leading zeros are accepted. */
function atMost(maximum: string): string {
  const shorter = `\\d{1,${maximum.length - 1}}`;
  const smaller = [...maximum].flatMap((digit, i) => {
    if (digit === '0') return [];
    const lower = digit === '1' ? '0' : `[0-${Number(digit) - 1}]`;
    const rest = maximum.length - i - 1;
    return [`${maximum.slice(0, i)}${lower}${rest === 0 ? '' : `\\d{${rest}}`}`];
  });
  return `0*(?:${[shorter, ...smaller, maximum].join('|')})`;
}

/** Matches the whole numbers of a signed type, given by the digits of its maximum and minimum. */
function signed(maximum: string, minimum: string): string {
  return `(?:[-+]?${atMost(maximum)}|-0*${minimum})`;
}

const INT8 = signed('9223372036854775807', '9223372036854775808');
const INT4 = signed('2147483647', '2147483648');

/** Digits after the point. PostgreSQL refuses more than 16,383, the exponent included. */
const FRACTION = String.raw`\.\d{0,6000}`;
/** At most 10,000 digits before the point, so that no exponent of four digits exceeds PostgreSQL's limits. */
const UNSIGNED = String.raw`(?=\.?\d)0*(?:[1-9]\d{0,9999})?(?:${FRACTION})?(?:[eE][-+]?\d{1,4})?`;
const NUMERIC = `(?:[-+]?${UNSIGNED}|NaN|[-+]?Infinity)`;

const MONTH_AND_DAY = String.raw`(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d)`;
const DATE_YEAR = String.raw`(?:\d{4,6}|[1-4]\d{6}|5[0-7]\d{5}|58[0-6]\d{4}|587[0-3]\d{3}|5874[0-7]\d\d|58748[0-8]\d|587489[0-7])`;
const TIMESTAMP_YEAR = String.raw`(?:\d{4,5}|1\d{5}|2[0-8]\d{4}|29[0-3]\d{3}|294[01]\d\d|2942[0-6]\d|29427[0-6])`;
const DAY = `${DATE_YEAR}-(?:${MONTH_AND_DAY})`;
const TIMESTAMP_DAY = `${TIMESTAMP_YEAR}-(?:${MONTH_AND_DAY})`;
/** Two digits that are no multiple of four. */
const NOT_FOURTH = '(?:[02468][1235679]|[13579][01345789])';
const CLOCK = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d(?:\.\d+)?|60(?:\.0*)?))?`;
const ZONE = String.raw`(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})`;
const ERA = '(?: BC)?';
/**
 * Matches a text with a year 0, or with February 29 of a year that has none. Years before Christ are left to PostgreSQL.
 * Only a time can be between a day and its era: to skip any text would read it again at each day.
 */
const NO_DAY = String.raw`[\s\S]*?(?:(?:^|[^\d:.+-])0+-\d|(?:\d\d${NOT_FOURTH}|${NOT_FOURTH}00)-02-29(?!(?:[ T]${CLOCK}${ZONE}?)? BC))`;
const INFINITE = '-?infinity';

/** Pattern of a timestamp with or without a time zone. */
export const TIMESTAMP = `^(?!${NO_DAY})(?:${TIMESTAMP_DAY}[ T]${CLOCK}${ZONE}?${ERA}|${INFINITE})$`;

/** Patterns of the bounds of each range type, without the quotes that a bound may have. */
const BOUNDS = {
  int4: INT4,
  int8: INT8,
  num: NUMERIC,
  date: `(?:${DAY}${ERA}|${INFINITE})`,
  ts: `(?:${TIMESTAMP_DAY}(?:[ T]${CLOCK})?${ERA}|${INFINITE})`,
  tstz: `(?:${TIMESTAMP_DAY}(?:[ T]${CLOCK}${ZONE}?)?${ERA}|${INFINITE})`,
};

function range(bound: string): string {
  // One place for the spaces between two signs, so that a text of many spaces is read once.
  const side = String.raw`\s*(?:(?:"${bound}"|${bound})\s*)?`;
  return String.raw`(?:empty|[\[(]${side},${side}[\])])`;
}

const TIME = `(?:${CLOCK}|24:00(?::00)?)`;

/** Patterns by PostgreSQL's name of the type, without a modifier. */
const PATTERNS: Readonly<Record<string, string>> = {
  bigint: INT8,
  numeric: NUMERIC,
  'time without time zone': TIME,
  'time with time zone': `${TIME}${ZONE}`,
  ...Object.fromEntries(
    Object.entries(BOUNDS).flatMap(([name, bound]) => {
      const one = range(bound);
      const real = bound.includes(MONTH_AND_DAY) ? `(?!${NO_DAY})` : '';
      return [
        [`${name}range`, String.raw`${real}\s*${one}\s*`],
        [`${name}multirange`, String.raw`${real}\s*\{\s*(?:${one}\s*(?:,\s*${one}\s*)*)?\}\s*`],
      ];
    }),
  ),
};

/**
 * Returns the pattern that the text of a type's values matches, or undefined if the type has none.
 *
 * @param type a built-in type of PostgreSQL, without a modifier
 * @param modifier the modifier, without its parentheses: `12,2`
 * @param options `nonNegative`: refuse negative numbers
 */
export function patternOf(
  type: string,
  modifier = '',
  options: { readonly nonNegative?: boolean } = {},
): string | undefined {
  if (type === 'numeric') return `^${decimal(modifier, options.nonNegative ?? false)}$`;
  const pattern = PATTERNS[type];
  if (pattern === undefined) return undefined;
  return `^${options.nonNegative && type === 'bigint' ? '(?!-)' : ''}${pattern}$`;
}

/** Matches the numbers that fit a precision and a scale, also after PostgreSQL rounds them to the scale. */
function decimal(modifier: string, nonNegative: boolean): string {
  const sign = nonNegative ? String.raw`\+?` : '[-+]?';
  if (modifier === '') return nonNegative ? `(?:${sign}${UNSIGNED}|NaN|${sign}Infinity)` : NUMERIC;
  const [precision = 0, scale = 0] = modifier.split(',').map(Number);
  const { digits, roundsUp } = scale > precision ? small(precision, scale) : large(precision, scale);
  return String.raw`(?:${sign}(?!0*${roundsUp})(?=\.?\d)0*${digits}|NaN)`;
}

/** Matches the digits of numbers of a precision, after leading zeros, and those that are rounded to too many digits. */
function large(precision: number, scale: number): { digits: string; roundsUp: string } {
  const before = precision - scale;
  // A digit other than zero comes first, so that a text of many zeros is read once.
  const digits = `${before > 0 ? String.raw`(?:[1-9]\d{0,${before - 1}})?` : ''}(?:${FRACTION})?`;
  if (scale >= 0) return { digits, roundsUp: String.raw`9{${before}}\.9{${scale}}[5-9]` };
  return { digits, roundsUp: String.raw`9{${precision}}[5-9]\d{${-scale - 1}}(?!\d)` };
}

/** As {@link large}, for a scale above the precision: the first digits after the point are zeros. */
function small(precision: number, scale: number): { digits: string; roundsUp: string } {
  const zeros = scale - precision;
  return {
    digits: String.raw`(?:\.(?:0{${zeros}}\d{0,6000}|0{0,${zeros}}))?`,
    roundsUp: String.raw`\.0{${zeros}}9{${precision}}[5-9]`,
  };
}

/** Combines patterns to one that matches what all of them match; undefined if there are no patterns. */
export function allOf(patterns: readonly string[]): string | undefined {
  const [first, ...others] = new Set(patterns);
  if (first === undefined || others.length === 0) return first;
  return `^${[first, ...others].map((pattern) => String.raw`(?=[\s\S]*?(?:${pattern}))`).join('')}`;
}
