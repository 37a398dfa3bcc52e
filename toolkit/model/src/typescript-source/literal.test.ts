import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { printExpression } from './expression.ts';
import { literal, stringLiteral, textLiteral } from './literal.ts';

/** Evaluates the source of an expression. */
const evaluate = (source: string): unknown => new Function(`return (${source})`)();

test.each([
  ['a plain text', 'tags', `'tags'`],
  ['the empty text', '', `''`],
  ['an apostrophe', "it's", `"it's"`],
  ['double quotes', 'say "hi"', `'say "hi"'`],
  ['as many of both quotes', `'"`, String.raw`'\'"'`],
  ['more double quotes', `'""`, String.raw`'\'""'`],
  ['a backslash', String.raw`a\d`, String.raw`'a\\d'`],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the string must not become a template literal.
  ['characters of a template literal', '`${x}`', "'`${x}`'"],
  ['line ends and tabs', 'a\r\n\tb', String.raw`'a\r\n\tb'`],
  ['a null character', '\0', String.raw`'\u0000'`],
  ['line and paragraph separators', '\u2028\u2029', String.raw`'\u2028\u2029'`],
  ['a lone surrogate', '\ud83d', String.raw`'\ud83d'`],
  ['an emoji', '🙂', `'🙂'`],
  ['a right-to-left override', 'a\u202eb', String.raw`'a\u202eb'`],
])('prints %s as a string literal', (_, text, source) => {
  expect(stringLiteral(text)).toBe(source);
  expect(evaluate(source)).toBe(text);
});

test.each([
  ['one line', 'select `a`', "'select `a`'"],
  ['several lines', 'select 1\n\tfrom x', '`select 1\n\tfrom x`'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the string must not become a template literal.
  ['characters of a template literal', '`${x}`\n\\d', '`\\`\\${x}\\`\n\\\\d`'],
  ['a carriage return, which a template literal would lose', 'a\r\nb', '`a\\r\nb`'],
])('prints a text of %s', (_, text, source) => {
  expect(textLiteral(text)).toBe(source);
  expect(evaluate(source)).toBe(text);
});

test.each([
  [
    'numbers',
    [1, -2.5, 1e300, -0, Number.NaN, Number.NEGATIVE_INFINITY],
    '[1, -2.5, 1e+300, -0, NaN, -Infinity]',
  ],
  ['a bigint', 9007199254740993n, '9007199254740993n'],
  ['null, undefined and booleans', [null, undefined, true, false], '[null, undefined, true, false]'],
  ['an empty object and an empty array', [{}, []], '[{}, []]'],
  ['an object without its undefined properties', { a: 1, b: undefined }, '{ a: 1 }'],
  ['a property __proto__', JSON.parse('{"__proto__":1}'), "{ ['__proto__']: 1 }"],
  [
    'names that need quotes',
    { 'a-b': 1, "it's": { constructor: 2 } },
    `{ 'a-b': 1, "it's": { constructor: 2 } }`,
  ],
])('prints %s', (_, value, source) => {
  expect(printExpression(literal(value))).toBe(source);
  expect(evaluate(source)).toEqual(value);
});

test.each([
  ['a function', () => 1],
  ['a symbol', Symbol('a')],
  ['a date', new Date(0)],
  ['a regular expression', /a/],
])('refuses %s, for which there is no literal', (_, value) => {
  expect(() => literal({ value })).toThrow(TypeError);
});

test('prints literals that evaluate to their values, for any value', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'\'"`\\$\n\r{}\u2028') }),
  );
  fc.assert(
    fc.property(fc.object({ key: text, values: [text, fc.double(), fc.boolean(), fc.bigInt()] }), (value) => {
      expect(evaluate(printExpression(literal(value)))).toEqual(value);
    }),
  );
});
