import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { toModel } from '@trellis/model';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { run } from '@trellis/testing/run';
import { build } from '@trellis/verify';
import { build as bundle } from 'esbuild';
import { Client } from 'pg';
import { shop } from '../src/index.ts';
import { compile, openPackages, type Packages, program, runModule, STRICT } from './packages.ts';

const root = resolve(__dirname, '../../..');
const TSC = program('typescript', 'bin/tsc');

// The tests run compilers and package managers.
jest.setTimeout(600_000);

let packages: Packages;
let database: TestDatabase;
/** A project outside the workspace that installed the packages from the registry. */
let project: string;

beforeAll(async () => {
  [packages, database] = await Promise.all([openPackages(), createDatabase('packaging')]);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await build(client, toModel(shop));
  await client.end();
  project = await packages.project('project', ['@shop/schema']);
  await cp(join(__dirname, 'consumers/imported.mts'), join(project, 'imported.mts'));
  await cp(join(__dirname, 'consumers/required.mts'), join(project, 'required.cts'));
});

afterAll(async () => {
  await packages?.close();
  await database?.drop();
});

const env = () => ({ DATABASE_URL: database.url });

test('an ES module compiles under nodenext and runs', async () => {
  await compile(project, ['imported.mts']);
  expect(JSON.parse(await runModule(project, 'imported.mts', env()))).toEqual({
    status: 'fits',
    ids: [1],
    email: expect.stringMatching(/^ada\.\d+@example\.org$/),
    counts: [4, 4, 4],
    named: 'customers_first_name_not_null',
    wrong: 'insert into "tags" ("nam") values (?)',
    required: ['email_address', 'first_name', 'last_name'],
  });
});

test('a CommonJS program compiles and runs under Jest', async () => {
  await compile(project, ['required.cts']);
  const config = JSON.stringify({ testMatch: ['**/required.cjs'], transform: {}, testEnvironment: 'node' });
  await run(
    process.execPath,
    [program('jest', 'bin/jest.js'), '--rootDir', project, '--config', config],
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
])('types resolve under %s', async (_, args) => {
  await run(process.execPath, [TSC, ...STRICT, '--noEmit', ...args], project);
});

test('the programs in the READMEs compile and run', async () => {
  const modules: string[] = [];
  for (const path of ['packages/schema', 'toolkit/model', 'toolkit/query']) {
    const text = await readFile(join(root, path, 'README.md'), 'utf8');
    for (const [, code = ''] of text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)) {
      modules.push(`readme-${modules.length}.mts`);
      await writeFile(join(project, modules.at(-1) ?? ''), code);
    }
  }
  expect(modules).toHaveLength(6);
  await compile(project, modules);
  for (const module of modules) await runModule(project, module, env());
});

test('the package installs two toolkit packages and no other dependency', async () => {
  const installed = await readdir(join(project, 'node_modules/@trellis'));
  const { dependencies } = JSON.parse(
    await readFile(join(project, 'node_modules/@shop/schema/package.json'), 'utf8'),
  );
  expect([installed, Object.keys(dependencies).toSorted()]).toEqual([
    ['model', 'query'],
    ['@trellis/model', '@trellis/query'],
  ]);
});

test.each([
  [
    'an ES module',
    'module',
    "import { shop } from '@shop/schema'; import { columns } from '@shop/schema/query';",
  ],
  [
    'a CommonJS program',
    'commonjs',
    "const { shop } = require('@shop/schema'); const { columns } = require('@shop/schema/query');",
  ],
])('an uncaught error of %s prints a line that can be read', async (_, type, imports) => {
  const code = `${imports} columns(shop, 'custmers');`;
  const failed = run(process.execPath, [`--input-type=${type}`, '-e', code], project);
  const { message } = (await failed.catch((error: unknown) => error)) as Error;
  expect(message).toContain('TrellisError: Expected a table of shop, got "custmers".');
  expect(message.match(/\n *(?:throw|return) .*/)?.[0].length).toBeLessThan(200);
  // The message itself lists the tables of the shop.
  const others = message.split('\n').filter((line) => !line.startsWith('TrellisError: '));
  expect(Math.max(...others.map(({ length }) => length))).toBeLessThan(300);
});

test('the two packages of the toolkit have less than 600 kB of code for both module systems', async () => {
  const sizes = await Promise.all(
    ['@trellis/model', '@trellis/query'].map(async (name) => {
      const dist = join(project, 'node_modules', name, 'dist');
      const code = (await readdir(dist)).filter((file) => /\.[cm]?js$/.test(file));
      return Promise.all(code.map(async (file) => (await stat(join(dist, file))).size));
    }),
  );
  expect(sizes.flat().reduce((sum, size) => sum + size, 0)).toBeLessThan(600_000);
});

test('a bundle of one table and one row type contains no other table, no loader and no validators', async () => {
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
  expect(text).not.toMatch(/BAD_INPUT|ROW_INVALID|knex_migrations|instancePath|product_name|order_date/);
  expect(text.length).toBeLessThan(15_000);
});

test('publint and attw report no problems', async () => {
  for (const tarball of packages.tarballs) {
    await run(process.execPath, [program('publint', 'src/cli.js'), '--strict', tarball], packages.folder);
    await run(
      process.execPath,
      [program('@arethetypeswrong/cli', 'dist/index.js'), tarball],
      packages.folder,
    );
  }
});
