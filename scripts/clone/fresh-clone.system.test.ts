import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { type Registry, startRegistry } from '@trellis/testing/registry';
import { Client } from 'pg';
import { type Clone, openClone, turboCache } from './clone.ts';
import { createProject, type Project } from './project.ts';

// The tests install packages, on a machine with other work.
jest.setTimeout(900_000);

let clone: Clone;
let database: TestDatabase;
let registry: Registry;
let project: Project;

beforeAll(async () => {
  database = await createDatabase('clone');
  clone = await openClone({ DATABASE_URL: database.url });
  registry = await startRegistry(join(__dirname, '../../.cache'));
});

afterAll(async () => {
  await registry?.stop();
  await database?.drop();
  await clone?.remove();
  await project?.remove();
});

/** Returns the rows of a query on the database that the commands use. */
async function query(sql: string) {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

/** Runs the command of a release against the registry of the test, and returns its output. */
async function publish(): Promise<string> {
  const author = { GIT_AUTHOR_NAME: 'Test', GIT_AUTHOR_EMAIL: 'test@example.org' };
  const committer = { GIT_COMMITTER_NAME: 'Test', GIT_COMMITTER_EMAIL: 'test@example.org' };
  // What is built from the same sources already is not built again.
  const cache = { TURBO_CACHE_DIR: await turboCache() };
  return clone.run('npm', ['run', 'release:publish'], { ...author, ...committer, ...cache, ...registry.env });
}

/** The packages of the workspace. */
async function workspace(): Promise<{ name: string; version: string; private: boolean }[]> {
  return JSON.parse(await clone.pnpm('--silent', 'ls', '--recursive', '--depth', '-1', '--json'));
}

/** The names and versions of the packages in the registry, as `name@version`. */
async function published(): Promise<string[]> {
  const names = (await workspace()).map(({ name }) => name);
  const versions = names.map(async (name) =>
    Object.keys(await registry.manifests(name)).map((version) => `${name}@${version}`),
  );
  return (await Promise.all(versions)).flat().sort();
}

/** The tags of the clone. */
const tags = async () => (await clone.run('git', ['tag'])).split('\n').filter(Boolean).sort();

test('pnpm turbo migrate brings the database to the head, without a build', async () => {
  await clone.pnpm('turbo', 'migrate');
  const [{ migrations }] = await query('select count(*)::int as migrations from knex_migrations');
  expect(migrations).toBeGreaterThan(0);
});

test('pnpm --filter seed start loads the sample data', async () => {
  await clone.pnpm('--filter', 'seed', 'start');
  const [{ orders }] = await query('select count(*)::int as orders from orders');
  expect(orders).toBeGreaterThan(0);
});

test('pnpm turbo test has a task for each package with tests', async () => {
  const output = await clone.pnpm('--silent', 'turbo', 'test', '--dry=json');
  const { tasks } = JSON.parse(output.slice(output.indexOf('{')));
  const ids = tasks
    .filter(({ command }: { command: string }) => command.startsWith('jest '))
    .map(({ taskId }: { taskId: string }) => taskId);
  expect(ids).toEqual(
    expect.arrayContaining(['@shop/schema#test', '@trellis/model#test', 'orders-service#test']),
  );
});

test('pnpm turbo test runs the tests of a package', async () => {
  const output = await clone.pnpm('turbo', 'test', '--filter=@trellis/files');
  expect(output).toMatch(/Tests: +[1-9]\d* passed, [1-9]\d* total/);
  expect(output).toMatch(/1 successful, 1 total/);
});

test('npm run release:publish publishes and tags every package that is not private', async () => {
  expect(await publish()).toContain('Publishing ');
  const expected = (await workspace())
    .filter((each) => !each.private)
    .map(({ name, version }) => `${name}@${version}`)
    .sort();
  expect(expected).toEqual(expect.arrayContaining([expect.stringMatching('@shop/schema@')]));
  expect(await published()).toEqual(expected);
  expect(await tags()).toEqual(expected);
});

test('a published manifest has versions and built files in place of those of the workspace', async () => {
  const packages = await workspace();
  const ranges = new Map(packages.map(({ name, version }) => [name, `^${version}`]));
  let internal = 0;
  for (const { name, version } of packages.filter((each) => !each.private)) {
    const manifest = (await registry.manifests(name))[version] ?? {};
    const { exports, dependencies, peerDependencies, devDependencies } = manifest;
    expect(JSON.stringify([exports, dependencies, peerDependencies, devDependencies])).not.toMatch(
      /workspace:|catalog:|trellis-source/,
    );
    expect(JSON.stringify(exports)).toContain('./dist/index.js');
    for (const [other, range] of Object.entries({ ...dependencies, ...peerDependencies })) {
      if (!ranges.has(other)) continue;
      expect([name, other, range]).toEqual([name, other, ranges.get(other)]);
      internal++;
    }
  }
  expect(internal).toBeGreaterThan(0);
});

test('a second npm run release:publish publishes nothing', async () => {
  const before = [await published(), await tags()];
  expect(await publish()).not.toContain('Publishing ');
  expect([await published(), await tags()]).toEqual(before);
});

test('npm i -D @trellis/cli gives an empty project the trellis command', async () => {
  project = await createProject(registry);
  expect(await project.trellis('--help')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Usage: trellis'),
  });
});

test('the installed trellis command compares two Models', async () => {
  expect(await project.trellis('diff', '--from', 'old.json', '--to', 'new.json')).toMatchObject({
    code: 2,
    stdout: expect.stringMatching(/alter table .*notes.* add column .*body/i),
  });
});

test('the installed trellis command writes, runs and checks a migration with the embedded engine', async () => {
  expect(await project.trellis('revision', '-m', 'Create notes')).toMatchObject({ code: 0 });
  expect(await project.trellis('upgrade', 'head')).toMatchObject({ code: 0 });
  expect(await project.trellis('current', '--json')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('create_notes'),
  });
});
