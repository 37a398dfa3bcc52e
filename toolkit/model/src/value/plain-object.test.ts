import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { isPlainObject } from './plain-object.ts';

const bare = Object.assign(Object.create(null), { a: 1 });

test.each<[string, unknown, boolean]>([
  ['an object literal', { a: 1 }, true],
  ['an object parsed from JSON', JSON.parse('{"a":1}'), true],
  ['an object of another realm', runInNewContext('({ a: 1 })'), true],
  ['an object without a prototype', bare, true],
  ['an object that inherits from a literal', Object.create({ a: 1 }), false],
  ['an object that inherits from one without a prototype', Object.create(bare), false],
  ['an array', [], false],
  ['a Date', new Date(0), false],
  ['null', null, false],
  ['a string', 'a', false],
])('recognizes whether %s is plain', (_, value, expected) => {
  expect(isPlainObject(value)).toBe(expected);
});
