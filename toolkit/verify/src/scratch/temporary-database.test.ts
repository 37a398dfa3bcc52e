import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from '@trellis/database';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { openScratch } from './open-scratch.ts';
import type { Scratch } from './scratch.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase('throw_away');
});
afterAll(() => database.drop());

test('creates a scratch database on the server and drops it', async () => {
  const like = await connect({ url: database.url });
  const place = await ((await openScratch('database', { like, url: database.url })) as Scratch).open();
  const name = async () => (await place.knex.raw('select current_database() as name')).rows[0].name as string;
  const made = await name();
  expect(made).toMatch(/^trellis_scratch_/);
  await place.close();
  const { rows } = await like.knex.raw('select datname from pg_database where datname = ?', [made]);
  expect(rows).toEqual([]);
  await like.close();
});

test('drops the databases of killed processes, and keeps those that are new or in use', async () => {
  const like = await connect({ url: database.url });
  const { rows } = await like.knex.raw(
    'select pg_backend_pid() as here, extract(epoch from now())::int8 as now',
  );
  const [{ here, now }] = rows;
  /** No backend has this process id. */
  const gone = 999_999_999;
  const left = [`trellis_scratch_1_1_${now}`, `trellis_scratch_${now}_${gone}_1_${now}`];
  const fresh = [`trellis_scratch_${now}_${here}_1_left`, `trellis_scratch_${now}_1_${now}`];
  for (const name of [...left, ...fresh]) await like.knex.raw(`create database ${name} template template0`);
  const scratch = (await openScratch('database', { like, url: database.url })) as Scratch;
  const [place, other] = [await scratch.open(), await scratch.open()];
  const there = await like
    .knex('pg_database')
    .whereIn('datname', [...left, ...fresh])
    .pluck('datname');
  expect(there.sort()).toEqual(fresh.sort());
  expect((await place.knex.raw('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await other.close();
  await place.close();
  for (const name of fresh) await like.knex.raw(`drop database ${name}`);
  await like.close();
});
