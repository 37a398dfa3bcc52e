import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { shop } from '@shop/schema';
import { type Connection, connect } from '@trellis/database';
import { toModel } from '@trellis/model';
import { createDatabase } from '@trellis/testing';
import { programOf } from '@trellis/testing/program';
import { build } from '@trellis/verify';

/** Each test starts several processes one after the other. */
jest.setTimeout(180_000);

/** A project folder of its own, for the embedded database. */
let folder: string;
/** What Node is called with, as `pnpm --filter seed start` does. */
let program: readonly string[];
beforeAll(async () => {
  program = await programOf(join(__dirname, 'cli.ts'));
  folder = await mkdtemp(join(tmpdir(), 'shop-seed-'));
  await writeFile(join(folder, 'trellis.config.ts'), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts the command. */
function start(url: string | undefined, ...args: string[]): ChildProcess {
  const { DATABASE_URL: _, ...env } = process.env;
  return spawn(process.execPath, [...program, ...args], {
    cwd: folder,
    env: url === undefined ? env : { ...env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What a run prints first: the database and the setting that names it. */
const DATABASE_LINE = /^Database: [^\n]+ \(DATABASE_URL [^\n]+\)\n$/;

interface Exit {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function exitOf(child: ChildProcess): Promise<Exit> {
  const texts = { out: '', err: '' };
  child.stdout?.on('data', (data) => {
    texts.out += data;
  });
  child.stderr?.on('data', (data) => {
    texts.err += data;
  });
  const [code] = await once(child, 'close');
  return { code, ...texts };
}

const run = (url: string | undefined, ...args: string[]) => exitOf(start(url, ...args));

/** Starts a large load and sends a signal when the load reaches its second table. */
async function interrupted(url: string | undefined, signal: NodeJS.Signals): Promise<Exit> {
  // The embedded engine is slower, so a smaller load takes as long.
  const child = start(url, '--scale', url === undefined ? '10' : '40');
  const exit = exitOf(child);
  await once(child.stderr as NodeJS.ReadableStream, 'data');
  child.kill(signal);
  return exit;
}

test('an invalid option or URL is reported in one line', async () => {
  const [flag, scale, url, unreachable] = await Promise.all([
    run(undefined, '--skale', '2'),
    run(undefined, '--scale', '0'),
    run('http://shop:hunter2@localhost/shop'),
    run('postgres://shop:hunter2@127.0.0.1:1/shop'),
  ]);
  expect(flag).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^USAGE: Unknown option '--skale'.*--help`\.\n$/),
  });
  expect(scale).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^USAGE: .*Expected an integer of at least 1.*\n$/),
  });
  expect(url).toMatchObject({ code: 1, err: expect.stringMatching(/^URL_INVALID: [^\n]*\n$/) });
  expect(unreachable).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^SERVER_UNREACHABLE: [^\n]*\n$/),
  });
  expect(url.err + unreachable.err).not.toContain('hunter2');
});

test('--help and --dry-run need no database', async () => {
  const [help, dry] = await Promise.all([
    run('postgres://127.0.0.1:1/none', '--help'),
    run('postgres://127.0.0.1:1/none', '--dry-run', '--json'),
  ]);
  expect(help).toMatchObject({
    code: 0,
    out: expect.stringContaining('pnpm --filter seed start --scale 100'),
  });
  expect(JSON.parse(dry.out)).toMatchObject({ rows: { customers: 500, orders: 2000 } });
});

const engines = {
  async server() {
    const database = await createDatabase('seed');
    return { url: database.url, drop: database.drop };
  },
  async embedded() {
    return { url: undefined, drop: async () => {} };
  },
};

describe.each(['server', 'embedded'] as const)('on the %s engine', (engine) => {
  let url: string | undefined;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ url, drop } = await engines[engine]());
  });
  afterAll(() => drop());

  /** Queries the database between two runs. Only one process at a time can open the embedded one. */
  async function query<T>(run: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await connect({ url, folder: join(folder, '.trellis/database') });
    try {
      return await run(connection);
    } finally {
      await connection.close();
    }
  }
  const counts = () =>
    query(async ({ knex }) => {
      const found: number[] = [];
      for (const table of Object.keys(shop.tables))
        found.push((await knex.raw(`select count(*)::int as n from ${table}`)).rows[0].n);
      return found;
    });

  test('a database without tables is refused with the command that creates them', async () => {
    expect(await run(url)).toMatchObject({
      code: 1,
      out: expect.stringMatching(DATABASE_LINE),
      err: expect.stringMatching(
        /^MIGRATIONS_MISSING: customers, .* do not exist in .*\. Run `pnpm turbo migrate` first\.\n$/,
      ),
    });
    await query((connection) => connection.withClient((client) => build(client, toModel(shop))));
  });

  test('a killed or interrupted load leaves no rows', async () => {
    expect((await interrupted(url, 'SIGKILL')).code).toBeNull();
    expect(await counts()).toEqual(Object.keys(shop.tables).map(() => 0));
    const { code, err } = await interrupted(url, 'SIGINT');
    expect([code, err]).toEqual([130, expect.stringContaining('LOAD_INTERRUPTED: ')]);
    expect(await counts()).toEqual(Object.keys(shop.tables).map(() => 0));
  });

  test('a second load is refused, and --replace replaces the rows', async () => {
    const first = await run(url, '--json');
    expect([first.code, first.err]).toEqual([0, expect.stringMatching(DATABASE_LINE)]);
    const second = await run(url);
    expect([second.code, second.out]).toEqual([3, expect.stringMatching(DATABASE_LINE)]);
    expect(second.err).toMatch(/^SEEDED_ALREADY: .*customers 500, .*--replace/);
    // Tables that the sample does not fill, and that refer to none that it fills, are left alone.
    const left = Object.keys(shop.tables).map((table) => ['outbox', 'audit_log'].includes(table));
    const rows = (await counts()).filter((_, at) => !left[at]);
    const third = await run(url, '--', '--replace', '--scale', '2');
    expect(third.code).toBe(0);
    expect(third.out).toMatch(/orders +│ +4,000 │/);
    expect(third.out).toContain(
      `in place of ${rows.reduce((sum: number, n: number) => sum + n, 0).toLocaleString('en-US')}`,
    );
    expect((await counts()).slice(0, 3)).toEqual([1000, 4000, 240]);
  });
});
