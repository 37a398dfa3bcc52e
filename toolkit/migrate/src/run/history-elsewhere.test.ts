import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import createKnex, { type Knex } from 'knex';
import type { History, Migration } from '../history/index.ts';
import { expectNotElsewhere } from './history-elsewhere.ts';
import { downgrade, upgrade } from './run.ts';
import { readState } from './state.ts';

const NAMES = ['20260101000000_one', '20260102000000_two'];
const HISTORY = `create table knex_migrations (id serial, name text); create table knex_migrations_lock (is_locked int);
  create table trellis_migrations (name text); insert into knex_migrations (name) values ('${NAMES[0]}');`;

let database: TestDatabase;
let knex: Knex;
beforeAll(async () => {
  database = await createDatabase('elsewhere');
  knex = open();
});
afterEach(() => knex.raw('drop schema if exists app, "my app" cascade'));
afterAll(async () => {
  await knex.destroy();
  await database.drop();
});

function open(searchPath = 'public'): Knex {
  return createKnex({ client: 'pg', connection: database.url, searchPath, pool: { min: 0, max: 1 } });
}

const inSchema = (schema: string, sql: string) =>
  knex.raw(`create schema ${schema}; set search_path = ${schema}; ${sql}; set search_path = public`);

test.each([
  ['app', HISTORY],
  ['"my app"', HISTORY],
  // An older version had no table of its own.
  ['app', `create table knex_migrations (name text); insert into knex_migrations values ('${NAMES[1]}')`],
])('refuses a history in the schema %s, and its statements move it', async (schema, sql) => {
  await inSchema(schema, sql);
  const error = await expectNotElsewhere(knex, NAMES).catch((one: Error) => one);
  expect(error).toMatchObject({
    code: 'HISTORY_ELSEWHERE',
    message: expect.stringContaining(schema.replaceAll('"', '')),
  });
  const { message } = error as Error;
  expect(message).not.toContain('\n');
  await knex.raw((message.match(/ALTER TABLE [^;]*;/g) ?? []).join(' '));
  await expectNotElsewhere(knex, NAMES);
  expect(await knex('knex_migrations').pluck('name')).toHaveLength(1);
  await knex.raw('drop table if exists knex_migrations, knex_migrations_lock, trellis_migrations');
});

test.each([
  ['no history tables', 'create table other (id int)'],
  ['the history of another project', HISTORY.replaceAll(NAMES[0] ?? '', '20200101000000_other')],
  ['a table of Trellis only', 'create table trellis_migrations (name text)'],
  ['a table of another kind', `create view knex_migrations as select '${NAMES[0]}' as name`],
])('accepts another schema with %s', async (_, sql) => {
  await inSchema('app', sql);
  await expectNotElsewhere(knex, NAMES);
});

test('accepts the history of another schema in a program with a search path of its own', async () => {
  await inSchema('app', HISTORY);
  await knex.raw('create schema if not exists tenant');
  const tenant = open('tenant');
  await expectNotElsewhere(tenant, NAMES);
  await tenant.destroy();
});

test('accepts a history that the role may not read', async () => {
  await inSchema('app', HISTORY);
  await knex.raw('create role trellis_elsewhere; set role trellis_elsewhere');
  try {
    await expectNotElsewhere(knex, NAMES);
  } finally {
    await knex.raw('reset role; drop role trellis_elsewhere');
  }
});

test('a database whose history is in another schema is neither read as base nor upgraded', async () => {
  await inSchema('app', HISTORY);
  const migrations = NAMES.map(
    (name, i): Migration => ({
      name,
      file: `${name}.ts`,
      message: name,
      parent: NAMES[i - 1] ?? null,
      checksum: '',
      model: '',
    }),
  );
  const history: History = { folder: '', migrations, releases: {} };
  for (const run of [readState, upgrade, (...on: [Knex, History]) => downgrade(...on, 'base')])
    await expect(run(knex, history)).rejects.toMatchObject({ code: 'HISTORY_ELSEWHERE' });
  expect(await knex.schema.hasTable('knex_migrations')).toBe(false);
});
