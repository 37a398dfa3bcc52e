import { expect, test } from '@jest/globals';
import { association } from '../../test/schemas.ts';
import { defineSample } from './define-sample.ts';

test.each<[string, () => unknown, string]>([
  [
    'a table that does not exist',
    () => defineSample(association, { d: {} }),
    'Expected a table of test, got "d". Declare it or fix the name.',
  ],
  [
    'a column that does not exist',
    () => defineSample(association, { a: { columns: { x: () => 1 } } }),
    'Expected a column of a, got "x". Declare it or fix the name.',
  ],
  [
    'both rows and per',
    () => defineSample(association, { c: { rows: 5, per: { parent: 'a', min: 1, max: 2 } } }),
    'Expected `rows` or `per` for c, got both. Remove one of them.',
  ],
  [
    'a fraction of a row',
    () => defineSample(association, { a: { rows: 1.5 } }),
    '`a.rows` must be an integer of at least 0, but is 1.5.',
  ],
  [
    'an invalid day',
    () => defineSample(association, {}, { asOf: 'today' }),
    'Expected a day such as 2026-01-01 for `asOf`, got "today". Write it as YYYY-MM-DD.',
  ],
])('defineSample refuses %s', (_, run, message) => {
  expect(run).toThrow(message);
});
