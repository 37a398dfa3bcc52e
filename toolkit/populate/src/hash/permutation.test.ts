import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Permutation } from './permutation.ts';

test('a permutation contains every integer below its size exactly once', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 3_000 }), (key, size) => {
      const order = new Permutation(key, size);
      const seen = new Set(Array.from({ length: size }, (_, index) => order.at(index)));
      expect(seen.size).toBe(size);
      expect([Math.min(...seen), Math.max(...seen)]).toEqual([0, size - 1]);
    }),
    { numRuns: 60 },
  );
});

test('permutations with different keys differ', () => {
  const [one, other] = [1, 2].map((key) => new Permutation(key, 1000));
  const indexes = Array.from({ length: 20 }, (_, index) => index);
  expect(indexes.map((index) => one?.at(index))).not.toEqual(indexes.map((index) => other?.at(index)));
});

test('a permutation of 2^40 integers has distinct values below its size', () => {
  const order = new Permutation(7, 2 ** 40);
  const values = Array.from({ length: 20 }, (_, index) => order.at(index));
  expect(values.every((value) => value < 2 ** 40)).toBe(true);
  expect(new Set(values).size).toBe(20);
});
