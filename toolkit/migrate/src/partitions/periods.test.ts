import { expect, test } from '@jest/globals';
import { type Period, periodLater, periodsBetween } from './periods.ts';

test.each<[Period, now: string, names: readonly string[]]>([
  ['day', '2028-02-28', ['2028_02_28', '2028_02_29', '2028_03_01']],
  ['week', '2026-12-31', ['2026_w53', '2027_w01', '2027_w02']],
  ['week', '2027-01-03', ['2026_w53', '2027_w01', '2027_w02']],
  ['week', '2024-12-30', ['2025_w01', '2025_w02', '2025_w03']],
  ['month', '2026-11-30', ['2026_11', '2026_12', '2027_01']],
  ['year', '2026-01-01', ['2026', '2027', '2028']],
])('names the %s of %s and the next two', (period, now, names) => {
  const found = periodsBetween(period, { from: now, now, later: 2 });
  expect(found.map(({ name }) => name)).toEqual(names);
});

test('lists every month from the first one to the last one ahead', () => {
  const found = periodsBetween('month', { from: '2026-01-31', now: '2026-03-01', later: 1 });
  expect(found.map(({ day }) => day)).toEqual(['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']);
  expect(periodsBetween('month', { from: '2026-03-01', now: '2026-03-31', later: -1 })).toEqual([]);
  expect(periodLater('month', '2026-03-31', -1)).toBe('2026-02-01');
});
