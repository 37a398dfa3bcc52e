import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { Client } from 'pg';
import { introspect } from './introspect.ts';

let database: TestDatabase;
let client: Client & { keepsPlans?: boolean };
beforeAll(async () => {
  database = await createDatabase('plans');
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Reads the database with and without prepared statements. */
async function both() {
  client.keepsPlans = true;
  const prepared = await introspect(client);
  client.keepsPlans = false;
  return { prepared, direct: await introspect(client) };
}

test('prepared statements return the same Model after each step and after DEALLOCATE and DISCARD', async () => {
  const steps = [
    'create table t (id int primary key, b text default current_user); create operator family f using btree',
    "create schema s; create view s.v as select b from t; create type s.e as enum ('a')",
    'begin; alter table t rename to u; rollback',
    'deallocate all',
    'alter table t rename to u; drop operator family f using btree',
    'discard all',
    'drop schema s cascade',
  ];
  for (const sql of steps) {
    for (const one of sql.split('; ')) await client.query(one);
    const { prepared, direct } = await both();
    expect(prepared).toEqual(direct);
  }
  const names = await client.query("select from pg_prepared_statements where name like 'trellis%'");
  expect(names.rows.length).toBeGreaterThan(10);
  const { rows } = await client.query('show plan_cache_mode');
  expect(rows).toEqual([{ plan_cache_mode: 'auto' }]);
});
