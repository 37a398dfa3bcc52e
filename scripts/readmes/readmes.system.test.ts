import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { freePort } from '@trellis/testing/free-port';
import { Client } from 'pg';
import { type Clone, openClone } from '../clone/clone.ts';
import { applyDiff, type Block, blocks, commandsOf } from './blocks.ts';

const ROOT = join(__dirname, '../..');

// The tests run type checks and package managers, on a machine with other work.
jest.setTimeout(900_000);

/** What no test can run, with the reason. */
const NOT_RUN: Readonly<Record<string, string>> = {
  'npm test': 'it runs all tests, and so this one',
  'pnpm turbo build': 'fresh-clone.system.test.ts builds in a clone',
  'pnpm turbo test': 'fresh-clone.system.test.ts runs it for one package',
  'pnpm build && pnpm --filter bench query': 'benchmarks need a machine without other work',
  'npm install --save-dev @trellis/cli @trellis/model':
    'fresh-clone.system.test.ts installs the packages from a registry',
  'npm install knex pg': 'the clone has them',
  'npm i -D @trellis/cli': 'fresh-clone.system.test.ts installs the package from a registry',
};
const SERVICE = 'pnpm --filter orders-service start';
/** The server that the texts name, and the service's address. */
const EXAMPLE_URL = 'postgres://me@localhost/shop';
const EXAMPLE_ADDRESS = '127.0.0.1:3000';

/** The database that a project begins with. */
const LIBRARY = `
  create table authors (author_id integer generated always as identity primary key, name text not null);
  create table books (book_id integer primary key, author_id integer not null references authors, title text)`;
/** The tables that the program of populate fills. */
const SAMPLE = `
  create table countries (country_id integer generated always as identity primary key, name text not null);
  create table customers (customer_id integer generated always as identity primary key, last_name text not null,
    email_address text not null);
  create table orders (order_id integer generated always as identity primary key,
    customer_id integer not null references customers, order_date timestamptz not null);
  create table shipments (order_id integer not null references orders, shipped timestamptz not null,
    state text not null)`;

let clone: Clone;
const databases: TestDatabase[] = [];
const services: ChildProcess[] = [];
const seen = new Set<string>();

beforeAll(async () => {
  clone = await openClone({});
  // The types that are checked here already are not checked again in the clone.
  const folders = ['scripts', 'bench', ...(await readmeFolders())];
  for (const folder of folders) {
    const types = join(folder, '.cache/types');
    if (existsSync(join(ROOT, types)))
      await cp(join(ROOT, types), join(clone.folder, types), { recursive: true, preserveTimestamps: true });
  }
});

afterEach(async () => {
  for (const service of services.splice(0)) await stop(service);
});

afterAll(async () => {
  for (const database of databases) await database.drop();
  await clone?.remove();
});

/** The folders of packages with a README. */
async function readmeFolders(): Promise<string[]> {
  const found = await Promise.all(
    ['toolkit', 'packages', 'examples'].map(async (parent) =>
      (await readdir(join(ROOT, parent)))
        .map((name) => join(parent, name))
        .filter((folder) => existsSync(join(ROOT, folder, 'README.md'))),
    ),
  );
  return found.flat();
}

async function newDatabase(): Promise<string> {
  const database = await createDatabase('readme');
  databases.push(database);
  return database.url;
}

/** How the commands of a README run. */
interface Session {
  readonly folder: string;
  readonly env: Record<string, string>;
  /** Whether the service runs here: one README starts it on a server with rows. */
  readonly serves?: boolean;
  /** The server that stands for that of the text. */
  readonly url: string;
}

/** Runs the commands of a block in order, and compares their output with what the README shows. */
async function runBlock(block: Block, session: Session): Promise<void> {
  for (const { command, output } of commandsOf(block)) {
    seen.add(command);
    if (NOT_RUN[command] !== undefined) continue;
    const line = command.replaceAll(EXAMPLE_URL, session.url);
    const [, name, value] = /^export (\w+)=(\S+)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) session.env[name] = value;
    else if (line === SERVICE) {
      if (session.serves) await startService(session);
    } else {
      const printed = await shell(line, session);
      for (const expected of output) expect(plain(printed)).toContain(plain(expected));
    }
  }
}

/** Runs a command with a shell, in the clone or a folder of it. */
function shell(line: string, { folder, env }: Session): Promise<string> {
  const address = env['PORT'] === undefined ? EXAMPLE_ADDRESS : `127.0.0.1:${env['PORT']}`;
  const script = `cd "$README_FOLDER" && { ${line.replaceAll(EXAMPLE_ADDRESS, address)}\n} 2>&1`;
  return clone.run('bash', ['-c', script.replaceAll('curl ', 'curl --fail --silent ')], {
    README_FOLDER: folder,
    ...env,
  });
}

