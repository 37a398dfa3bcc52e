import { afterAll, beforeAll } from '@jest/globals';
import { Client } from 'pg';
import { newDatabase } from './database.ts';

/**
 * A connection to a database of its own, for the tests of a file: it is made before them and gone after them.
 *
 * @param label part of the database's name, to tell whose it is
 * @example const client = testClient('introspect');
 */
export function testClient(label: string): Client {
  const { url, create, drop } = newDatabase(label);
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
