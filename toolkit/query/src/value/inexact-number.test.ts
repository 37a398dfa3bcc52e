import { expect, jest, test } from '@jest/globals';
import { defineSchema, integer, jsonb, table } from '@trellis/model';
import { openDatabase } from '../../test/test-database.ts';
import { load } from '../load/index.ts';
import { inexactNumber } from './inexact-number.ts';

test.each<[string, string | undefined]>([
  ['{"a": 1, "b": [0.1, -2.5e3, 9007199254740991]}', undefined],
  ['{"a": 12345678901234567890}', '12345678901234567890'],
  ['[9007199254740993]', '9007199254740993'],
  ['[9007199254740992]', undefined],
  ['[-9007199254740993]', '-9007199254740993'],
  ['[0.1000000000000000055511151231257827]', '0.1000000000000000055511151231257827'],
  ['[1.000000000000000000000]', undefined],
  ['[100000000000000000000000]', undefined],
  ['[1e400]', '1e400'],
  ['[1e-400]', '1e-400'],
  ['[1.5E+10, 0e5, -0.0]', undefined],
  ['{"12345678901234567890": "12345678901234567890 1e999"}', undefined],
  ['"a \\" 12345678901234567890"', undefined],
  ['[123456789012345.6]', undefined],
  ['[12345678901234567.8]', '12345678901234567.8'],
])('%s contains the inexact number %s', (text, number) => {
  expect(inexactNumber(text)).toBe(number);
});

test.each([
  ['a long string', `["${'x'.repeat(20_000_000)}1e5"]`, undefined],
  ['a long number', `[${'1'.repeat(131_072)}]`, '1'.repeat(131_072)],
  ['a number with many zeros inside', `[1${'0'.repeat(1_000_000)}1]`, `1${'0'.repeat(1_000_000)}1`],
  ['a fraction with many zeros', `[0.${'0'.repeat(16_000)}1]`, `0.${'0'.repeat(16_000)}1`],
  ['many numbers', `[${'1e1,'.repeat(1_000_000)}1]`, undefined],
])('reads %s once', (_, text, number) => {
  expect(inexactNumber(text) === number).toBe(true);
});

test('a number that JavaScript rounds is reported once for each column', async () => {
  const events = table('events', {
    columns: { event_id: integer({ primaryKey: true }), body: jsonb(), more: jsonb() },
  });
  const schema = defineSchema({ name: 'inexact', tables: { events } });
  const { knex, close } = await openDatabase('inexact', schema);
  const emit = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
  try {
    await knex.raw(`insert into events select n, '{"id": 12345678901234567890}', '{"id": "12345678901234567890"}'
      from generate_series(1, 3) n`);
    for (const $limit of [1, 20]) await load(knex, schema, 'events', { $limit });
    expect(emit.mock.calls.map(([message]) => message)).toEqual([
      'The JSON of events.body contains the number 12345678901234567890, which JavaScript reads as 12345678901234567000. Declare the column with `exact: true` to read its exact text.',
    ]);
  } finally {
    emit.mockRestore();
    await close();
  }
});
