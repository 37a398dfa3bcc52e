import { withoutStrings } from './without-strings.ts';

/** Matches what every number has that double precision cannot hold: many digits, or an exponent. */
const SUSPECT = /\d[\d.]{15}|\d[eE]/;
const NUMBERS = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Finds a number in the text of a JSON document that JavaScript cannot hold: `JSON.parse` rounds it.
 *
 * @param text the document
 * @returns the number as it is written; undefined if all numbers are exact
 */
export function inexactNumber(text: string): string | undefined {
  if (!SUSPECT.test(text)) return undefined;
  for (const [number] of withoutStrings(text).matchAll(NUMBERS))
    if (decimal(number) !== decimal(String(Number(number)))) return number;
  return undefined;
}

/** Prints a number without zeros that do not matter: its sign, its digits and its exponent. */
function decimal(text: string): string | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.slice(0, endOfSignificant(digits));
  if (significant === '') return '0';
  const shifted = Number(exponent) - fraction.length + digits.length - significant.length;
  return `${sign}${significant}e${shifted}`;
}

/** Returns the place after the last digit that is not 0. The pattern `0+$` would begin again at each 0. */
function endOfSignificant(digits: string): number {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return end;
}

const reported = new Set<string>();

/**
 * Emits a warning of the process, once for each column, if a document holds a number that JavaScript cannot hold.
 *
 * @param column the column: `events.payload`
 * @param text the document
 */
export function reportInexact(column: string, text: string): void {
  if (reported.has(column)) return;
  const number = inexactNumber(text);
  if (number === undefined) return;
  reported.add(column);
  process.emitWarning(
    `The JSON of ${column} contains the number ${number}, which JavaScript reads as ${Number(number)}. Declare the column with \`exact: true\` to read its exact text.`,
    { type: 'InexactWarning', code: 'JSON_INEXACT' },
  );
}
