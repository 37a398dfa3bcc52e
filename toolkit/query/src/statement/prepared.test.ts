import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { defineSchema, integer, table } from '@trellis/model';
import createKnex, { type Knex } from 'knex';
import { type Live, live } from '../../test/live.ts';
import { load } from '../load/index.ts';
import { bound } from './fragment.ts';
import { neverPrepare } from './prepared.ts';
import { run } from './run.ts';

const counters = table('counters', {
  columns: { counter_id: integer({ primaryKey: true }), value: integer() },
});
const schema = defineSchema({ name: 'counting', tables: { counters } });

let database: Live;
let knex: Knex;
beforeAll(async () => {
  database = await live('prepared', schema);
  await database.knex.raw('insert into counters values (1, 10)');
});
beforeEach(() => {
  // One connection, so that what one statement leaves there the next finds.
  knex = createKnex({ client: 'pg', connection: database.url, pool: { min: 1, max: 1 } });
});
afterAll(() => database.close());

async function prepared(): Promise<number> {
  const { rows } = await knex.raw('select count(*)::int as count from pg_prepared_statements');
  return rows[0].count;
}

const value = async (by: Knex = knex) => (await load(by, schema, 'counters', { $limit: 1 }))[0]?.value;

test('a statement is prepared once it recurs, and gives the same', async () => {
  expect(await value()).toBe(10);
  expect(await prepared()).toBe(0);
  expect(await value()).toBe(10);
  expect(await prepared()).toBe(1);
  expect(await value()).toBe(10);
  expect(await prepared()).toBe(1);
  await knex.destroy();
});

test('it is read again when a column has become of another type', async () => {
  await value();
  await value();
  await knex.raw('alter table counters alter column value type bigint');
  expect(await value()).toBe(10);
  await knex.raw('alter table counters alter column value type integer');
  // In a transaction an error is the caller's, who may begin another.
  const within = () => knex.transaction((transaction) => value(transaction));
  await value();
  await knex.raw('alter table counters alter column value type bigint');
  await expect(within()).rejects.toMatchObject({ code: '0A000' });
  expect(await within()).toBe(10);
  await knex.raw('alter table counters alter column value type integer');
  await knex.destroy();
});

test('where prepared statements get lost, none are prepared any more', async () => {
  await value();
  await value();
  await knex.raw('deallocate all');
  expect(await value()).toBe(10);
  expect(await value()).toBe(10);
  expect(await prepared()).toBe(0);
  await knex.destroy();
});

test('an instance can be told to prepare none', async () => {
  neverPrepare(knex);
  await value();
  await value();
  expect(await value()).toBe(10);
  expect(await prepared()).toBe(0);
  await knex.destroy();
});

test('no more than 256 statements are prepared, and further ones give the same', async () => {
  for (let round = 0; round < 3; round += 1)
    for (let i = 0; i < 260; i += 1)
      expect((await run(knex, bound(`select ${i} + ?::int`, [1]))).rows).toEqual([[String(i + 1)]]);
  expect(await prepared()).toBe(256);
  await knex.destroy();
});

test('of texts that come once none are remembered for long', async () => {
  const once = bound('select 1', []);
  await run(knex, once);
  for (let i = 0; i < 1000; i += 1) await run(knex, bound(`select ${i} as n`, []));
  await run(knex, once);
  expect(await prepared()).toBe(0);
  await knex.destroy();
});
