import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { types } from 'pg';
import { type OpenDatabase, openDatabase } from '../../test/test-database.ts';
import { exactTypes } from './exact-types.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('exact_types', undefined, { types: exactTypes(types) });
});
afterAll(() => database.close());

test('dates, intervals, ranges and arrays of numeric are returned as the server sends them', async () => {
  const { rows } = await database.knex.raw(`select
    date '2024-02-29' as day, array[date '0044-03-15 BC'] as days,
    interval '1 month 2 days' as span, array[interval '1 hour'] as spans,
    array[12345678901234567.10, 'NaN', null]::numeric[] as amounts,
    array[int8range(1, 5), 'empty'] as ranges, array[daterange('2024-02-29', null)] as seasons,
    9007199254740993 as big, 1 as small, true as flag, timestamptz '2024-01-01Z' as at`);
  expect(rows).toEqual([
    {
      day: '2024-02-29',
      days: ['0044-03-15 BC'],
      span: '1 mon 2 days',
      spans: ['01:00:00'],
      amounts: ['12345678901234567.10', 'NaN', null],
      ranges: ['[1,5)', 'empty'],
      seasons: ['[2024-02-29,)'],
      big: '9007199254740993',
      small: 1,
      flag: true,
      at: new Date('2024-01-01T00:00:00Z'),
    },
  ]);
});
