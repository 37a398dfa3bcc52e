import { afterAll, beforeAll } from '@jest/globals';
import { Client } from 'pg';
import { lazyDatabase } from './database.ts';

/**
 * Returns a client for the tests of a file. It is connected to an empty database, which is created before the tests
 * and dropped after them.
 *
 * @param label the beginning of the database's name, to recognize it on the server
 *
 * @example
 * import { expect, test } from '@jest/globals';
 * import { testClient } from '@trellis/testing/client';
 *
 * const client = testClient('arithmetic');
 * test('PostgreSQL adds numbers', async () => {
 *   expect((await client.query('select 1 + 1 as sum')).rows).toEqual([{ sum: 2 }]);
 * });
 */
export function testClient(label: string): Client {
  const { url, create, drop } = lazyDatabase(label);
  const client = new Client({ connectionString: url });
  beforeAll(async () => {
    await create();
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await drop();
  });
  return client;
}
