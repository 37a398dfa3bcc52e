import { afterAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { createDatabase } from './database.ts';

const database = createDatabase('testing');
afterAll(async () => (await database).drop());

test('createDatabase creates an empty database on PostgreSQL 18', async () => {
  const { url, name } = await database;
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    "select current_database() as name, current_setting('server_version_num')::int / 10000 as major, (select count(*)::int from pg_tables where schemaname = 'public') as tables",
  );
  await client.end();
  expect(rows).toEqual([{ name, major: 18, tables: 0 }]);
});
