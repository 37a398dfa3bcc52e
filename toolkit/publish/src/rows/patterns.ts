/**
 * What values look like that travel as text, as PostgreSQL prints them and reads them back: expressions of JSON
 * Schema, so without flags. What an expression cannot see (that a range does not end before it begins) is left to
 * PostgreSQL.
 */

/** The whole numbers up to one, by their digits, zeros before them allowed. */
function atMost(most: string): string {
  const shorter = `\\d{1,${most.length - 1}}`;
  const below = [...most].flatMap((digit, i) => {
    if (digit === '0') return [];
    const lower = digit === '1' ? '0' : `[0-${Number(digit) - 1}]`;
    const rest = most.length - i - 1;
    return [`${most.slice(0, i)}${lower}${rest === 0 ? '' : `\\d{${rest}}`}`];
  });
  return `0*(?:${[shorter, ...below, most].join('|')})`;
}

/** The whole numbers of so many bits. */
function whole(most: string, least: string): string {
  return `(?:[-+]?${atMost(most)}|-0*${least})`;
}

const INT8 = whole('9223372036854775807', '9223372036854775808');
const INT4 = whole('2147483647', '2147483648');

const UNSIGNED = String.raw`(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?`;
const NUMERIC = `(?:[-+]?${UNSIGNED}|NaN|[-+]?Infinity)`;

const MONTH_AND_DAY = String.raw`(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d)`;
const DAY = String.raw`\d{4,}-(?:${MONTH_AND_DAY})`;
const CLOCK = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d+)?)?`;
const ZONE = String.raw`(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d){0,2})`;
const END = '(?: BC)?';
const INFINITE = '-?infinity';

/** What a bound of each kind of range looks like, without the quotes that it may have. */
const BOUNDS = {
  int4: INT4,
  int8: INT8,
  num: NUMERIC,
  date: `(?:${DAY}${END}|${INFINITE})`,
  ts: `(?:${DAY}(?:[ T]${CLOCK})?${END}|${INFINITE})`,
  tstz: `(?:${DAY}(?:[ T]${CLOCK}${ZONE}?)?${END}|${INFINITE})`,
};

function range(bound: string): string {
  const side = String.raw`\s*(?:"${bound}"|${bound})?\s*`;
  return String.raw`\s*(?:empty|[\[(]${side},${side}[\])])\s*`;
}

const TIME = `(?:${CLOCK}|24:00(?::00)?)`;

/** By the type as PostgreSQL calls it, without a modifier. */
const PATTERNS: Readonly<Record<string, string>> = {
  bigint: INT8,
  numeric: NUMERIC,
  'time without time zone': TIME,
  'time with time zone': `${TIME}${ZONE}`,
  ...Object.fromEntries(
    Object.entries(BOUNDS).flatMap(([name, bound]) => {
      const one = range(bound);
      return [
        [`${name}range`, one],
        [`${name}multirange`, String.raw`\s*\{(?:${one}(?:,${one})*)?\s*\}\s*`],
      ];
    }),
  ),
};

/**
 * The expression that texts of a type match.
 *
 * @param type one of PostgreSQL's own types, without a modifier
 * @param modifier what was in its brackets: `12,2`
 * @param options `positive`: whether no negative number fits
 * @returns undefined where nothing is known of the type's texts
 */
export function patternOf(
  type: string,
  modifier = '',
  options: { readonly positive?: boolean } = {},
): string | undefined {
  if (type === 'numeric') return `^${decimal(modifier, options.positive ?? false)}$`;
  const pattern = PATTERNS[type];
  if (pattern === undefined) return undefined;
  return `^${options.positive && type === 'bigint' ? '(?!-)' : ''}${pattern}$`;
}

/** A decimal number of so many digits: no more before its point, also once it is rounded. */
function decimal(modifier: string, positive: boolean): string {
  const [precision = Number.NaN, scale = 0] = modifier === '' ? [] : modifier.split(',').map(Number);
  const most = precision - scale;
  const sign = positive ? String.raw`\+?` : '[-+]?';
  if (Number.isNaN(precision) || most < 0 || scale < 0)
    return positive ? `(?:${sign}${UNSIGNED}|NaN|${sign}Infinity)` : NUMERIC;
  const carries = String.raw`(?!0*9{${most}}\.9{${scale}}[5-9])`;
  return String.raw`(?:${sign}${carries}(?=\.?\d)0*\d{0,${most}}(?:\.\d*)?|NaN)`;
}

/** An expression that matches what several match, each on its own. */
export function every(patterns: readonly string[]): string | undefined {
  const [first, ...others] = new Set(patterns);
  if (first === undefined || others.length === 0) return first;
  return `^${[first, ...others].map((pattern) => String.raw`(?=[\s\S]*?(?:${pattern}))`).join('')}`;
}
