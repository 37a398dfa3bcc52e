/** The most digits of a numeric before and after its point. */
const MOST_WHOLE = 131_072;
const MOST_FRACTION = 16_383;

/** Checks whether a text is a number that a numeric without precision can hold: `1.50`, `-1e3`, `NaN`, `Infinity`. */
export function isDecimal(text: string): boolean {
  if (/^(?:NaN|[+-]?Infinity)$/i.test(text)) return true;
  const match = /^[+-]?(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,9}))?$/i.exec(text);
  if (match === null) return false;
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const first = digits.search(/[1-9]/);
  const isInRange = first < 0 || whole.length - first + Number(exponent) <= MOST_WHOLE;
  return digits !== '' && isInRange && fraction.length - Number(exponent) <= MOST_FRACTION;
}
