import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { commandsOf } from './blocks.ts';
import { notRun } from './not-run.ts';
import { ReadmeClone, readme, readmeFolders } from './readme-clone.ts';

// The tests run package managers, on a machine with other work.
jest.setTimeout(900_000);

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

let clone: ReadmeClone;
/** A database with the sample of the shop, once a README loaded it. */
let shopUrl: string | undefined;

beforeAll(async () => {
  clone = await ReadmeClone.open();
});
afterEach(() => clone.stopServices());
afterAll(() => clone?.remove());

test.each([
  'packages/migrations',
  'packages/seed',
  'packages/docs',
  'packages/schema',
  'examples/orders-service',
])('the commands of the README of %s succeed in their order', async (folder) => {
  const url = await clone.newDatabase();
  const session = { folder: clone.folder, env: { DATABASE_URL: url }, url, serves: true };
  for (const block of await readme(folder)) await clone.runBlock(block, session);
  if (folder === 'packages/seed') shopUrl = url;
});

test('the programs in the READMEs of the packages run to their end', async () => {
  const url = shopUrl ?? (await newShop());
  const programs: { path: string; url: string }[] = [];
  for (const folder of await readmeFolders()) {
    // A program runs where a schema package has its migrations and releases.
    const place = join(clone.folder, folder, '.readme');
    const own = (await readme(folder)).filter(({ language }) => language === 'ts');
    if (own.length === 0) continue;
    for (const [from, to] of [
      ['packages/migrations/src/migrations', 'migrations'],
      ['packages/schema/releases', 'releases'],
    ] as const)
      await cp(join(clone.folder, from), join(place, to), { recursive: true });
    const database = folder === 'toolkit/populate' ? await clone.newDatabase(SAMPLE) : url;
    for (const [index, { code }] of own.entries()) {
      const path = join(place, `${index}.mts`);
      await writeFile(path, code);
      programs.push({ path, url: database });
    }
  }
  await clone.shell(
    `node --conditions=trellis-source --import tsx scripts/readmes/run-programs.mjs '${JSON.stringify(programs)}'`,
    { folder: clone.folder, env: {}, url },
  );
});

test('the commands of the READMEs of the toolkit succeed', async () => {
  const url = await clone.newDatabase();
  for (const folder of await readmeFolders())
    if (folder.startsWith('toolkit/'))
      for (const block of await readme(folder))
        await clone.runBlock(block, { folder: clone.folder, env: {}, url });
});

test('a project that follows the root README to its end manages a database that it had', async () => {
  const url = await clone.newDatabase(LIBRARY);
  const session = { folder: join(clone.folder, 'library'), env: { DATABASE_URL: url }, url };
  await mkdir(join(session.folder, 'src'), { recursive: true });
  await writeFile(join(session.folder, 'package.json'), '{ "private": true, "type": "module" }');
  for (const block of await readme('.'))
    if (block.section.startsWith('Use the toolkit'))
      if (block.language === 'ts' && block.file !== undefined)
        await writeFile(join(session.folder, block.file), block.code);
      else await clone.runBlock(block, session);
});

test('each command that is not run is in a README', async () => {
  const texts = await Promise.all(['.', ...(await readmeFolders())].map(readme));
  const commands = texts.flat().flatMap((block) => commandsOf(block).map(({ command }) => command));
  expect(Object.keys(notRun).filter((command) => !commands.includes(command))).toEqual([]);
});

/** Creates a database with the sample of the shop, and returns its URL. */
async function newShop(): Promise<string> {
  const url = await clone.newDatabase();
  const session = { folder: clone.folder, env: { DATABASE_URL: url }, url };
  await clone.shell('pnpm turbo migrate && pnpm --filter seed start', session);
  return url;
}
