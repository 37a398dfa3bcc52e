import { isDecimal } from './decimal.ts';
import { withoutStrings } from './without-strings.ts';

/** What PostgreSQL requires of a document, and what was found. */
type Problem = readonly [expected: string, got: string];

const NUL: Problem = ['JSON without NUL characters', 'JSON that contains NUL'];
const SURROGATE: Problem = ['JSON of well-formed Unicode', 'JSON with a lone surrogate'];

/** Checks whether a text is JSON. */
export function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Returns why PostgreSQL cannot store the strings of a document that `JSON.stringify` has printed. */
export function charactersProblem(printed: string): Problem | undefined {
  if (/(?<!\\)(?:\\\\)*\\u0000/.test(printed)) return NUL;
  // JSON.stringify escapes surrogates only if they are lone.
  return /(?<!\\)(?:\\\\)*\\ud/.test(printed) ? SURROGATE : undefined;
}

/**
 * Returns why PostgreSQL cannot store the text of a document. All of the text is examined: `JSON.parse` returns only the
 * last property of a name, and PostgreSQL reads each.
 *
 * @param text JSON
 */
export function jsonTextProblem(text: string): Problem | undefined {
  const unescaped = text.replace(/\\(?:u([\da-f]{4})|.)/gi, (_, hex: string | undefined) =>
    hex === undefined ? ' ' : String.fromCharCode(Number.parseInt(hex, 16)),
  );
  if (unescaped.includes('\0')) return NUL;
  if (/\p{Cs}/u.test(text) || /\p{Cs}/u.test(unescaped)) return SURROGATE;
  const numbers = withoutStrings(text).match(/[\d.e+-]+/gi) ?? [];
  const tooLarge = numbers.find((word) => /\d/.test(word) && !isDecimal(word));
  return tooLarge === undefined
    ? undefined
    : ['numbers that a numeric can hold', `one of ${tooLarge.length} characters`];
}
