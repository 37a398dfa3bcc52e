import { expect, test } from '@jest/globals';
import { singular } from './singular.ts';

test.each([
  ['orders', 'order'],
  ['categories', 'category'],
  ['addresses', 'address'],
  ['branches', 'branch'],
  ['boxes', 'box'],
  ['people', 'person'],
  ['Children', 'Child'],
  ['data', 'data'],
  ['status', 'status'],
  ['constructors', 'constructor'],
  // Words that every object of JavaScript has as properties.
  ['constructor', 'constructor'],
  ['toString', 'toString'],
  ['__proto__', '__proto__'],
])('the singular of %s is %s', (word, one) => {
  expect(singular(word)).toBe(one);
});
