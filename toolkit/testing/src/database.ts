import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A database made for one test and how to drop it. */
export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  drop(): Promise<void>;
}

/** The test server's own URL, or an error that says how to get one. */
export function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url)
    throw new Error(
      'Expected TEST_DATABASE_URL, which the global set-up of Jest sets. Run the test by Jest.',
    );
  return url;
}

/**
 * Makes an empty database on the test server.
 *
 * @param label part of its name, to tell whose it is
 * @example
 * const db = await createDatabase('introspect');
 * afterAll(() => db.drop());
 */
export async function createDatabase(label = 'test'): Promise<TestDatabase> {
  const { create, ...database } = newDatabase(label);
  await create();
  return database;
}

/** A database that is named and not made yet. */
export function newDatabase(label: string): TestDatabase & { create(): Promise<void> } {
  const name = `${label.replace(/[^a-z0-9_]/gi, '_').toLowerCase()}_${randomBytes(5).toString('hex')}`;
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return {
    name,
    url: url.href,
    create: () => onServer(`create database "${name}" template template0`),
    drop: () => onServer(`drop database if exists "${name}" with (force)`),
  };
}

/** Runs one statement on the server's maintenance database. */
async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
