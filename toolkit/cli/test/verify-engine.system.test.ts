import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, connect } from '@trellis/database';
import { emptyModel, quoteIdentifier } from '@trellis/model';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { programOf } from '@trellis/testing/program';
import type { VerifyEngine } from '@trellis/verify';
import { modelOf } from '@trellis/verify';
import { describeEngine } from '@trellis/verify/internal';
import { diff } from '../src/compare/compare.ts';

/** Milliseconds: real processes and embedded engines are slow on a busy machine. */
const TIMEOUT = 180_000;

const suffix = randomBytes(5).toString('hex');
const [maker, owner, guest] = ['maker', 'owner', 'guest'].map((name) => `${name}_${suffix}`) as [
  string,
  string,
  string,
];
let database: TestDatabase;
let admin: Connection;
let folder: string;
let program: readonly string[];

beforeAll(async () => {
  program = await programOf(join(__dirname, '../src/command/start.ts'));
  folder = mkdtempSync(join(tmpdir(), 'trellis-engine-'));
  database = await createDatabase('verify_engine');
  admin = await connect({ url: database.url });
  await admin.knex.raw(`create role ${maker} login createdb password 'own'`);
  await admin.knex.raw(`create role ${owner} login password 'own'`);
  await admin.knex.raw(`create role ${guest} login password 'own'`);
  await admin.knex.raw(`alter database ${database.name} owner to ${owner}`);
  await admin.knex.raw(
    `set role ${owner}; create table notes (id int primary key, note text); insert into notes values (1, 'a'); reset role`,
  );
});
afterAll(async () => {
  await admin.knex.raw(`drop owned by ${owner}`);
  await admin.knex.raw(`alter database ${database.name} owner to current_user`);
  await admin.knex.raw(`drop role ${maker}, ${owner}, ${guest}`);
  await admin.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

function urlOf(role: string): string {
  const url = new URL(database.url);
  url.username = role;
  url.password = 'own';
  return url.href;
}

function file(name: string, sql: string): string {
  const path = join(folder, name);
  writeFileSync(path, sql);
  return path;
}

async function differenceOf(from: string, to: string) {
  const engines: VerifyEngine[] = [];
  const difference = await diff(from, to, { onEngine: (engine) => engines.push(engine) });
  return { difference, engines };
}

const wanted = 'create table notes (id int primary key, note text, at timestamptz default now());';

test.each([
  ['database', maker],
  ['transaction', owner],
  ['embedded', guest],
] as const)(
  'verifies by %s, the best kind that the privileges permit',
  async (kind, role) => {
    const before = await modelOf(admin);
    const { difference, engines } = await differenceOf(urlOf(role), file('wanted.sql', wanted));
    expect(engines.map((engine) => engine.kind)).toEqual([kind]);
    expect(difference.statements.map(({ sql }) => sql)).toContainEqual(
      'ALTER TABLE "public"."notes" ADD COLUMN "at" timestamp with time zone DEFAULT now()',
    );
    expect(await modelOf(admin)).toEqual(before);
  },
  TIMEOUT,
);

test(
  'uses the next kind for statements that a transaction does not take, and reports why',
  async () => {
    const sql = file('at-once.sql', `begin; ${wanted} set constraints all immediate; commit;`);
    const { difference, engines } = await differenceOf(urlOf(owner), sql);
    expect(difference.statements).toHaveLength(1);
    expect(engines.map(({ kind }) => kind)).toEqual(['transaction', 'embedded']);
    expect(engines[1]?.text).toMatch(
      /^Verified by the embedded engine .*, since the user may not create databases; it would commit \(.*\)\.$/,
    );
  },
  TIMEOUT,
);

test(
  'creates a placeholder for a role that the server lacks, if the user may create roles',
  async () => {
    const role = `Absent "one" ${suffix}`;
    const name = quoteIdentifier(role);
    const sql = file(
      'roles.sql',
      `${wanted} alter table notes owner to ${name}; grant select on notes to public, ${name};`,
    );
    const there = await differenceOf(database.url, sql);
    expect(there.engines.map(({ kind }) => kind)).toEqual(['database', 'database']);
    expect(there.engines[1]?.text).toContain(`with placeholders for the roles ${role}`);
    expect(there.difference.statements.map((one) => one.sql)).toContain(
      `ALTER TABLE "public"."notes" OWNER TO ${name}`,
    );
    const embedded = await differenceOf(urlOf(owner), sql);
    expect(embedded.engines.map(({ kind }) => kind)).toEqual(['transaction', 'embedded', 'embedded']);
    expect(await admin.knex('pg_roles').where({ rolname: role })).toEqual([]);
    process.env['TRELLIS_SCRATCH'] = 'transaction';
    try {
      await expect(differenceOf(urlOf(owner), sql)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    } finally {
      delete process.env['TRELLIS_SCRATCH'];
    }
  },
  TIMEOUT,
);

test.each([owner, guest])(
  'does not try declared renames on the live database (%#)',
  async (role) => {
    const model = await modelOf(admin);
    const tables = model.tables.map(({ owner: _, ...table }) => ({
      ...table,
      name: 'remarks',
      renamedFrom: 'notes',
    }));
    const to = { ...emptyModel, tables };
    const app = await connect({ url: urlOf(owner) });
    const transaction = await app.knex.transaction();
    await transaction.raw('select * from notes');
    // A rename would wait for the lock of this transaction.
    const { statements } = await diff(urlOf(role), to);
    await transaction.rollback();
    await app.close();
    expect(statements.map(({ sql }) => sql)).toContain('ALTER TABLE "public"."notes" RENAME TO "remarks"');
    expect(statements.map(({ sql }) => sql).join()).not.toMatch(/drop table|create table/i);
  },
  TIMEOUT,
);

test('uses only a configured kind, and refuses it without the privilege', async () => {
  process.env['TRELLIS_SCRATCH'] = 'database';
  try {
    const asked = () => differenceOf(urlOf(owner), file('wanted.sql', wanted));
    await expect(asked()).rejects.toMatchObject({
      code: 'SCRATCH_REFUSED',
      message: expect.stringContaining('the user may not create databases'),
    });
    process.env['TRELLIS_SCRATCH'] = 'nowhere';
    await expect(asked()).rejects.toMatchObject({ code: 'SCRATCH_REFUSED' });
    process.env['TRELLIS_SCRATCH'] = 'transaction';
    expect((await asked()).engines.map(({ kind }) => kind)).toEqual(['transaction']);
  } finally {
    delete process.env['TRELLIS_SCRATCH'];
  }
});

test('warns of an embedded engine of another major version', () => {
  const server = { serverVersion: 150_014, describe: () => 'me@there:5432/shop' } as Connection;
  const embedded = { serverVersion: 180_003 } as Connection;
  expect(describeEngine('embedded', embedded, server, []).warning).toMatch(
    /^The server is PostgreSQL 15, the embedded engine 18: /,
  );
  expect(describeEngine('embedded', { ...embedded, serverVersion: 150_010 }, server, [])).not.toHaveProperty(
    'warning',
  );
  expect(describeEngine('embedded', embedded, undefined, [])).not.toHaveProperty('warning');
});

/** Runs the command line on a slow file. Returns once it is in the middle. */
async function asleep(): Promise<{ child: ChildProcess; backend: number }> {
  const sql = file('slow.sql', `create table notes (at timestamptz); select pg_sleep(300);`);
  const args = ['diff', '--from', urlOf(owner), '--to', sql, '--json'];
  const child = spawn(process.execPath, [...program, ...args], { cwd: folder });
  for (;;) {
    const [found] = await sleepers();
    if (found !== undefined) return { child, backend: found };
    if (child.exitCode !== null) throw new Error('Expected the command line to sleep, got its end.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function sleepers(): Promise<number[]> {
  return admin
    .knex('pg_stat_activity')
    .where({ datname: database.name, application_name: 'trellis scratch', state: 'active' })
    .whereLike('query', '%pg_sleep(300)%')
    .pluck('pid');
}

async function gone(): Promise<void> {
  const there = () =>
    admin.knex('pg_stat_activity').where({ datname: database.name, application_name: 'trellis scratch' });
  while ((await there()).length > 0) await new Promise((resolve) => setTimeout(resolve, 100));
}

test(
  'does not block the application, and leaves nothing when the process is killed',
  async () => {
    const before = await modelOf(admin);
    const { child } = await asleep();
    const app = await connect({ url: urlOf(owner) });
    await app.knex.raw(`set statement_timeout = '10s'`);
    await app.knex.raw(`insert into notes values (2, 'b')`);
    await app.knex.raw('create index notes_note on notes (note)');
    await app.knex.raw('drop index notes_note');
    expect((await app.knex.raw('delete from notes where id = 2')).rowCount).toBe(1);
    await app.close();
    child.kill('SIGKILL');
    await gone();
    expect(await modelOf(admin)).toEqual(before);
  },
  TIMEOUT,
);

test(
  'leaves nothing after Ctrl-C or a terminated backend, which is reported in one line',
  async () => {
    const before = await modelOf(admin);
    const first = await asleep();
    first.child.kill('SIGINT');
    expect(await once(first.child, 'close')).toEqual([130, null]);
    await gone();

    const second = await asleep();
    let stdout = '';
    second.child.stdout?.on('data', (data) => {
      stdout += data;
    });
    await admin.knex.raw('select pg_terminate_backend(?)', [second.backend]);
    expect(await once(second.child, 'close')).toEqual([1, null]);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'CONNECTION_LOST' } });
    await gone();
    expect(await modelOf(admin)).toEqual(before);
  },
  TIMEOUT,
);

test(
  'reports the verifying engine in the JSON',
  async () => {
    const args = [...program, 'pull', '--from', urlOf(owner), '--out', 'pulled', '--json'];
    const child = spawn(process.execPath, args, { cwd: folder });
    let stdout = '';
    child.stdout.on('data', (data) => {
      stdout += data;
    });
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(JSON.parse(stdout)).toMatchObject({
      tables: 1,
      engine: { kind: 'transaction', text: expect.stringContaining('rolled-back transaction') },
    });
  },
  TIMEOUT,
);
