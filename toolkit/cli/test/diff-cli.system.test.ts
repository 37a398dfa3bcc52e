import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, connect } from '@trellis/database';
import { escapeBindings } from '@trellis/database/internal';
import { asMigration, evaluateModule } from '@trellis/migrate/internal';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { modelOf } from '@trellis/verify';
import type { Knex } from 'knex';

/** Milliseconds: real processes are slow on a busy machine. */
const TIMEOUT = 180_000;

const OLD = `create table notes (id int primary key, body text, gone text);`;
const NEW = `create table notes (id int primary key, body text, added text default 'x;y');`;
const CONVERSION = `${NEW} create conversion c for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;`;
const SCHEMA = `import { defineSchema, integer, table, text } from '@trellis/model';
  export const schema = defineSchema({ name: 's', tables: { notes: table('notes', { columns: {
    id: integer({ primaryKey: true }), body: text({ nullable: true }), added: text({ nullable: true, default: 'x;y' }),
  } }) } });`;
const CONFIG = `import { defineConfig } from '@trellis/cli';
  export default defineConfig({ schema: './schema.ts', migrations: './migrations', releases: './releases' });`;

let root: string;
let old: TestDatabase;
let connection: Connection;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'trellis-diff-'));
  old = await createDatabase('diff_cli');
  connection = await connect({ url: old.url });
  const { knex } = connection;
  const write = (name: string, text: string) => writeFileSync(join(root, name), text);
  await mkdir(join(root, 'releases'));
  await knex.raw(NEW);
  const model = await modelOf(connection);
  await knex.raw(`drop table notes; ${OLD} insert into notes values (1, 'a', 'b'), (2, 'c', null)`);
  write('trellis.config.ts', CONFIG);
  write('schema.ts', SCHEMA);
  write('old.sql', OLD);
  write('new.sql', NEW);
  write('conversion.sql', CONVERSION);
  write('broken.sql', 'create tabel x');
  write('new.json', JSON.stringify(model));
  write(
    'releases/1.0.0.json',
    JSON.stringify({
      format: 'trellis-release/1',
      version: '1.0.0',
      migration: null,
      model: await modelOf(connection),
    }),
  );
}, TIMEOUT);
afterAll(async () => {
  await connection.close();
  await old.drop();
  rmSync(root, { recursive: true, force: true });
});

/** Runs the installed `trellis diff`. */
async function diff(from: string, to: string, ...flags: readonly string[]) {
  const at = (side: string) => (side === 'server' ? old.url : side);
  return run(['--from', at(from), '--to', at(to), ...flags]);
}

async function run(args: readonly string[], folder = root) {
  const bin = join(__dirname, '../bin/trellis.js');
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, [bin, 'diff', ...args], {
    cwd: folder,
    // A server also verifies the other sides, which is faster than the embedded engine.
    env: { ...env, NO_COLOR: '1', DATABASE_URL: old.url },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr: stderr.replace(/^(Database|Verified)[^\n]+\n/gm, '') };
}

const DROP = 'ALTER TABLE "public"."notes" DROP COLUMN "gone"';
const ADD = `ALTER TABLE "public"."notes" ADD COLUMN "added" text DEFAULT 'x;y'::text`;

test.each([
  ['old.sql', 'new.json'],
  ['1.0.0', 'descriptors'],
  ['releases/1.0.0.json', 'new.sql'],
])(
  'prints the changes from %s to %s as exactly this JSON',
  async (from, to) => {
    const { code, stdout, stderr } = await diff(from, to, '--format', 'json');
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    const { statements, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({ status: 'changes', bump: 'major', refusals: [] });
    expect(Object.keys(JSON.parse(stdout))).toEqual(['status', 'bump', 'statements', 'refusals']);
    expect(new Set(statements)).toEqual(
      new Set([
        { sql: ADD, transactional: true, hazards: [] },
        {
          sql: DROP,
          transactional: true,
          hazards: [
            {
              code: 'POSSIBLE_RENAME',
              message:
                "Possibly a rename of column public.notes.gone to column public.notes.added: if so, write renamedFrom: 'gone' there.",
            },
            { code: 'LOSES_DATA', message: 'Loses the column with all its values.' },
          ],
        },
      ]),
    );
  },
  TIMEOUT,
);

test(
  'compares the database of DATABASE_URL with a file in a folder without a configuration',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trellis-diff-alone-'));
    writeFileSync(join(folder, 'new.sql'), NEW);
    const { code, stdout } = await run(['--from', 'database', '--to', 'new.sql'], folder);
    rmSync(folder, { recursive: true });
    expect({ code, stdout }).toEqual({ code: 2, stdout: expect.stringContaining(`${ADD};`) });
  },
  TIMEOUT,
);

