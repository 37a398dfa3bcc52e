import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { upgrade } from '@shop/migrations';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import knexFactory, { type Knex } from 'knex';

jest.setTimeout(120_000);

let database: TestDatabase;
let knex: Knex;
let service: ChildProcess | undefined;
let output: string;

beforeEach(async () => {
  database = await createDatabase('graceful_stop');
  knex = knexFactory({ client: 'pg', connection: database.url });
});
afterEach(async () => {
  service?.kill('SIGKILL');
  await knex.destroy();
  await database.drop();
});

/** Starts the service, and collects its output. */
function start(): ChildProcess {
  const tsx = createRequire(__filename).resolve('tsx');
  const main = join(__dirname, 'main.ts');
  service = spawn(
    process.execPath,
    ['--conditions=trellis-source', '--import', pathToFileURL(tsx).href, main],
    {
      env: { ...process.env, DATABASE_URL: database.url, PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  output = '';
  for (const stream of [service.stdout, service.stderr])
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  return service;
}

/** Waits until a condition holds. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    if (service?.exitCode !== null) throw new Error(`The service ended: ${output}`);
    await setTimeout(50);
  }
}

const baseOf = () => /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? '';

test('answers the requests that run when SIGTERM comes, refuses others, and ends', async () => {
  await upgrade(knex);
  const child = start();
  await until(() => output.includes('Server listening'));
  const base = baseOf();
  expect((await fetch(`${base}/ready`)).status).toBe(200);

  const lock = await knex.transaction();
  await lock.raw('lock table orders in access exclusive mode');
  const running = fetch(`${base}/orders`);
  const isWaiting = async () => (await knex.raw('select 1 from pg_locks where not granted')).rows.length > 0;
  await until(isWaiting);

  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const isRefused = () =>
    fetch(`${base}/health`, { headers: { connection: 'close' } }).then(
      ({ status }) => status === 503,
      () => true,
    );
  await until(isRefused);
  await lock.rollback();
  const response = await running;
  expect([response.status, await response.json()]).toEqual([200, { orders: [] }]);
  expect(await ended).toEqual([0, null]);
});

test('ends when SIGTERM comes while it waits for migrations', async () => {
  const child = start();
  const ended = once(child, 'exit');
  // The service has a session once it has checked the database.
  await until(async () => {
    const others =
      'select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
    return (await knex.raw(others)).rows.length > 0;
  });
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(output).toMatch(/^Database: .*\n$/);
});
