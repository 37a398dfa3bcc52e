import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Connection, connect } from '@trellis/database';
import { emptyModel, type Model } from '@trellis/model';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { modelOf } from '@trellis/verify';
import { diff } from './compare.ts';

let database: TestDatabase;
let connection: Connection;
let folder: string;
beforeAll(async () => {
  database = await createDatabase('compare');
  // The server verifies two files as well.
  process.env['DATABASE_URL'] = database.url;
  connection = await connect({ url: database.url });
  await connection.knex.raw(
    `create table t (a integer not null, b text); create view v as select a from t; comment on table t is 'T'`,
  );
});
afterAll(async () => {
  delete process.env['DATABASE_URL'];
  await connection.close();
  await database.drop();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trellis-compare-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const SAME = `create table t (a int not null, b text); create view v as select t.a from t; comment on table t is 'T';`;

test('compares a server with a file, a Model and itself', async () => {
  const stored = file('t.json', JSON.stringify(await modelOf(connection)));
  for (const other of [file('same.sql', SAME), stored, database.url])
    expect(await diff(database.url, other)).toEqual({
      status: 'equal',
      bump: 'none',
      statements: [],
      refusals: [],
      losses: [],
      hints: [],
      candidates: [],
    });
});

const DESCRIPTORS = `import { defineSchema, integer, table, text } from '@trellis/model';
  const t = table('t', { doc: 'T', columns: { a: integer(), b: text({ nullable: true }) } });
  export const schema = defineSchema({ name: 's', tables: { t },
    views: [{ name: 'v', definition: 'select a from t', columns: { a: {} } }] });`;

test('compares the database of DATABASE_URL with a file of descriptors, without a configuration', async () => {
  const before = process.env['DATABASE_URL'];
  process.env['DATABASE_URL'] = database.url;
  try {
    const same = file('schema.ts', DESCRIPTORS);
    const more = file('more.ts', DESCRIPTORS.replace('integer(),', "integer(), c: text({ default: 'c' }),"));
    expect(await diff('database', same)).toMatchObject({ status: 'equal' });
    expect((await diff('database', more)).statements).toMatchObject([
      { sql: expect.stringContaining('"c"') },
    ]);
  } finally {
    if (before === undefined) delete process.env['DATABASE_URL'];
    else process.env['DATABASE_URL'] = before;
  }
});

test('finds descriptors equal to a database that has NOT NULL under other names', async () => {
  const same = file('schema.ts', DESCRIPTORS);
  if (connection.serverVersion >= 180000)
    await connection.knex.raw('alter table t rename constraint t_a_not_null to t_c_not_null');
  for (const [from, to] of [
    ['database', same],
    [same, 'database'],
    [same, same],
  ] as const)
    expect(await diff(from, to)).toMatchObject({ status: 'equal', statements: [] });
  if (connection.serverVersion < 180000) return;
  const named = file(
    'named.ts',
    DESCRIPTORS.replace('integer()', "integer({ notNullConstraint: { name: 'x' } })"),
  );
  expect((await diff('database', named)).statements).toMatchObject([
    { sql: 'ALTER TABLE "public"."t" RENAME CONSTRAINT "t_c_not_null" TO "x"' },
  ]);
  await connection.knex.raw('alter table t rename constraint t_c_not_null to t_a_not_null');
});

test('names the file of descriptors that are malformed', async () => {
  const wrong = file('wrong.ts', DESCRIPTORS.replace("doc: 'T'", 'check: []').replace('});', '} as never);'));
  await expect(diff(database.url, wrong)).rejects.toMatchObject({
    code: 'SCHEMA_INVALID',
    message: expect.stringMatching(
      /wrong\.ts: Expected a known key in tables\.t, got "check"\. Use "checks"\.$/,
    ),
  });
});

test('prints statements that change one side into the other', async () => {
  const wanted = file('wanted.sql', SAME.replace('b text', 'b text default 1, c date'));
  const { status, bump, statements } = await diff(database.url, wanted);
  expect({ status, bump }).toEqual({ status: 'changes', bump: 'minor' });
  await connection.knex.transaction(async (transaction) => {
    for (const { sql } of statements) await transaction.raw(sql);
  });
  expect((await diff(database.url, wanted)).status).toBe('equal');
  for (const { sql } of (await diff(wanted, file('same.sql', SAME))).statements)
    await connection.knex.raw(sql);
  expect((await diff(database.url, file('same.sql', SAME))).status).toBe('equal');
});

test('compares two stored Models without a database', async () => {
  const model = await modelOf(connection);
  const other: Model = { ...model, tables: model.tables.map(({ comment: _, ...table }) => table) };
  expect(await diff({ ...emptyModel, dependencies: {} }, { ...emptyModel, dependencies: {} })).toMatchObject({
    status: 'equal',
  });
  expect(await diff(model, other)).toMatchObject({
    status: 'changes',
    bump: 'patch',
    statements: [{ sql: 'COMMENT ON TABLE "public"."t" IS NULL' }],
  });
});

test('counts the losses on a live database', async () => {
  await connection.knex.raw("create table lost (a int, b text); insert into lost values (1, null), (2, 'x')");
  const { losses } = await diff(database.url, file('gone.sql', SAME));
  expect(losses).toMatchObject([{ object: 'table public.lost', count: 2 }]);
  const without = await diff(database.url, file('less.sql', `${SAME} create table lost (a int);`));
  expect(without.losses).toMatchObject([{ object: 'column public.lost.b', count: 1 }]);
  await connection.knex.raw('drop table lost');
});

test('refuses unmodelled objects by name', async () => {
  const sql = `${SAME} create collation german (provider = icu, locale = 'de'); create conversion c for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;`;
  const { status, refusals } = await diff(database.url, file('conversion.sql', sql));
  expect(status).toBe('refused');
  expect(refusals.map(({ code }) => code)).toContain('UNMODELLED_CONVERSION');
});

test.each([
  ['nowhere.sql', 'SIDE_UNKNOWN'],
  ['postgres://me@127.0.0.1:1/x', 'SERVER_UNREACHABLE'],
])('reports the side %s as %s', async (side, code) => {
  await expect(diff(database.url, side)).rejects.toMatchObject({ code });
});

test('does not print a connection string, which may contain a password', async () => {
  const error = await diff(database.url, 'host=127.0.0.1 password=hunter2').catch((one: unknown) => one);
  expect(error).toMatchObject({ code: 'URL_INVALID' });
  expect(String(error)).not.toContain('hunter2');
});

test('reports a missing file before it connects to a server', async () => {
  await expect(diff('postgres://127.0.0.1:1/x', 'nowhere.sql')).rejects.toMatchObject({
    code: 'SIDE_UNKNOWN',
  });
});

test('refuses a file without SQL and one without a Model', async () => {
  await expect(diff(database.url, file('a.sql', 'create tabel t'))).rejects.toMatchObject({
    code: 'SQL_FAILED',
  });
  await expect(diff(database.url, file('a.json', '{}'))).rejects.toMatchObject({ code: 'SIDE_UNKNOWN' });
});
