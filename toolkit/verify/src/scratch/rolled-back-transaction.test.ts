import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, connect, introspect } from '@trellis/database';
import { emptyModel } from '@trellis/model';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { build } from '../build/build.ts';
import { openScratch } from './open-scratch.ts';
import type { Scratch } from './scratch.ts';

const role = `owner_${randomBytes(5).toString('hex')}`;
let database: TestDatabase;
let admin: Connection;
let url: string;
let like: Connection;
beforeAll(async () => {
  database = await createDatabase('rolled_back');
  admin = await connect({ url: database.url });
  await admin.knex.raw(`create role ${role} login password 'own'`);
  await admin.knex.raw(`alter database ${database.name} owner to ${role}`);
  const there = new URL(database.url);
  there.username = role;
  there.password = 'own';
  url = there.href;
  like = await connect({ url });
  await like.knex.raw('create table people (id int primary key, name text)');
  await like.knex.raw('create schema app');
  await like.knex.raw('create table app.orders (id int primary key, person_id int references people)');
  await like.knex.raw(`insert into people values (1, 'Ada')`);
});
afterAll(async () => {
  await like.close();
  await database.drop();
});
afterAll(async () => {
  const onServer = await connect({ url: new URL('/postgres', database.url).href });
  await onServer.knex.raw(`drop role ${role}`);
  await onServer.close();
  await admin.close();
});

const open = async () => (await openScratch('transaction', { like, url })) as Scratch;
const modelOf = (connection: Connection) => connection.withClient((client) => introspect(client));
const names = async (connection: Connection) =>
  (await modelOf(connection)).tables.map(({ schema, name }) => `${schema}.${name}`);
/** The Model of the database outside the transaction. */
const live = () => modelOf(like);

test('simulates an empty database without changing the database in use', async () => {
  const before = await live();
  const scratch = await open();
  const place = await scratch.open();
  const { dependencies: _, notNullConstraints: __, ...found } = await modelOf(place);
  expect(found).toEqual(emptyModel);
  await place.knex.schema.createTable('people', (table) => table.text('other'));
  expect(await names(place)).toEqual(['public.people']);
  await place.close();
  await scratch.close();
  expect(scratch.failure()).toBeUndefined();
  expect(await live()).toEqual(before);
});

test('does not block the application from reading, writing and creating tables', async () => {
  const scratch = await open();
  const place = await scratch.open();
  await place.knex.schema.createTable('people', (table) => table.text('other'));
  await like.knex.raw(`set statement_timeout = '5s'`);
  await like.knex('people').insert({ id: 2, name: 'Grace' });
  await like.knex.raw('create table app.lines (id int)');
  await like.knex.raw('alter table app.lines add column note text');
  expect(await like.knex('people').pluck('name')).toEqual(['Ada', 'Grace']);
  await like.knex.raw('drop table app.lines');
  await like.knex('people').where({ id: 2 }).delete();
  await scratch.close();
});

test('opens two scratch databases at the same time, each with its own objects', async () => {
  const scratch = await open();
  const [a, b] = [await scratch.open(), await scratch.open()];
  await a.knex.raw('create table one (id int)');
  await b.knex.raw('create schema one; create table one.two (id int)');
  await a.knex.raw(`set search_path = pg_catalog`);
  expect(await names(a)).toEqual(['public.one']);
  await b.knex.raw('create table three (id int)');
  expect(await names(b)).toEqual(['one.two', 'public.three']);
  expect(await names(a)).toEqual(['public.one']);
  await a.knex.raw('drop schema public cascade');
  expect(await names(b)).toEqual(['one.two', 'public.three']);
  expect((await modelOf(a)).schemas).toEqual([]);
  await scratch.close();
});

test('runs BEGIN, COMMIT and ROLLBACK as in a database', async () => {
  const scratch = await open();
  const { knex, withClient } = await scratch.open();
  await knex.raw('create table a (id int primary key, of int references a deferrable initially deferred)');
  await knex.transaction((transaction) =>
    transaction('a').insert([
      { id: 1, of: 2 },
      { id: 2, of: 1 },
    ]),
  );
  const refused = knex.transaction((transaction) => transaction('a').insert({ id: 3, of: 4 }));
  await expect(refused).rejects.toMatchObject({ code: '23503' });
  await expect(knex('a').insert({ id: 3, of: 4 })).rejects.toMatchObject({ code: '23503' });
  await expect(knex('nowhere')).rejects.toMatchObject({ code: '42P01' });
  await knex.transaction(async (transaction) => {
    await expect(transaction.transaction((inner) => inner('nowhere'))).rejects.toMatchObject({
      code: '42P01',
    });
    await transaction.raw('alter table a add column note text');
    await transaction('a').insert({ id: 5 });
  });
  await withClient(async (client) => {
    await client.query('BEGIN');
    await client.query('delete from a');
    await client.query('ROLLBACK');
    await expect(client.query('savepoint outside')).rejects.toMatchObject({ code: '25P01' });
  });
  expect(await knex('a').orderBy('id').pluck('id')).toEqual([1, 2, 5]);
  expect(scratch.failure()).toBeUndefined();
  await scratch.close();
});

