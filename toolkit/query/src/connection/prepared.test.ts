import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { defineSchema, integer, table } from '@trellis/model';
import createKnex, { type Knex } from 'knex';
import { type OpenDatabase, openDatabase } from '../../test/test-database.ts';
import { load } from '../load/index.ts';
import { bound } from '../sql/index.ts';
import { neverPrepare } from './prepared.ts';
import { run } from './run.ts';

const counters = table('counters', {
  columns: { counter_id: integer({ primaryKey: true }), value: integer() },
});
const schema = defineSchema({ name: 'counting', tables: { counters } });

let database: OpenDatabase;
let knex: Knex;
beforeAll(async () => {
  database = await openDatabase('prepared', schema);
  await database.knex.raw('insert into counters values (1, 10)');
});
beforeEach(() => {
  // A single connection, so that all statements share its prepared statements.
  knex = createKnex({ client: 'pg', connection: database.url, pool: { min: 1, max: 1 } });
});
afterAll(() => database.close());

async function prepared(): Promise<number> {
  const { rows } = await knex.raw('select count(*)::int as count from pg_prepared_statements');
  return rows[0].count;
}

const value = async (by: Knex = knex) => (await load(by, schema, 'counters', { $limit: 1 }))[0]?.value;

test('a statement is prepared at its second execution and returns the same rows', async () => {
  expect(await value()).toBe(10);
  expect(await prepared()).toBe(0);
  expect(await value()).toBe(10);
  expect(await prepared()).toBe(1);
  expect(await value()).toBe(10);
  expect(await prepared()).toBe(1);
  await knex.destroy();
});

test('a prepared statement is prepared again when the type of a column changes', async () => {
  await value();
  await value();
  await knex.raw('alter table counters alter column value type bigint');
  expect(await value()).toBe(10);
  await knex.raw('alter table counters alter column value type integer');
  // In a transaction the error is thrown, since only the caller can start another one.
  const inTransaction = () => knex.transaction((transaction) => value(transaction));
  await value();
  await knex.raw('alter table counters alter column value type bigint');
  await expect(inTransaction()).rejects.toMatchObject({ code: '0A000' });
  expect(await inTransaction()).toBe(10);
  await knex.raw('alter table counters alter column value type integer');
  await knex.destroy();
});

test('preparing stops when the connection loses its prepared statements', async () => {
  await value();
  await value();
  await knex.raw('deallocate all');
  expect(await value()).toBe(10);
  expect(await value()).toBe(10);
  expect(await prepared()).toBe(0);
  await knex.destroy();
});

test('neverPrepare disables prepared statements', async () => {
  neverPrepare(knex);
  await value();
  await value();
  expect(await value()).toBe(10);
  expect(await prepared()).toBe(0);
  await knex.destroy();
});

test('at most 256 statements are prepared, and further statements still run', async () => {
  for (let round = 0; round < 3; round += 1)
    for (let i = 0; i < 260; i += 1)
      expect((await run(knex, bound(`select ${i} + ?::int`, [1]))).rows).toEqual([[String(i + 1)]]);
  expect(await prepared()).toBe(256);
  await knex.destroy();
});

test('a statement is not prepared if 1000 others ran since its first execution', async () => {
  const once = bound('select 1', []);
  await run(knex, once);
  for (let i = 0; i < 1000; i += 1) await run(knex, bound(`select ${i} as n`, []));
  await run(knex, once);
  expect(await prepared()).toBe(0);
  await knex.destroy();
});
