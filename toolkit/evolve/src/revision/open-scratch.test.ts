import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, connect } from '@trellis/database';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { closeScratch, openScratch } from './open-scratch.ts';

let database: TestDatabase;
let connection: Connection;
beforeAll(async () => {
  database = await createDatabase('scratch');
  connection = await connect({ url: database.url });
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

const ours = () => connection.knex('pg_database').whereLike('datname', `trellis_scratch_%_${process.pid}_%`);

test('one that is only being made yet is closed too', async () => {
  const opening = openScratch(connection, database.url);
  await closeScratch();
  await opening;
  expect(await ours()).toEqual([]);
});

test('after the end for good no other one is opened', async () => {
  await closeScratch({ forGood: true });
  await expect(openScratch(connection, database.url)).rejects.toMatchObject({ code: 'INTERRUPTED' });
  expect(await ours()).toEqual([]);
});
