import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { quoteIdentifier } from '@trellis/model';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import fc from 'fast-check';
import { Client } from 'pg';
import { generatedName } from '../index.ts';

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createDatabase('generated_name');
  client = new Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

test('the name is the one that PostgreSQL makes, whatever the length and the characters', async () => {
  const name = fc
    .array(fc.constantFrom('a', 'B', '_', 'é', '漢', '😀', '"', ' '), { minLength: 1, maxLength: 63 })
    .map((parts) => parts.join(''))
    .filter((text) => Buffer.byteLength(text) <= 63);
  await fc.assert(
    fc.asyncProperty(name, name, async (table, column) => {
      await client.query('begin');
      await client.query(`create table ${quoteIdentifier(table)} (${quoteIdentifier(column)} serial)`);
      const { rows } = await client.query(
        "select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace",
      );
      await client.query('rollback');
      expect(rows).toEqual([{ relname: generatedName(table, column, 'seq') }]);
    }),
    { numRuns: 150 },
  );
});
