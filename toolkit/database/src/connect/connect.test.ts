import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isTrellisError } from '@trellis/model';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { connect } from './connect.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase('connect');
});
afterAll(() => database.drop());

/** Returns the code and message of the error that a URL causes. */
async function refusal(url: string): Promise<{ code: string; message: string }> {
  try {
    await (await connect({ url })).close();
  } catch (error) {
    if (isTrellisError(error)) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error(`Expected ${url} to be refused.`);
}

/** Returns the URL of the test server with a change. */
function changed(change: (url: URL) => void): string {
  const url = new URL(database.url);
  change(url);
  return url.href;
}

test('a server answers, and its description has no password', async () => {
  const connection = await connect({ url: database.url });
  expect(connection.engine).toBe('server');
  expect(connection.serverVersion).toBeGreaterThanOrEqual(150000);
  expect(connection.describe()).toContain(database.name);
  expect(connection.describe()).not.toContain('postgres:postgres');
  expect(await connection.withClient(async (client) => (await client.query('select 1 as one')).rows)).toEqual(
    [{ one: 1 }],
  );
  await connection.close();
  await connection.close();
});

test('a bad URL throws one line with a code and without the password', async () => {
  const port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
  const secret = 'hunter2';
  const cases = [
    [
      'PASSWORD_WRONG',
      changed((url) => {
        url.password = secret;
      }),
    ],
    [
      'DATABASE_MISSING',
      changed((url) => {
        url.pathname = '/no_such_database';
      }),
    ],
    ['SERVER_UNREACHABLE', `postgres://shop:${secret}@127.0.0.1:${port}/shop`],
    ['URL_INVALID', `not a url ${secret}`],
    ['URL_INVALID', `postgres://shop:${secret}@host:port/shop`],
    ['URL_INVALID', `mysql://shop:${secret}@localhost/shop`],
    ['URL_INVALID', `postgres://shop:${secret}@localhost/%zz`],
    ['URL_INVALID', `postgres:/shop:${secret}@localhost/shop`],
    ['URL_INVALID', `postgres:shop:${secret}@localhost/shop`],
    ['URL_INVALID', `postgres:///shop:${secret}@localhost/shop`],
    ['URL_INVALID', ` postgres://shop:${secret}@localhost/shop`],
  ] as const;
  for (const [code, url] of cases) {
    const refused = await refusal(url);
    expect(refused.code).toBe(code);
    expect(refused.message).toMatch(/^(Expected .+, got .+|Cannot connect to .+: .+)\. .+\.$/s);
    expect(refused.message).not.toContain('\n');
    expect(refused.message).not.toContain(secret);
  }
});

test.each([
  ['nothing else', '', ''],
  ['a setting of the database', 'alter database %I set search_path = app, public', ''],
  [
    'a setting of the role in the database',
    'alter role current_user in database %I set search_path = app',
    '',
  ],
  ['a schema named after the user', 'create schema "%U"', ''],
  ['the URL', '', '?options=-c%20search_path%3Dapp'],
])('uses the search path public, though %s is set', async (_, setting, query) => {
  const database = await createDatabase('path');
  const { username } = new URL(database.url);
  const text = setting.replace('%I', `"${database.name}"`).replace('%U', username);
  const first = await connect({ url: database.url });
  await first.knex.raw(`create schema app; create table app.t (a int); ${text}`);
  await first.close();
  const connection = await connect({ url: `${database.url}${query}` });
  await connection.knex.schema.createTable('t', () => {});
  const found = await connection
    .knex('pg_tables')
    .where({ tablename: 't' })
    .orderBy('schemaname')
    .pluck('schemaname');
  expect(found).toEqual(['app', 'public']);
  await connection.close();
  await database.drop();
});
