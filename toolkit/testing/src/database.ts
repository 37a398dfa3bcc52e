import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A database for one test file. */
export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  /** Drops the database and ends all its connections. */
  drop(): Promise<void>;
}

/**
 * Returns the URL of the test server. Its user is a superuser unless `TEST_DATABASE_URL` names another server.
 *
 * @throws Error if the test is not run by Jest
 *
 * @example
 * import { serverUrl } from '@trellis/testing';
 * import { Client } from 'pg';
 *
 * const admin = new Client({ connectionString: serverUrl() });
 */
export function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url)
    throw new Error(
      'Expected TEST_DATABASE_URL, which the global setup of Jest sets. Run the test with Jest.',
    );
  return url;
}

/**
 * Returns the version of the test server as `server_version_num`, such as 180004 for 18.4.
 *
 * @example
 * import { serverVersion } from '@trellis/testing';
 *
 * const hasNotNullConstraints = serverVersion() >= 180000;
 */
export function serverVersion(): number {
  return Number(process.env['TEST_SERVER_VERSION']);
}

/**
 * Creates an empty database on the test server.
 *
 * @param label the beginning of its name, to recognize it on the server
 *
 * @example
 * import { afterAll } from '@jest/globals';
 * import { createDatabase } from '@trellis/testing';
 *
 * const database = createDatabase('introspect');
 * afterAll(async () => (await database).drop());
 */
export async function createDatabase(label = 'test'): Promise<TestDatabase> {
  const { create, ...database } = lazyDatabase(label);
  await create();
  return database;
}

/** Chooses the name and URL of a database that `create` creates. */
export function lazyDatabase(label: string): TestDatabase & { create(): Promise<void> } {
  const name = `${label.replace(/[^a-z0-9_]/gi, '_').toLowerCase()}_${randomBytes(5).toString('hex')}`;
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return {
    name,
    url: url.href,
    // Copying files takes half as long as writing the template to the log.
    create: () => runOnServer(`create database "${name}" template template0 strategy file_copy`),
    drop: () => runOnServer(`drop database if exists "${name}" with (force)`),
  };
}

/** Runs a statement in the database that the URL of the server names. */
async function runOnServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
