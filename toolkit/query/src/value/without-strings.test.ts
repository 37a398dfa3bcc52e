import { expect, test } from '@jest/globals';
import { withoutStrings } from './without-strings.ts';

test.each([
  ['{"a":1}', '{ :1}'],
  ['["1",2,"3"]', '[ ,2, ]'],
  ['"a\\"b"', ' '],
  ['["\\\\",1,"\\\\\\"2"]', '[ ,1, ]'],
  ['""', ' '],
  ['1.5', '1.5'],
  ['"open', ' '],
])('removes the strings of %s', (text, expected) => {
  expect(withoutStrings(text)).toBe(expected);
});

test.each(['x', '\\n', '\\\\', '\\"'])('reads a string of ten million times %s', (part) => {
  expect(withoutStrings(`["${part.repeat(10_000_000)}",7]`)).toBe('[ ,7]');
});
