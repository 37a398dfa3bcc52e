import { expect, test } from '@jest/globals';
import { quantile } from './quantile.ts';

test.each([
  [[3, 1, 2], 0.5, 2],
  [[4, 1, 2, 3], 0.5, 2],
  [[5], 0.99, 5],
  [Array.from({ length: 200 }, (_, index) => index + 1), 0.99, 198],
  [[2, 1], 0, 1],
  [[2, 1], 1, 2],
])('the quantile of %j at %p is %p', (values, part, expected) => {
  expect(quantile(values, part)).toBe(expected);
});
