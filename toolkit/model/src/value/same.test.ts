import { expect, test } from '@jest/globals';
import { same } from './same.ts';

test.each<[string, unknown, unknown, boolean]>([
  ['equal nested values', { a: [1, { b: null }] }, { a: [1, { b: null }] }, true],
  ['keys in another order', { a: 1, b: 2 }, { b: 2, a: 1 }, true],
  ['a missing and an undefined property', { a: 1, b: undefined }, { a: 1 }, true],
  ['an undefined and a missing property', { a: 1 }, { a: 1, b: undefined }, true],
  ['a property that only the first has', { a: 1, b: 2 }, { a: 1 }, false],
  ['a property that only the second has', { a: 1 }, { a: 1, b: 2 }, false],
  ['an inherited property', {}, { constructor: 1 }, false],
  ['an inherited property of the second', { ['__proto__']: {} }, {}, false],
  ['elements in another order', [1, 2], [2, 1], false],
  ['an array and its beginning', [1, 2], [1], false],
  ['an array and an object', [], {}, false],
  ['null and an object', null, {}, false],
  ['a number and its text', 1, '1', false],
])('compares %s', (_, a, b, expected) => {
  expect(same(a, b)).toBe(expected);
});
