import { expect, test } from '@jest/globals';
import { migrationName } from './name.ts';

const NOW = new Date('2026-01-13T10:00:00Z');

test.each([
  ['Created customers', '20260113100000_created_customers'],
  ["Müller's Überschüsse, d'été", '20260113100000_muller_s_uberschusse_d_ete'],
  ['日本語', '20260113100000_migration'],
  ['a */ `b` ../c\nd', '20260113100000_a_b_c_d'],
  ['word '.repeat(20), `20260113100000_${Array(10).fill('word').join('_')}`],
])('names a migration with the message %j %s', (message, name) => {
  expect(migrationName(message, undefined, NOW)).toBe(name);
});

test('names a migration after the last one, even if the clock is behind', () => {
  expect(migrationName('Two', '20270101000000_one', NOW)).toBe('20270101000001_two');
});