test('runs several statements in one text as one unit', async () => {
  const scratch = await open();
  const { knex } = await scratch.open();
  await expect(knex.raw('create table a (id int); create table a (id int)')).rejects.toMatchObject({
    code: '42P07',
  });
  await knex.raw(
    `create table a (note text default ';'); insert into a values ('it''s; "so"'); -- and so on;`,
  );
  expect((await knex.raw(`select note, ';' as end from a; /* ; */ -- ;`)).rows).toEqual([
    { note: `it's; "so"`, end: ';' },
  ]);
  await scratch.close();
});

test.each([
  ['commit'],
  ['end'],
  ['/* a */ commit and chain'],
  ['create table left_behind (id int); commit; create table left_behind_too (id int)'],
  ['rollback; create table left_behind (id int)'],
  ['abort work; begin read write; create table left_behind (id int); commit'],
  ['-- a\nrollback'],
  [`prepare transaction 'left'`],
  ['create index concurrently on a (id)'],
  ['vacuum a'],
  ['set constraints all immediate'],
  [`do $$ begin commit; end $$`],
])('lets nothing be committed by: %s', async (sql) => {
  const before = await live();
  const scratch = await open();
  const { knex } = await scratch.open();
  await knex.raw('create table a (id int)');
  const ran = await knex.raw(sql).then(
    () => 'ran',
    () => 'refused',
  );
  await knex.raw('create table left_behind_later (id int)').catch(() => {});
  await scratch.close();
  expect([ran, sql, await live()]).toEqual([
    sql === 'commit' || sql === 'end' ? 'ran' : 'refused',
    sql,
    before,
  ]);
});

test('reports statements that only a separate database supports', async () => {
  const scratch = await open();
  const { knex } = await scratch.open();
  await knex.raw('create table a (id int)');
  await expect(knex.raw('create index concurrently on a (id)')).rejects.toMatchObject({ code: '25001' });
  expect(scratch.failure()).toMatch(/cannot run inside a transaction/);
  await expect(knex.raw('select 1')).rejects.toMatchObject({ code: 'SCRATCH_CLOSED' });
  await scratch.close();
});

test('hides an installed extension, and reports that it cannot be created again', async () => {
  await like.knex.raw('create extension citext');
  const scratch = await open();
  const { knex, withClient } = await scratch.open();
  expect((await withClient((client) => introspect(client))).extensions).toEqual([]);
  const other = await scratch.open();
  await other.knex.raw('create extension hstore; create table a (b hstore)');
  await other.close();
  await knex.raw('create extension hstore; create extension if not exists plpgsql');
  expect((await withClient((client) => introspect(client))).extensions).toMatchObject([{ name: 'hstore' }]);
  expect(scratch.failure()).toBeUndefined();
  await knex.raw('create extension if not exists citext; select 1');
  expect(scratch.failure()).toMatch(/has an extension that it creates .*citext/);
  await scratch.close();
  await like.knex.raw('drop extension citext');
});

test('leaves nothing when the backend is killed', async () => {
  const before = await live();
  const scratch = await open();
  const { knex } = await scratch.open();
  await knex.raw('create table a (id int)');
  const { rows } = await knex.raw('select pg_backend_pid() as pid');
  await admin.knex.raw('select pg_terminate_backend(?)', [rows[0].pid]);
  await expect(knex.raw('create table b (id int)')).rejects.toThrow();
  await scratch.close();
  expect(await live()).toEqual(before);
});

test('names the object that cannot be renamed aside', async () => {
  const refusal = async () => openScratch('transaction', { like, url });
  await admin.knex.raw('create schema foreign_one');
  expect(await refusal()).toBe('schema foreign_one cannot be renamed aside there');
  await admin.knex.raw('drop schema foreign_one');
  await admin.knex.raw('create publication everything for all tables');
  expect(await refusal()).toMatch(/everything.* cannot be renamed aside there/);
  await admin.knex.raw('drop publication everything');
  await admin.knex.raw(`revoke create on database ${database.name} from ${role}`);
  expect(await refusal()).toBe('the user may not create schemas in it');
  await admin.knex.raw(`grant create on database ${database.name} to ${role}`);
});

test('refuses a schema before its transaction takes all locks of the server', async () => {
  const scratch = await open();
  const place = await scratch.open();
  await place.knex.raw('create table t (note text)');
  const { tables } = await modelOf(place);
  // As a schema of thousands of tables does, which takes seconds to create.
  await place.knex.raw(`
    select count(pg_advisory_xact_lock(number)) from generate_series(1, (
      select current_setting('max_locks_per_transaction')::int * current_setting('max_connections')::int / 4
    )) as number`);
  const again = tables.map((table) => ({ ...table, name: 'again' }));
  await expect(
    place.withClient((client) => build(client, { ...emptyModel, tables: again })),
  ).rejects.toThrow();
  expect(scratch.failure()).toMatch(/too many locks/);
  await scratch.close();
});
