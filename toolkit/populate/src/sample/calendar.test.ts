import { expect, test } from '@jest/globals';
import { makeCalendar } from './calendar.ts';

const calendar = makeCalendar('2026-01-01', 3);
const times = Array.from({ length: 20_000 }, (_, index) => calendar.at(index / 20_000));
const count = (test: (date: Date) => boolean) => times.filter((time) => test(new Date(time * 1000))).length;

test('times increase with the fraction and lie within the period', () => {
  expect(times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0))).toBe(true);
  expect(new Date(calendar.start * 1000).toISOString()).toBe('2023-01-01T00:00:00.000Z');
  expect(times[0]).toBe(calendar.start);
  expect(times.at(-1)).toBeLessThan(calendar.end);
  expect(calendar.at(1 - 2 ** -32)).toBeLessThan(calendar.end);
});

test('later years, December and evenings have more activity', () => {
  expect(count((date) => date.getUTCFullYear() === 2025)).toBeGreaterThan(
    1.3 * count((date) => date.getUTCFullYear() === 2023),
  );
  expect(count((date) => date.getUTCMonth() === 11)).toBeGreaterThan(
    1.5 * count((date) => date.getUTCMonth() === 6),
  );
  expect(count((date) => date.getUTCHours() === 20)).toBeGreaterThan(
    10 * count((date) => date.getUTCHours() === 3),
  );
});
