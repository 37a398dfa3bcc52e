import { expect, test } from '@jest/globals';
import { isDecimal } from './decimal.ts';

const zeros = (count: number) => '0'.repeat(count);

test.each([
  '0',
  '-1.50',
  '.5',
  '5.',
  '+1e3',
  'NaN',
  'nan',
  '-Infinity',
  '1e131071',
  '0e200000',
  '1e-16383',
  `${zeros(300_000)}7`,
  `0.${zeros(16_383)}`,
  `0.${zeros(20_000)}1e20001`,
])('%.40s is a number that PostgreSQL takes', (text) => {
  expect(isDecimal(text)).toBe(true);
});

test.each([
  '',
  '.',
  '-',
  'e5',
  '1e',
  '0x10',
  ' 1',
  '1_000',
  '1e131072',
  '0e-16384',
  '1e9999999999',
  `1${zeros(131_072)}`,
  `0.${zeros(16_384)}`,
  `1${zeros(20_000)}e-18000`,
  'Infinite',
])('%.40s is not a number that PostgreSQL takes', (text) => {
  expect(isDecimal(text)).toBe(false);
});
