import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from '@trellis/database';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { diff } from './compare.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createDatabase('sql_file');
  folder = mkdtempSync(join(tmpdir(), 'trellis-sql-file-'));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

function differenceTo(text: string | Uint8Array) {
  const path = join(folder, 'given.sql');
  writeFileSync(path, text);
  return diff(database.url, path);
}

const TABLE = 'CREATE TABLE public.t (a int);\n';

test.each<[string, string]>([
  ['a mark of the byte order', `\uFEFF${TABLE}`],
  ['its own transaction', `BEGIN;\n${TABLE}COMMIT;`],
  ['transactions one after the other', `START TRANSACTION;\n${TABLE}COMMIT;\nBEGIN;\nEND;`],
  ['a transaction that it leaves open', `BEGIN;\n${TABLE}`],
  [
    'the rows of a dump',
    `\\restrict x\n${TABLE}COPY public.t (a) FROM stdin;\n1\n\\N\n\\.\n\\unrestrict x\n`,
  ],
  ['no rows in a dump', `${TABLE}COPY public.t (a) FROM stdin;\n\\.\n`],
  [
    'a grant on its own database',
    `DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO PUBLIC', current_database()); END $$; ${TABLE}`,
  ],
  [
    'settings',
    `${TABLE}SET search_path = ''; SET default_transaction_read_only = on; SET ROLE pg_monitor; SET statement_timeout = 1;`,
  ],
])('a file with %s', async (_, text) => {
  const { statements } = await differenceTo(text);
  expect(statements.map(({ sql }) => sql.replaceAll(/\s+/g, ' '))).toEqual([
    'CREATE TABLE "public"."t" ( "a" integer )',
  ]);
});

test.each<[string, string | Uint8Array, string, RegExp]>([
  ['Latin-1', Buffer.from(`${TABLE}COMMENT ON TABLE t IS 'caf\u00e9';`, 'latin1'), 'FILE_INVALID', /UTF-8/],
  ['a NUL', `${TABLE}\0`, 'FILE_INVALID', /NUL/],
  ['a command of psql', `${TABLE}\n\\connect shop\n`, 'SQL_FAILED', /line 3 of .*command of psql/],
  ['rows and an error', `COPY t FROM stdin;\n1\n\\.\ncreate tabel t`, 'SQL_FAILED', /"tabel" \(line 4 of/],
  ['a ROLLBACK', `${TABLE}ROLLBACK;`, 'SQL_FAILED', /ROLLBACK/],
  ['a role', `CREATE ROLE sql_file_leak; ${TABLE}`, 'SQL_BEYOND_DATABASE', /changes roles/],
  [
    'a role and its own COMMIT',
    `BEGIN; CREATE ROLE sql_file_leak; ${TABLE}COMMIT;`,
    'SQL_BEYOND_DATABASE',
    /roles/,
  ],
  [
    'a role after its own COMMIT',
    `${TABLE}COMMIT; CREATE ROLE sql_file_leak;`,
    'SQL_BEYOND_DATABASE',
    /roles/,
  ],
  ['a role after a ROLLBACK', `${TABLE}ROLLBACK; CREATE ROLE sql_file_leak;`, 'SQL_FAILED', /line 2/],
  [
    'a check that its COMMIT will wait for',
    `${TABLE}SET CONSTRAINTS ALL IMMEDIATE;`,
    'SQL_FAILED',
    /the file commits/,
  ],
  [
    'a setting of a role',
    `ALTER ROLE current_user SET work_mem = '5MB'; ${TABLE}`,
    'SQL_BEYOND_DATABASE',
    /settings of roles/,
  ],
  [
    'a grant on another database',
    `GRANT TEMPORARY ON DATABASE template1 TO pg_monitor; ${TABLE}`,
    'SQL_BEYOND_DATABASE',
    /changes databases/,
  ],
  [
    'a grant on another database in a block that catches errors',
    `DO $$ BEGIN GRANT TEMPORARY ON DATABASE template1 TO pg_monitor; EXCEPTION WHEN others THEN NULL; END $$; ${TABLE}`,
    'SQL_BEYOND_DATABASE',
    /changes databases/,
  ],
  [
    'a grant on a tablespace',
    `GRANT CREATE ON TABLESPACE pg_default TO pg_monitor; ${TABLE}`,
    'SQL_BEYOND_DATABASE',
    /changes tablespaces/,
  ],
  ['a database', 'CREATE DATABASE sql_file_leak;', 'SQL_FAILED', /transaction block/],
])('a file with %s is refused', async (_, text, code, message) => {
  await expect(differenceTo(text)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  const { knex, close } = await connect({ url: database.url });
  const { rows } = await knex.raw(
    `select rolname from pg_roles where rolname = 'sql_file_leak' union all select datname from pg_database where datname = 'sql_file_leak'
     union all select 'setting' from pg_db_role_setting where array_to_string(setconfig, ',') like 'work_mem%'
     union all select 'grant' from pg_database where datname = 'template1' and datacl::text like '%pg_monitor%'`,
  );
  await close();
  expect(rows).toEqual([]);
});

test('refuses a folder, and never prints a password', async () => {
  const path = join(folder, 'folder.sql');
  mkdirSync(path);
  await expect(diff(database.url, path)).rejects.toMatchObject({ code: 'SIDE_UNKNOWN' });
  for (const side of ['mysql://u:s3cret@h/d', 'postgres//u:s3cret@h/d', 'POSTGRES://u:s3cret@h/d'])
    await expect(diff(database.url, side)).rejects.toMatchObject({
      code: 'URL_INVALID',
      message: expect.not.stringContaining('s3cret'),
    });
});
