import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { Client } from 'pg';

const root = join(__dirname, '../..');
/** Long enough for an installation on a machine with other work. */
const LONG = 600_000;

let clone: string;
let database: TestDatabase;

/** Runs the repository's pnpm in the clone, and returns what it prints. */
async function pnpm(...args: string[]): Promise<string> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'node_modules/pnpm/bin/pnpm.cjs'), ...args],
    {
      cwd: clone,
      env: {
        ...env,
        DATABASE_URL: database.url,
        PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`,
        TURBO_TELEMETRY_DISABLED: '1',
      },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return stdout;
}

/** Returns the rows of a query on the database that the commands use. */
async function query(sql: string) {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

beforeAll(async () => {
  database = await createDatabase('clone');
  clone = await mkdtemp(join(tmpdir(), 'trellis-clone-'));
  await promisify(execFile)('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone]);
  await pnpm('install', '--frozen-lockfile', '--prefer-offline', '--silent');
}, LONG);

afterAll(async () => {
  await database.drop();
  await rm(clone, { recursive: true, force: true });
});

test(
  'pnpm turbo migrate brings the database to the head, without a build',
  async () => {
    await pnpm('turbo', 'migrate');
    const [{ migrations }] = await query('select count(*)::int as migrations from knex_migrations');
    expect(migrations).toBeGreaterThan(0);
  },
  LONG,
);

test(
  'pnpm --filter seed start loads the sample data',
  async () => {
    await pnpm('--filter', 'seed', 'start');
    const [{ orders }] = await query('select count(*)::int as orders from orders');
    expect(orders).toBeGreaterThan(0);
  },
  LONG,
);

test(
  'pnpm turbo test has a task for each package with tests',
  async () => {
    const output = await pnpm('--silent', 'turbo', 'test', '--dry=json');
    const { tasks } = JSON.parse(output.slice(output.indexOf('{')));
    const ids = tasks
      .filter(({ command }: { command: string }) => command.startsWith('jest '))
      .map(({ taskId }: { taskId: string }) => taskId);
    expect(ids).toEqual(
      expect.arrayContaining(['@shop/schema#test', '@trellis/model#test', 'orders-service#test']),
    );
  },
  LONG,
);