test(
  'prints the graph of the plan with --graph, instead of the statements',
  async () => {
    const { code, stdout, stderr } = await diff('1.0.0', 'new.json', '--graph', 'dot');
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(stdout).toMatch(/^digraph plan \{\n/);
    expect(stdout).toContain('[label="1. drop column public.notes.gone"];');
  },
  TIMEOUT,
);

test.each([
  ['new.json', 'descriptors', 'json', '{"status":"equal","bump":"none","statements":[],"refusals":[]}'],
  ['server', 'old.sql', 'sql', ''],
  ['1.0.0', 'server', 'knex', ''],
])(
  'prints no changes from %s to %s with %s',
  async (from, to, format, expected) => {
    const { code, stdout, stderr } = await diff(from, to, '--format', format);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout === '' ? '' : JSON.stringify(JSON.parse(stdout))).toBe(expected);
  },
  TIMEOUT,
);

test(
  'prints SQL with counts from the database to the descriptors without sides, and it runs',
  async () => {
    const { code, stdout, stderr } = await run([]);
    expect(code).toBe(2);
    expect(stdout).toContain(`-- LOSES_DATA: Loses the column with all its values: 1 value.\n`);
    expect(stderr).toContain('Loses column public.notes.gone: the column with all its values, 1 value\n');
    await applied(async (transaction) => transaction.raw(escapeBindings(stdout)));
  },
  TIMEOUT,
);

test(
  'prints a Knex migration from a server, and it runs',
  async () => {
    const { code, stdout } = await diff('server', 'new.json', '--format', 'knex');
    expect(code).toBe(2);
    expect(stdout).not.toMatch(/first migration|Follows/);
    const { up } = asMigration(await evaluateModule(stdout, join(root, 'x.ts')), 'x');
    await applied(up);
  },
  TIMEOUT,
);

/** Runs the printed statements in a transaction that is rolled back. */
async function applied(run: (transaction: Knex) => Promise<unknown>) {
  const transaction = await connection.knex.transaction();
  try {
    await run(transaction);
    const rows = await transaction('notes').orderBy('id');
    expect(rows).toEqual([
      { id: 1, body: 'a', added: 'x;y' },
      { id: 2, body: 'c', added: 'x;y' },
    ]);
  } finally {
    await transaction.rollback();
  }
}

test(
  'refuses unmodelled objects, in JSON and in one line each',
  async () => {
    const json = await diff('server', 'conversion.sql', '--format', 'json');
    expect(json.code).toBe(3);
    expect(JSON.parse(json.stdout)).toMatchObject({
      status: 'refused',
      refusals: [
        {
          code: 'UNMODELLED_CONVERSION',
          object: 'conversion public.c',
          message: expect.stringContaining('by hand'),
        },
      ],
    });
    const text = await diff('server', 'conversion.sql', '--format', 'knex');
    expect(text).toMatchObject({ code: 3, stdout: '' });
    expect(text.stderr).toMatch(/^UNMODELLED_CONVERSION: conversion public\.c: [^\n]+\n$/);
  },
  TIMEOUT,
);

test.each([
  ['2.0.0', 'descriptors', 'SIDE_UNKNOWN'],
  ['nowhere.sql', 'server', 'SIDE_UNKNOWN'],
  ['server', 'broken.sql', 'SQL_FAILED'],
  ['postgres://me:hunter2@127.0.0.1:1/x', 'server', 'SERVER_UNREACHABLE'],
])(
  'reports from %s to %s as %s in one line',
  async (from, to, code) => {
    const got = await diff(from, to, '--format', 'json');
    expect(got).toMatchObject({ code: 1, stdout: '' });
    expect(got.stderr).toMatch(new RegExp(`^${code}: [^\\n]+\\n$`));
    expect(got.stderr).not.toContain('hunter2');
  },
  TIMEOUT,
);
