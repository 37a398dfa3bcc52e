import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { array, defineSchema, integer, json, jsonb, table, timestamp, timestamptz } from '@trellis/model';
import { types } from 'pg';
import { deleteGraph, exactTypes, insertGraph, isBadInput, load, loadOne } from '../src/index.ts';
import { type OpenDatabase, openDatabase } from './test-database.ts';

const samples = table('samples', {
  columns: {
    sample_id: integer({ identity: 'by default', primaryKey: true }),
    at: timestamptz({ exact: true, nullable: true }),
    wall: timestamp({ exact: true, nullable: true }),
    times: array(timestamptz({ exact: true }), { nullable: true }),
    millis: { type: 'rounded', nullable: true },
    body: jsonb({ exact: true, nullable: true }),
    raw: json({ exact: true, nullable: true }),
    bodies: array(jsonb({ exact: true }), { nullable: true }),
  },
});
const lab = defineSchema({
  name: 'lab',
  domains: [{ name: 'rounded', type: 'timestamptz(3)' }],
  tables: { samples },
});

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('exact_columns', lab, { types: exactTypes(types, lab) });
});
afterAll(() => database.close());
beforeEach(() => database.knex.raw('truncate samples'));

test.each<[string, unknown]>([
  ['at', '2026-01-01 00:00:00.123456+00'],
  ['at', '0044-03-15 12:00:00.000001+00 BC'],
  ['at', '294276-12-31 23:59:59.999999+00'],
  ['at', 'infinity'],
  ['wall', '2026-03-29 02:30:00.000001'],
  ['times', ['2026-01-01 00:00:00.123456+00', null, '-infinity']],
  ['body', '{"id": 12345678901234567890, "amount": 1.10}'],
  ['body', 'null'],
  ['body', '1e400'.replace('e400', '0'.repeat(400))],
  ['raw', '{"b": 1.0e3,  "a": 0.1000000000000000055511151231257827}'],
  ['raw', '"text"'],
  ['bodies', ['12345678901234567891', '{"a": [null]}', null]],
])('%s is read, written and found as the exact text %j', async (column, value) => {
  const { knex } = database;
  const row = await insertGraph(knex, lab, 'samples', { sample_id: 1, [column]: value } as never);
  expect((row as Record<string, unknown>)[column]).toEqual(value);
  for (const $limit of [1, 50]) expect(await load(knex, lab, 'samples', { $limit })).toEqual([row]);
  if (column !== 'raw') {
    expect(await load(knex, lab, 'samples', { $where: { [column]: { eq: value } } as never })).toEqual([row]);
    expect(await deleteGraph(knex, lab, 'samples', { [column]: { eq: value } } as never)).toEqual({
      samples: 1,
    });
  }
});

test('Knex reads exact columns as the same text if all columns of the type are exact', async () => {
  const { knex } = database;
  await insertGraph(knex, lab, 'samples', {
    sample_id: 1,
    wall: '2026-03-29 02:30:00.000001',
    body: '{"id": 12345678901234567890}',
    bodies: ['1'],
  });
  const row = await loadOne(knex, lab, 'samples', {});
  expect(await knex('samples').select('wall', 'body', 'raw').first()).toEqual({
    wall: row?.wall,
    body: row?.body,
    raw: null,
  });
  // The domain is not exact, so the driver reads both columns as Dates.
  await knex('samples').update({ at: '2026-01-01 00:00:00.5+00', millis: '2026-01-01 00:00:00.5+00' });
  const at = new Date('2026-01-01T00:00:00.5Z');
  expect(await knex('samples').select('at', 'millis').first()).toEqual({ at, millis: at });
});

test.each<[string, unknown]>([
  ['at', '2026-02-30 00:00:00+00'],
  ['at', 7],
  ['body', '{a: 1}'],
  ['body', { a: 1 }],
  ['body', '"\\u0000"'],
  ['bodies', ['{', '1']],
])('%s rejects %j', async (column, value) => {
  const error = await insertGraph(database.knex, lab, 'samples', { [column]: value } as never).catch(
    (caught: unknown) => caught,
  );
  expect(isBadInput(error)).toBe(true);
});
