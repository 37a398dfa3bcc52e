import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clusters, type Edge } from './clusters.ts';

test('keeps connected nodes together despite a hub', () => {
  // Two rings of four nodes, and node 8, which is connected to all of them.
  const ring = (first: number): Edge[] =>
    [0, 1, 2, 3].map((i) => [first + i, first + ((i + 1) % 4)] as const);
  const hub = Array.from({ length: 8 }, (_, i): Edge => [8, i]);
  const found = clusters(9, [...ring(0), ...ring(4), ...hub], 5);
  expect(found.map((cluster) => cluster.filter((node) => node !== 8))).toEqual([
    [0, 1, 2, 3],
    [4, 5, 6, 7],
  ]);
});

test('packs nodes without edges into full clusters', () => {
  expect(clusters(5, [], 2)).toEqual([[0, 1], [2, 3], [4]]);
});

test('puts every node into one cluster within the limit, the same for the same graph', () => {
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
      ([size, edges, limit]) => {
        const found = clusters(size, edges, limit);
        expect(found.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
        expect(Math.max(0, ...found.map((cluster) => cluster.length))).toBeLessThanOrEqual(limit);
        expect(clusters(size, edges, limit)).toEqual(found);
      },
    ),
  );
});