/** A text without what differs from run to run: times in names, the engine, and the versions that are available. */
const plain = (text: string) =>
  text
    .replace(/\d{14}_/g, 'TIME_')
    .replace(/Verified by .*/g, 'Verified by an engine')
    .replace(/(?:Not t|T)ested on PostgreSQL .*/g, 'Some versions');

/** Starts the service in its own process group, and waits until it listens. */
async function startService(session: Session): Promise<void> {
  session.env['PORT'] = String(await freePort());
  const service = spawn('bash', ['-c', `exec npx ${SERVICE}`], {
    cwd: session.folder,
    env: { ...process.env, ...session.env },
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  services.push(service);
  let printed = '';
  for await (const data of service.stdout) {
    printed += data;
    if (printed.includes('Server listening')) return;
  }
  throw new Error(`The service ended: ${printed}`);
}

/** Stops a service with all processes that it started. */
async function stop(service: ChildProcess): Promise<void> {
  if (service.exitCode !== null || service.pid === undefined) return;
  const ended = once(service, 'exit');
  process.kill(-service.pid, 'SIGTERM');
  await ended;
}

const readme = async (folder: string) =>
  blocks(await readFile(join(clone.folder, folder, 'README.md'), 'utf8'));

test.each([
  'packages/migrations',
  'packages/seed',
  'packages/docs',
  'packages/schema',
  'examples/orders-service',
])('the commands of the README of %s succeed in their order', async (folder) => {
  const url = await newDatabase();
  const session = { folder: clone.folder, env: { DATABASE_URL: url }, url, serves: true };
  for (const block of await readme(folder)) await runBlock(block, session);
});

test('the programs in the READMEs of the packages run to their end', async () => {
  const url = await newDatabase();
  const session = { folder: clone.folder, env: { DATABASE_URL: url }, url };
  await shell('pnpm turbo migrate && pnpm --filter seed start', session);
  const failures: string[] = [];
  for (const folder of await readmeFolders()) {
    // A program runs where a schema package has its migrations and releases.
    const place = join(clone.folder, folder, '.readme');
    const programs = (await readme(folder)).filter(({ language }) => language === 'ts');
    if (programs.length === 0) continue;
    await cp(join(clone.folder, 'packages/migrations/src/migrations'), join(place, 'migrations'), {
      recursive: true,
    });
    await cp(join(clone.folder, 'packages/schema/releases'), join(place, 'releases'), { recursive: true });
    for (const [index, { code }] of programs.entries()) {
      await writeFile(join(place, `${index}.mts`), code);
      const run = `node --conditions=trellis-source --import tsx ${index}.mts`;
      const own = {
        ...session,
        folder: place,
        env: folder === 'toolkit/populate' ? { DATABASE_URL: await databaseOf(SAMPLE) } : session.env,
      };
      await shell(run, own).catch((error) => failures.push(`${folder}: ${error.message}`));
    }
  }
  expect(failures).toEqual([]);
});

test('the commands of the READMEs of the toolkit succeed', async () => {
  const url = await newDatabase();
  for (const folder of await readmeFolders())
    if (folder.startsWith('toolkit/'))
      for (const block of await readme(folder)) await runBlock(block, { folder: clone.folder, env: {}, url });
});

test('the root README followed to its end leaves types, sample data and generated files that pass', async () => {
  const url = await newDatabase();
  const session: Session = { folder: clone.folder, env: {}, url };
  const own: Session = {
    folder: join(clone.folder, 'library'),
    env: { DATABASE_URL: await databaseOf(LIBRARY) },
    url,
  };
  await mkdir(join(own.folder, 'src'), { recursive: true });
  await writeFile(join(own.folder, 'package.json'), '{ "private": true, "type": "module" }');
  for (const block of await readme('.')) {
    const place = block.section.startsWith('Use the toolkit') ? own : session;
    if (block.language === 'ts' && block.file !== undefined)
      await writeFile(join(place.folder, block.file), block.code);
    else if (block.language === 'diff' && block.file !== undefined) {
      const path = join(place.folder, block.file);
      await writeFile(path, applyDiff(await readFile(path, 'utf8'), block.code));
    } else await runBlock(block, place);
  }
});

test('each command that is not run is in a README', () => {
  expect(Object.keys(NOT_RUN).filter((command) => !seen.has(command))).toEqual([]);
});

/** Creates a database with some tables, and returns its URL. */
async function databaseOf(sql: string): Promise<string> {
  const url = await newDatabase();
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
  return url;
}
