import { expect, test } from '@jest/globals';
import { quoteIdentifier, quoteLiteral } from '@trellis/model';
import fc from 'fast-check';
import { visitWords } from './words.ts';

function wordsOf(text: string): string[] {
  const words: string[] = [];
  visitWords(text, (word) => words.push(word));
  return words;
}

test.each<[string, string[]]>([
  ['Select "Odd ""Name""" from s.Größe', ['select', 'odd', 'name', 'from', 's', 'größe']],
  [`nextval('public."Order No"'::regclass)`, ['nextval', 'public', 'order', 'no', 'regclass']],
  [`$$ begin -- don't\n return t; end $$`, ['begin', 'don', 't', 'return', 't', 'end']],
  [`E'\\norders' U&"d\\0061ta" /* in a comment */`, ['orders', 'data', 'in', 'a', 'comment']],
  ['1st $1 + -', ['1st', '$1']],
])('the words of %j are found', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('a name has the same words alone, quoted, and in a string', () => {
  const piece = fc.constantFrom(...`a Order 1st é $ $a$ ' " E' -- /* */ \\ 1. - . $1`.split(' '), ' ', '\n');
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
      const name = pieces.join('');
      const words = wordsOf(name);
      expect(wordsOf(quoteIdentifier(name))).toEqual(words);
      expect(wordsOf(quoteLiteral(quoteIdentifier(name)))).toEqual(words);
    }),
    { numRuns: 1000, seed: 1 },
  );
});
