import { expect, test } from '@jest/globals';
import { assign } from './assign.ts';

test.each([
  ['assigns the only pair', [[0.5]], [[0, 0, 0.5]]],
  ['assigns nothing without values', [[undefined]], []],
  [
    'assigns each row its best column',
    [
      [0.9, 0.2],
      [0.1, 0.8],
    ],
    [
      [0, 0, 0.9],
      [1, 1, 0.8],
    ],
  ],
  [
    'prefers the best total to the best pair',
    [
      [0.9, 0.8],
      [0.8, undefined],
    ],
    [
      [0, 1, 0.7],
      [1, 0, 0.7],
    ],
  ],
  ['assigns a column once, and has no margin between equal rows', [[0.6], [0.6]], [[0, 0, 0]]],
  [
    'has no margin where two assignments are equal',
    [
      [0.6, 0.6],
      [0.6, 0.6],
    ],
    [
      [0, 0, 0],
      [1, 1, 0],
    ],
  ],
  [
    'moves a chain of rows',
    [
      [0.9, 0.8, undefined],
      [0.85, 0.7, 0.8],
      [0.8, undefined, undefined],
    ],
    [
      [0, 1, 0.7],
      [1, 2, 0.75],
      [2, 0, 0.7],
    ],
  ],
] as const)('%s', (_, values, expected) => {
  const sorted = [...assign(values)].sort((a, b) => a.row - b.row);
  expect(sorted.map(({ row, column }) => [row, column])).toEqual(
    expected.map(([row, column]) => [row, column]),
  );
  sorted.forEach(({ margin }, i) => {
    expect(margin).toBeCloseTo(expected[i]?.[2] ?? 0);
  });
});

test('finds the best total and the exact margins of all assignments of four rows', () => {
  let seed = 1;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  for (let round = 0; round < 200; round++) {
    const values = Array.from({ length: 4 }, () =>
      Array.from({ length: 3 }, () => (random() < 0.3 ? undefined : Math.ceil(random() * 9) / 10)),
    );
    const assigned = assign(values);
    const total = assigned.reduce((sum, { row, column }) => sum + (values[row]?.[column] ?? 0), 0);
    expect(total).toBeCloseTo(best(values));
    for (const { row, column, margin } of assigned) {
      const without = values.map((list, i) =>
        list.map((value, j) => (i === row && j === column ? undefined : value)),
      );
      expect(margin).toBeCloseTo(total - best(without));
    }
  }
});

/** The best total, by trying all assignments. */
function best(
  values: readonly (readonly (number | undefined)[])[],
  row = 0,
  used = new Set<number>(),
): number {
  const list = values[row];
  if (list === undefined) return 0;
  const totals = list.map((value, column) =>
    value === undefined || used.has(column) ? 0 : value + best(values, row + 1, new Set([...used, column])),
  );
  return Math.max(best(values, row + 1, used), ...totals);
}
