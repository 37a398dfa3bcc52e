import { expect, jest, test } from '@jest/globals';
import { remember, remembered } from './exact-moment.ts';

const exact = { text: '2026-01-01 00:00:00.123456+00', zone: true, micros: '456' };

test('another copy of the module reads what a Date remembers', () => {
  const date = new Date('2026-01-01T00:00:00.123Z');
  remember(date, exact);
  jest.isolateModules(() => {
    const copy = jest.requireActual<typeof import('./exact-moment.ts')>('./exact-moment.ts');
    expect(copy.remembered).not.toBe(remembered);
    expect(copy.remembered(date)).toEqual(exact);
  });
});

test('a Date that was changed remembers nothing', () => {
  const date = new Date(0);
  remember(date, exact);
  date.setTime(1);
  expect(remembered(date)).toBeUndefined();
});

test('a Date that remembers equals one that does not', () => {
  const date = new Date(0);
  remember(date, exact);
  expect(date).toStrictEqual(new Date(0));
  expect(Object.keys(date)).toEqual([]);
});
