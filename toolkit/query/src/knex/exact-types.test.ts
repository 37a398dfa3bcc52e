import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Live, live } from '../../test/live.ts';

let database: Live;
beforeAll(async () => {
  database = await live('exact_types');
});
afterAll(() => database.close());

test('what pg would round, take apart or move to the local time zone comes as the server sent it', async () => {
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
