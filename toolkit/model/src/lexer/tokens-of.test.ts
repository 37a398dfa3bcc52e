import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSeparator, type TokenKind, tokensOf } from './index.ts';

/** Each text with its tokens, whitespace left out. */
const TOKENS: readonly (readonly [text: string, ...tokens: (readonly [TokenKind, string])[]])[] = [
  [''],
  [' \t\n\r\f\v'],
  ['Größe_1$a', ['identifier', 'Größe_1$a']],
  ['a\u00a0b', ['identifier', 'a\u00a0b']],
  ['"a ""b"" --"c', ['quoted identifier', '"a ""b"" --"'], ['identifier', 'c']],
  [
    'U&"d\\0061t"u &"x"',
    ['quoted identifier', 'U&"d\\0061t"'],
    ['identifier', 'u'],
    ['operator', '&'],
    ['quoted identifier', '"x"'],
  ],
  ["'it''s'x", ['string', "'it''s'"], ['identifier', 'x']],
  ["'a\\'b", ['string', "'a\\'"], ['identifier', 'b']],
  ["'a' 'b'", ['string', "'a'"], ['string', "'b'"]],
  ["'a' \n 'b'", ['string', "'a' \n 'b'"]],
  ["'a' -- c\n-- d\n'b'", ['string', "'a' -- c\n-- d\n'b'"]],
  ["'a' /* c */\n'b'", ['string', "'a'"], ['block comment', '/* c */'], ['string', "'b'"]],
  ["'a'\n- 1", ['string', "'a'"], ['operator', '-'], ['number', '1']],
  ["e'\\'' E'a\\\\'", ['escape string', "e'\\''"], ['escape string', "E'a\\\\'"]],
  ["E'a'\n'\\''", ['escape string', "E'a'\n'\\''"]],
  ["fake'x'", ['identifier', 'fake'], ['string', "'x'"]],
  ["B'01'x'1F'", ['bit string', "B'01'"], ['bit string', "x'1F'"]],
  ["N'a'", ['identifier', 'N'], ['string', "'a'"]],
  ["U&'\\0061'", ['string', "U&'\\0061'"]],
  ['$$a$b$$', ['dollar-quoted string', '$$a$b$$']],
  ['$a$ $$ $b$ $a$', ['dollar-quoted string', '$a$ $$ $b$ $a$']],
  ['a$b$c', ['identifier', 'a$b$c']],
  ['$1+$23', ['parameter', '$1'], ['operator', '+'], ['parameter', '$23']],
  ['$ $a', ['punctuation', '$'], ['punctuation', '$'], ['identifier', 'a']],
  [
    '1 1.5 .5 1. 1e9 1.5E-3 1_000 0x1F 0b01 0o17',
    ...['1', '1.5', '.5', '1.', '1e9', '1.5E-3', '1_000', '0x1F', '0b01', '0o17'].map(
      (text): [TokenKind, string] => ['number', text],
    ),
  ],
  ['1..10', ['number', '1'], ['punctuation', '..'], ['number', '10']],
  ['1st', ['number', '1st']],
  ['a.b', ['identifier', 'a'], ['punctuation', '.'], ['identifier', 'b']],
  [
    'a::int:=b[1:2];',
    ...(['a', '::', 'int', ':=', 'b', '[', '1', ':', '2', ']', ';'].map((text) => [
      /\d/.test(text) ? 'number' : /\w/.test(text) ? 'identifier' : 'punctuation',
      text,
    ]) as [TokenKind, string][]),
  ],
  ['a>=-1', ['identifier', 'a'], ['operator', '>='], ['operator', '-'], ['number', '1']],
  ['2*-3', ['number', '2'], ['operator', '*'], ['operator', '-'], ['number', '3']],
  [
    '@- ~~* +-+',
    ['operator', '@-'],
    ['operator', '~~*'],
    ['operator', '+'],
    ['operator', '-'],
    ['operator', '+'],
  ],
  ['1--2\n3', ['number', '1'], ['line comment', '--2'], ['number', '3']],
  ['1+--2', ['number', '1'], ['operator', '+'], ['line comment', '--2']],
  ['a -- b\rc', ['identifier', 'a'], ['line comment', '-- b'], ['identifier', 'c']],
  ['*/* a /* b */ c **/d', ['operator', '*'], ['block comment', '/* a /* b */ c **/'], ['identifier', 'd']],
  ['\\ {', ['punctuation', '\\'], ['punctuation', '{']],
  ["a 'b", ['identifier', 'a'], ['unterminated', "'b"]],
  ['"a', ['unterminated', '"a']],
  ["E'a\\'", ['unterminated', "E'a\\'"]],
  ["'a'\n'b", ['unterminated', "'a'\n'b"]],
  ['$a$ $b$', ['unterminated', '$a$ $b$']],
  ['/* /* */', ['unterminated', '/* /* */']],
];

test.each(TOKENS)('the tokens of %j are found', (text, ...expected) => {
  const found = [...tokensOf(text)].filter(({ kind }) => kind !== 'whitespace');
  expect(found.map((token) => [token.kind, token.text])).toEqual(expected);
});

test('whitespace and comments separate tokens', () => {
  expect(
    [...tokensOf('a /* b */ -- c')].filter((token) => !isSeparator(token)).map(({ text }) => text),
  ).toEqual(['a']);
});

test('tokens in a row are the text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...`' " $ $$ $a$ E' U&" U&' b' -- /* */ \\ \n \r + - * / < = @ :: . 1 1.e5 a é 😀 ; ( '' ""`.split(' '),
      ' ',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      let end = 0;
      for (const { from, to, text: part } of tokensOf(text)) {
        expect(from).toBe(end);
        expect(to).toBeGreaterThan(from);
        expect(part).toBe(text.slice(from, to));
        end = to;
      }
      expect(end).toBe(text.length);
    }),
    { numRuns: 3000, seed: 1 },
  );
});

test.each<[string, string, number]>([
  ['a literal', `E'${"\\'x''".repeat(4_000_000)}'`, 1],
  ['a line of dashes', `'a' ${'-'.repeat(1_000_000)}\n${'-- \n'.repeat(1000)}b`, 2],
  ['whitespace', `'a'${' '.repeat(10_000_000)}\n${' '.repeat(10_000_000)}'b'`, 1],
  ['a number', `${'1_'.repeat(10_000_000)}.${'1'.repeat(10_000_000)}`, 1],
])('%s of megabytes is read', (_, text, expected) => {
  expect([...tokensOf(text)].filter((token) => !isSeparator(token)).length).toBe(expected);
});
