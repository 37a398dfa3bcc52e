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

const UNSIGNED = String.raw`(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?`;
const NUMERIC = `(?:[-+]?${UNSIGNED}|NaN|[-+]?Infinity)`;

const MONTH_AND_DAY = String.raw`(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d)`;
const DAY = String.raw`\d{4,}-(?:${MONTH_AND_DAY})`;
const CLOCK = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d+)?)?`;
const ZONE = String.raw`(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})`;
const ERA = '(?: BC)?';
const INFINITE = '-?infinity';

/** Pattern of a timestamp with or without a time zone. */
export const TIMESTAMP = `^(?:${DAY}[ T]${CLOCK}${ZONE}?${ERA}|${INFINITE})$`;

/** Patterns of the bounds of each range type, without the quotes that a bound may have. */
const BOUNDS = {
  int4: INT4,
  int8: INT8,
  num: NUMERIC,
  date: `(?:${DAY}${ERA}|${INFINITE})`,
  ts: `(?:${DAY}(?:[ T]${CLOCK})?${ERA}|${INFINITE})`,
  tstz: `(?:${DAY}(?:[ T]${CLOCK}${ZONE}?)?${ERA}|${INFINITE})`,
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
      return [
        [`${name}range`, String.raw`\s*${one}\s*`],
        [`${name}multirange`, String.raw`\s*\{\s*(?:${one}\s*(?:,\s*${one}\s*)*)?\}\s*`],
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
  const [precision = Number.NaN, scale = 0] = modifier === '' ? [] : modifier.split(',').map(Number);
  const integerDigits = precision - scale;
  const sign = nonNegative ? String.raw`\+?` : '[-+]?';
  if (Number.isNaN(precision) || integerDigits < 0 || scale < 0)
    return nonNegative ? `(?:${sign}${UNSIGNED}|NaN|${sign}Infinity)` : NUMERIC;
  const roundsUp = String.raw`(?!0*9{${integerDigits}}\.9{${scale}}[5-9])`;
  return String.raw`(?:${sign}${roundsUp}(?=\.?\d)0*\d{0,${integerDigits}}(?:\.\d*)?|NaN)`;
}

/** Combines patterns to one that matches what all of them match; undefined if there are no patterns. */
export function allOf(patterns: readonly string[]): string | undefined {
  const [first, ...others] = new Set(patterns);
  if (first === undefined || others.length === 0) return first;
  return `^${[first, ...others].map((pattern) => String.raw`(?=[\s\S]*?(?:${pattern}))`).join('')}`;
}
