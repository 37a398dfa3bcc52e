import { isPlainObject } from '../value/index.ts';
import type { Expression } from './expression.ts';

/**
 * Characters that a literal must escape: control characters, line separators, lone surrogates, which no file in
 * UTF-8 can hold, and invisible characters that change the order in which an editor shows the rest of the line.
 */
const ESCAPED = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r' };

/**
 * Prints a string as a string literal: in single quotes, or in double quotes if that takes fewer escapes.
 *
 * @param text any string
 * @returns the literal, on one line
 * @example
 * import { stringLiteral } from '@trellis/model/internal';
 *
 * stringLiteral("it's"); // "it's", in double quotes
 */
export function stringLiteral(text: string): string {
  const quote = text.split("'").length > text.split('"').length ? '"' : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replace(ESCAPED, escapeSequence);
  return `${quote}${escaped}${quote}`;
}

/**
 * Prints a string as a template literal if it has several lines, such as SQL, else as a string literal.
 *
 * @param text any string
 * @returns the literal; its lines must not be indented, since that would change the string
 * @example
 * import { textLiteral } from '@trellis/model/internal';
 *
 * textLiteral('select 1\nfrom dual'); // a template literal of two lines
 */
export function textLiteral(text: string): string {
  if (!text.includes('\n')) return stringLiteral(text);
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('`', '\\`')
    .replaceAll('${', '\\${')
    .replace(ESCAPED, (character) => (/[\n\t]/.test(character) ? character : escapeSequence(character)));
  return `\`${escaped}\``;
}

/**
 * Converts a value to the expression of its literal.
 *
 * @param value a string, number, bigint, boolean, `null`, `undefined`, or an array or a plain object of these;
 *   properties that are `undefined` are omitted
 * @returns an expression for {@link printExpression}
 * @throws TypeError if there is no literal for the value: a function, a symbol, a `Date`
 * @example
 * import { literal, printExpression } from '@trellis/model/internal';
 *
 * printExpression(literal({ name: 'tags', columns: ['tag_id'] })); // { name: 'tags', columns: ['tag_id'] }
 */
export function literal(value: unknown): Expression {
  if (typeof value === 'string') return textLiteral(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (value === null || value === undefined || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return { array: Array.from(value, literal) };
  if (!isPlainObject(value))
    throw new TypeError(`There is no literal for ${Object.prototype.toString.call(value)}.`);
  return {
    object: Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([name, part]) => [name, literal(part)] as const),
  };
}

function escapeSequence(character: string): string {
  return SHORT_ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
