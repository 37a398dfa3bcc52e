import { expect, test } from '@jest/globals';
import { addTo, groupBy } from './grouping.ts';

test('groups values in the order of their first members', () => {
  expect([...groupBy(['b1', 'a1', 'b2'], (text) => text[0])]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
  ]);
});

test('adds a value to the set of its key once', () => {
  const sets = new Map<string, Set<number>>();
  for (const value of [1, 2, 1]) addTo(sets, 'a', value);
  expect(sets).toEqual(new Map([['a', new Set([1, 2])]]));
});
