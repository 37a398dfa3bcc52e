import { expect, test } from '@jest/globals';
import { type MatchedRows, matchRows } from './match-rows.ts';

/** The rows before and after, the key, and the pairs as `before > after`. */
type Case = readonly [
  string,
  string,
  string,
  readonly number[],
  Partial<MatchedRows> & { paired?: string[] },
];

test.each<Case>([
  ['nothing that differs', 'a b, c d', 'c d, a b', [0], {}],
  ['equal rows separately', 'a b, a b', 'a b', [], { missing: 1 }],
  ['changed values by the key', '1 a, 2 b', '1 c, 2 b', [0], { paired: ['1 a > 1 c'] }],
  ['rows that disappear', '1 a, 2 b', '2 b', [0], { missing: 1 }],
  ['rows that are added', '1 a', '1 a, 2 b', [0], { added: 1 }],
  ['rows that others replace', '1 a, 2 b', '2 b, 7 x, 8 y', [0], { missing: 1, added: 2 }],
  ['changed keys by another value', '1 a, 2 b', '3 a, 4 b', [0], { paired: ['1 a > 3 a', '2 b > 4 b'] }],
  ['rows whose values all change', '1 a, 2 b', '3 c, 4 d', [0], { paired: ['1 a > 3 c', '2 b > 4 d'] }],
  ['changed values and added rows by a key', '1 a', '1 b, 2 c', [0], { paired: ['1 a > 1 b'], added: 1 }],
  [
    'rows of several columns as the key',
    '1 1 a, 1 2 b',
    '1 1 c, 1 2 d',
    [0, 1],
    { paired: ['1 1 a > 1 1 c', '1 2 b > 1 2 d'] },
  ],
  ['no row by a value that several have', 'a x, a y', 'a z', [], { missing: 1, added: 0 }],
])('finds %s', (_, was, is, key, { paired = [], missing = 0, added = 0 }) => {
  const rows = (text: string) => text.split(', ').map((row) => row.split(' '));
  const matched = matchRows(rows(was), rows(is), key);
  expect(matched.pairs.map((pair) => `${pair.was.join(' ')} > ${pair.is.join(' ')}`)).toEqual(paired);
  expect(matched).toMatchObject({ missing, added });
});
