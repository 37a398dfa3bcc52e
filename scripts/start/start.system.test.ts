import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from '@jest/globals';
import { createDatabase, serverUrl } from '@trellis/testing';
import { Client } from 'pg';

const database = createDatabase('start');
afterAll(async () => (await database).drop());

/** Long enough for a machine with other work. */
const LONG = 600_000;

/** Runs `npm start` on a server to its end. */
async function start(url: string, ...args: string[]) {
  const child = spawn(process.execPath, [join(__dirname, '../start.mjs'), ...args], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[code], out, err] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, out, err: err.trim() };
}

/** The processes with the URL of a database in their environment. Linux only. */
function processesOn(url: string): string[] {
  const ids = readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name) && name !== String(process.pid));
  return ids.filter((id) => {
    try {
      return readFileSync(`/proc/${id}/environ`, 'utf8').includes(`DATABASE_URL=${url}\0`);
    } catch {
      return false;
    }
  });
}

test.each<[string, RegExp, 'again'?]>([
  ['the first stage', /^Database: /m],
  ['the migration', /→ Migrate the database/],
  ['the sample data', /→ Load the sample data/, 'again'],
])(
  'Ctrl-C during %s prints one line and leaves nothing running',
  async (_, reached, ...[again]) => {
    const own = await createDatabase('start_interrupted');
    // As in a terminal, the signal reaches npm and its script.
    const child = spawn('npm', ['start', '--silent'], {
      cwd: join(__dirname, '../..'),
      detached: true,
      env: { ...process.env, DATABASE_URL: own.url },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const err = text(child.stderr);
    let out = '';
    let isSent = false;
    child.stdout.on('data', (data) => {
      out += data;
      if (!isSent && reached.test(out)) isSent = process.kill(-(child.pid as number), 'SIGINT');
    });
    // npm ends itself by the signal, which a shell reports as 130.
    const [code, signal] = await once(child, 'close');
    expect([code ?? signal, await err]).toEqual([
      'SIGINT',
      'INTERRUPTED: Stopped by SIGINT. What is complete is kept. Run `npm start` again to continue.\n',
    ]);
    expect(processesOn(own.url)).toEqual([]);
    // The next run continues.
    if (again) expect(await start(own.url)).toMatchObject({ code: 0, err: '' });
    await own.drop();
  },
  LONG,
);

/** What a run could change: which migrations ran when, and the rows of two tables. */
async function contents(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(`
    select (select json_agg(m order by m.id) from knex_migrations m) as migrations,
           (select md5(string_agg(o::text, ',' order by o.order_id)) from orders o) as orders,
           (select count(*)::int from order_products) as lines`);
  await client.end();
  return rows[0];
}

test(
  'migrates and seeds a server in the first run, and changes nothing in the second',
  async () => {
    const { url } = await database;
    const first = await start(url);
    expect(first).toMatchObject({ code: 0, err: '' });
    const tables = ['customers', 'orders', 'products', 'order_products', 'tags', 'product_tags'];
    for (const table of tables)
      expect(first.out).toMatch(new RegExp(`^ {2}${table} +[1-9][0-9,]* rows$`, 'm'));
    const before = await contents(url);
    expect(before.lines).toBeGreaterThan(0);

    const second = await start(url);
    expect(second).toMatchObject({ code: 0, err: '' });
    expect(second.out).not.toMatch(/Migrate|Load the sample data/);
    const summary = (out: string) => out.slice(out.indexOf('The shop is in'));
    expect(summary(second.out)).toBe(summary(first.out));
    expect(await contents(url)).toEqual(before);
  },
  LONG,
);

test.each([
  ['a server that cannot be reached', () => 'postgres://me:s3cret@127.0.0.1:9/shop', 'SERVER_UNREACHABLE'],
  [
    'a wrong password',
    () => Object.assign(new URL(serverUrl()), { password: 's3cret' }).href,
    'PASSWORD_WRONG',
  ],
  ['a URL that does not parse', () => 'postgres//me:s3cret@nowhere', 'URL_INVALID'],
  [
    'a database that does not exist',
    () => Object.assign(new URL(serverUrl()), { pathname: '/nowhere' }).href,
    'DATABASE_MISSING',
  ],
])(
  'reports %s in one line, without the password',
  async (_, url, code) => {
    const run = await start(url());
    expect(run.code).toBe(1);
    expect(run.err).toMatch(new RegExp(`^${code}: .+\\.$`));
    expect(run.out + run.err).not.toContain('s3cret');
  },
  LONG,
);

test('reports an unknown flag in one line', async () => {
  const run = await start(serverUrl(), '--fast');
  expect(run).toMatchObject({ code: 2, out: '' });
  expect(run.err).toMatch(/^FLAG_UNKNOWN: Expected .+, got --fast\. .+$/);
});
