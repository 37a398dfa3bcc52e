import { expect, test } from '@jest/globals';
import { finish, hashOf, mix, scaleTo } from './hash.ts';

test('a hash depends only on the strings and on where each of them ends', () => {
  expect(hashOf('1', 'customers', 'first_name')).toBe(hashOf('1', 'customers', 'first_name'));
  expect(hashOf('ab', 'c')).not.toBe(hashOf('a', 'bc'));
});

test('hashes never change between releases', () => {
  expect([hashOf('1', 'customers', 'first_name'), finish(mix(0, 1)), finish(mix(0, 2 ** 31))]).toEqual([
    928797234, 2277397642, 3099741435,
  ]);
});

test('distinct words have distinct hashes', () => {
  const key = hashOf('1', 'orders', 'order_id');
  expect(new Set(Array.from({ length: 100_000 }, (_, word) => finish(mix(key, word)))).size).toBe(100_000);
});

test('scaled hashes are evenly distributed and within their range', () => {
  const key = hashOf('1', 'orders', 'customer_id');
  const counts = new Array<number>(10).fill(0);
  for (let row = 0; row < 100_000; row++) {
    const index = scaleTo(finish(mix(key, row)), 10);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  expect(counts.length).toBe(10);
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  expect([scaleTo(0, 7), scaleTo(0xffff_ffff, 7), scaleTo(0xffff_ffff, 2 ** 32)]).toEqual([
    0,
    6,
    2 ** 32 - 1,
  ]);
});
