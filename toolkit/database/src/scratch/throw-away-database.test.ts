import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { connect } from '../connect/index.ts';
import { openScratch } from './open-scratch.ts';
import type { Scratch } from './scratch.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase('throw_away');
});
afterAll(() => database.drop());

test('a scratch database is made on the server and dropped again', async () => {
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

test('what a killed process left is swept up, and what is fresh or in use is not', async () => {
  const like = await connect({ url: database.url });
  const now = Math.floor(Date.now() / 1000);
  const [left, fresh] = [`trellis_scratch_1_1_${now}`, `trellis_scratch_${now + 5}_1_left`];
  for (const name of [left, fresh]) await like.knex.raw(`create database ${name} template template0`);
  const place = await ((await openScratch('database', { like, url: database.url })) as Scratch).open();
  const there = await like.knex('pg_database').whereIn('datname', [left, fresh]).pluck('datname');
  expect(there).toEqual([fresh]);
  await place.close();
  await like.knex.raw(`drop database ${fresh}`);
  await like.close();
});
