import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clusters, type Tie } from './clusters.ts';

test('what belongs together stays together, a hub notwithstanding', () => {
  // Two rings of four, both of which refer to the hub, number 8.
  const ring = (first: number): Tie[] => [0, 1, 2, 3].map((i) => [first + i, first + ((i + 1) % 4)] as const);
  const hub = Array.from({ length: 8 }, (_, i): Tie => [8, i]);
  const groups = clusters(9, [...ring(0), ...ring(4), ...hub], 5);
  expect(groups.map((group) => group.filter((node) => node !== 8))).toEqual([
    [0, 1, 2, 3],
    [4, 5, 6, 7],
  ]);
});

test('nodes without ties fill groups up', () => {
  expect(clusters(5, [], 2)).toEqual([[0, 1], [2, 3], [4]]);
});

test('every node is in one group, none too large, always the same way', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40 }).chain((size) =>
        fc.tuple(
          fc.constant(size),
          fc.array(fc.tuple(fc.nat(Math.max(size - 1, 0)), fc.nat(Math.max(size - 1, 0))), {
            maxLength: size === 0 ? 0 : 80,
          }),
          fc.integer({ min: 1, max: 20 }),
        ),
      ),
      ([size, ties, limit]) => {
        const groups = clusters(size, ties, limit);
        expect(groups.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
        expect(Math.max(0, ...groups.map((group) => group.length))).toBeLessThanOrEqual(limit);
        expect(clusters(size, ties, limit)).toEqual(groups);
      },
    ),
  );
});
