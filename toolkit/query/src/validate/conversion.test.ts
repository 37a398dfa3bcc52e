import { expect, test } from '@jest/globals';
import { remembered } from '../moment/index.ts';
import { convert } from './conversion.ts';

test.each([
  ['2026-01-01T00:00:00.123456Z', '456'],
  ['2026-01-01T00:00:00.1234567+02:00', '456'],
  ['2026-01-01T00:00:00.123Z', undefined],
  ['2026-01-01T00:00:00.123000Z', undefined],
])('the Date of %s remembers the microseconds %s', (text, micros) => {
  const date = convert('date', text) as Date;
  expect(date.getTime()).toBe(Math.floor(Date.parse(text)));
  expect(remembered(date)?.micros).toBe(micros);
});
