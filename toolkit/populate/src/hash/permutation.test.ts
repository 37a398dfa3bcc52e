import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Permutation } from './permutation.ts';

test('every number below the size comes exactly once', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 3_000 }), (key, size) => {
      const order = new Permutation(key, size);
      const seen = new Set(Array.from({ length: size }, (_, place) => order.at(place)));
      expect(seen.size).toBe(size);
      expect([Math.min(...seen), Math.max(...seen)]).toEqual([0, size - 1]);
    }),
    { numRuns: 60 },
  );
});

test('orders differ by their key, and large ones stay in range', () => {
  const places = Array.from({ length: 20 }, (_, place) => place);
  const [one, other] = [new Permutation(1, 1000), new Permutation(2, 1000)];
  expect(places.map((place) => one.at(place))).not.toEqual(places.map((place) => other.at(place)));
  const large = new Permutation(7, 2 ** 40);
  expect(places.every((place) => large.at(place) < 2 ** 40)).toBe(true);
  expect(new Set(places.map((place) => large.at(place))).size).toBe(20);
});
