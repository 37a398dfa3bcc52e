import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { build } from '@trellis/database';
import { toModel } from '@trellis/model';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { build as bundle } from 'esbuild';
import { Client } from 'pg';
import { shop } from '../src/index.ts';
import { type Registry, startRegistry } from './registry.ts';
import { run } from './run.ts';

const root = resolve(__dirname, '../../..');
const PACKAGES = ['toolkit/model', 'toolkit/query', 'packages/schema'];
const bin = (name: string, path: string) => join(root, 'node_modules', name, path);
const TSC = bin('typescript', 'bin/tsc');

// Compilers and package managers are run: much is going on.
jest.setTimeout(600_000);

let folder: string;
let registry: Registry;
let database: TestDatabase;
let tarballs: string[];
/** Where the packages were installed from the registry, outside of the workspace. */
let project: string;

beforeAll(async () => {
  for (const path of PACKAGES)
    if (!existsSync(join(root, path, 'dist/index.d.ts')))
      throw new Error(`Expected ${path} to be built, got no dist. Run \`pnpm build\` first.`);
  folder = await mkdtemp(join(tmpdir(), 'trellis-packaging-'));
  [registry, database] = await Promise.all([
    startRegistry(join(root, '.cache')),
    createDatabase('packaging'),
  ]);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await build(client, toModel(shop));
  await client.end();

  for (const path of PACKAGES)
    await run(
      process.execPath,
      [bin('pnpm', 'bin/pnpm.cjs'), 'pack', '--pack-destination', folder],
      join(root, path),
    );
  tarballs = (await readdir(folder))
    .filter((name) => name.endsWith('.tgz'))
    .map((name) => join(folder, name));
  for (const tarball of tarballs) await registry.publish(tarball);

  project = join(folder, 'project');
  await mkdir(project);
  await writeFile(join(project, '.npmrc'), registry.npmrc(['@shop', '@trellis']));
  await writeFile(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const wanted = ['@shop/schema', 'knex@3', 'pg@8', '@types/node@20'];
  await run('npm', ['install', '--no-audit', '--no-fund', ...wanted], project);
  await cp(join(__dirname, 'consumers/imported.mts'), join(project, 'imported.mts'));
  await cp(join(__dirname, 'consumers/required.mts'), join(project, 'required.cts'));
});

afterAll(async () => {
  await registry?.stop();
  await database?.drop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const env = () => ({ DATABASE_URL: database.url });

test('an ES module under nodenext compiles and runs', async () => {
  await run(process.execPath, [TSC, ...STRICT, '--module', 'nodenext', 'imported.mts'], project);
  const printed = await run(process.execPath, ['imported.mjs'], project, env());
  expect(JSON.parse(printed)).toEqual({
    status: 'fits',
    ids: [1],
    email: 'ada@example.org',
    named: 'customers_first_name_not_null',
    wrong: 'insert into "tags" ("nam") values (?)',
    required: ['email_address', 'first_name', 'last_name'],
  });
});

test('a CommonJS program compiles, and runs under Jest', async () => {
  await run(process.execPath, [TSC, ...STRICT, '--module', 'nodenext', 'required.cts'], project);
  const config = JSON.stringify({ testMatch: ['**/required.cjs'], transform: {}, testEnvironment: 'node' });
  await run(
    process.execPath,
    [bin('jest', 'bin/jest.js'), '--rootDir', project, '--config', config],
    project,
    env(),
  );
});

test.each([
  ['bundler', ['--module', 'esnext', '--moduleResolution', 'bundler', 'imported.mts']],
  [
    'node10',
    ['--module', 'commonjs', '--moduleResolution', 'node10', '--ignoreDeprecations', '5.0', 'required.cts'],
  ],
])('types are found under %s', async (_, args) => {
  await run(process.execPath, [TSC, ...STRICT, '--noEmit', ...args], project);
});

const STRICT = [
  ...['--target', 'es2022', '--strict', '--resolveJsonModule', '--esModuleInterop', '--types', 'node'],
  ...['--allowSyntheticDefaultImports'],
];

test('nothing comes with the package but the two rooms of the toolkit', async () => {
  const installed = await readdir(join(project, 'node_modules/@trellis'));
  const { dependencies } = JSON.parse(
    await readFile(join(project, 'node_modules/@shop/schema/package.json'), 'utf8'),
  );
  expect([installed, Object.keys(dependencies)]).toEqual([
    ['model', 'query'],
    ['@trellis/model', '@trellis/query'],
  ]);
});

test('all code of the three, for both module systems, is less than 150 kB', async () => {
  const sizes = await Promise.all(
    ['@shop/schema', '@trellis/model', '@trellis/query'].map(async (name) => {
      const dist = join(project, 'node_modules', name, 'dist');
      const code = (await readdir(dist)).filter((file) => /\.[cm]?js$/.test(file));
      return Promise.all(code.map(async (file) => (await stat(join(dist, file))).size));
    }),
  );
  expect(sizes.flat().reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000);
});

test('a bundle of one table and one row type carries neither the loader nor the validators', async () => {
  const contents =
    "import { customers, type Customer } from '@shop/schema'; export const one: [Customer?] = []; export { customers };";
  const { outputFiles } = await bundle({
    stdin: { contents, resolveDir: project, loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
  });
  const text = outputFiles[0]?.text ?? '';
  expect(text).toContain('customer_id');
  expect(text).not.toMatch(/BAD_INPUT|ROW_INVALID|knex_migrations|instancePath/);
  expect(text.length).toBeLessThan(15_000);
});

test('publint and attw find nothing wrong', async () => {
  for (const tarball of tarballs) {
    await run(process.execPath, [bin('publint', 'src/cli.js'), '--strict', tarball], folder);
    await run(process.execPath, [bin('@arethetypeswrong/cli', 'dist/index.js'), tarball], folder);
  }
});
