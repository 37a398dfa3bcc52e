import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { Client } from 'pg';
import { UNHASHED } from './column-rules.ts';

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createDatabase('citus_types');
  client = new Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

test('the types without a hash function are those of PostgreSQL that have no hash operator class', async () => {
  const { rows } = await client.query<{ type: string }>(`
    select pg_catalog.format_type(t.oid, null) as type from pg_catalog.pg_type t
    where t.typnamespace = 'pg_catalog'::regnamespace and t.typtype = 'b' and t.typcategory <> 'A'
      and t.typname <> 'gtsvector' and t.typname !~ '^pg_brin_'
      and not exists (select from pg_catalog.pg_opclass c join pg_catalog.pg_am m on m.oid = c.opcmethod
        where m.amname = 'hash' and c.opcdefault and (c.opcintype = t.oid or exists (select from pg_catalog.pg_cast x
          where x.castsource = t.oid and x.casttarget = c.opcintype and x.castmethod = 'b' and x.castcontext = 'i')))
    order by 1`);
  const types = rows.map(({ type }) => type);
  expect(types).toEqual([...UNHASHED].sort());
});
