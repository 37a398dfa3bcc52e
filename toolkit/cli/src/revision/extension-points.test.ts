import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import type { Connection } from '@trellis/database';
import { readHistory } from '@trellis/migrate';
import { checksum } from '@trellis/plan/internal';
import { testProject } from '../../test/project.ts';
import { check } from '../check/check.ts';
import { diff } from '../compare/compare.ts';
import type { Config } from '../config/config.ts';
import type { PlanCheck } from '../hooks/index.ts';
import { pull } from '../pull/pull.ts';
import { revision } from './revision.ts';
import { seal } from './seal.ts';

const project = testProject('extension_points');
let connection: Connection;
let config: Config;
beforeEach(() => {
  ({ connection, config } = project);
});

function declare(columns: string): void {
  writeFileSync(
    config.schema.file,
    `import { defineSchema, integer, table } from '@trellis/model';
     const orders = table('orders', { columns: { id: integer({ primaryKey: true }), ${columns} } });
     export const schema = defineSchema({ name: 's', tables: { orders } });`,
  );
}

const revise = (message: string, more: Partial<Config> = {}) =>
  revision({ ...config, ...more }, { message, connection });

/** A hand-written migration of objects that the descriptors do not have. */
function writeAudit(): void {
  mkdirSync(config.migrations, { recursive: true });
  writeFileSync(
    join(config.migrations, '20200101000000_audit.ts'),
    `export const up = (knex) => knex.raw('create schema audit; create table audit.log (id int primary key); create table tmp_1 (a int)');
     export const down = (knex) => knex.raw('drop schema audit cascade; drop table tmp_1');`,
  );
}

test('revision and check leave excluded objects as they are', async () => {
  writeAudit();
  await seal(config, { connection });
  declare('a: integer()');
  const exclude = ['audit.*', 'table public.tmp_*'];
  const scoped = { ...config, exclude };
  expect((await check(config, { connection })).problems.map(({ message }) => message).join()).toContain(
    'audit',
  );
  const created = await revise('Orders', { exclude });
  expect(created).toMatchObject({ detected: ['Detected added table orders'], losses: [] });
  expect(await check(scoped, { connection, prove: true })).toMatchObject({ problems: [] });
  // This time from the cache.
  declare('a: integer(), b: integer({ nullable: true })');
  expect(await revise('B', { exclude })).toMatchObject({ detected: [expect.stringContaining('orders.b')] });
  expect(await revise('Nothing', { exclude })).toMatchObject({ files: [] });
  const include = ({ name }: { readonly name: string }) => name === 'orders';
  expect(await revise('Nothing', { include })).toMatchObject({ files: [] });
});

test('diff and pull leave excluded objects out, and never see members of extensions', async () => {
  await connection.knex.raw(
    `create schema audit; create table audit.log (id int primary key); create table orders (id int primary key, a int not null);
     create extension if not exists pg_trgm; create operator === (leftarg = int, rightarg = int, function = int4eq)`,
  );
  declare('a: integer()');
  const scoped = { ...config, exclude: ['audit.*', 'extension *', 'operator *'] };
  const { url } = project;
  expect(await diff(url, 'descriptors', { config: scoped })).toMatchObject({ status: 'equal' });
  expect(await diff('descriptors', url, { config: scoped })).toMatchObject({ status: 'equal' });
  const { statements } = await diff(url, 'descriptors', { config: { ...config, include: ['table *'] } });
  expect(statements.map(({ sql }) => sql)).toEqual(['DROP TABLE "audit"."log"']);

  const folder = join(config.root, 'pulled');
  const pulled = await pull(connection, { name: 's', folder, url, exclude: scoped.exclude });
  expect(pulled).toMatchObject({ tables: 1, left: [] });
  const text = readFileSync(join(folder, 's.ts'), 'utf8');
  expect(text).not.toMatch(/audit|trgm|similarity/);
});

test('a revision is refused by a check of the project, and nothing is written', async () => {
  const noNullable: PlanCheck = ({ changes }) =>
    changes
      .filter(({ object }) => object.endsWith('.b'))
      .map(({ object }) => ({ code: 'NO_B', object, message: 'Choose another name.' }));
  declare('a: integer()');
  await revise('A', { checkPlan: [noNullable] });
  declare('a: integer(), b: integer({ nullable: true })');
  await expect(revise('B', { checkPlan: [noNullable] })).rejects.toMatchObject({
    code: 'PLAN_REFUSED',
    message: 'NO_B column public.orders.b: Choose another name.',
    details: [{ code: 'NO_B' }],
  });
  expect((await readHistory(config.migrations)).migrations).toHaveLength(1);
  const all: PlanCheck = ({ changes }) =>
    changes.slice(0, 1).map(({ object }) => ({ code: 'ANY', object, message: 'No.' }));
  const { problems } = await check({ ...config, checkPlan: [all] }, { connection });
  expect(problems).toContainEqual({ code: 'ANY', message: expect.stringContaining('orders') });
  await expect(revise('B', { checkPlan: [() => [{ code: 1 }] as never] })).rejects.toMatchObject({
    code: 'PLAN_CHECK_FAILED',
  });
  await expect(
    revise('B', {
      checkPlan: [
        () => {
          throw new RangeError('no');
        },
      ],
    }),
  ).rejects.toMatchObject({ code: 'PLAN_CHECK_FAILED', message: expect.stringContaining('threw: no') });
});

test('a formatter runs after a revision, and a migration that it changes is proven again', async () => {
  declare('a: integer()');
  const seen: (readonly string[])[] = [];
  const created = await revise('A', {
    afterWrite: (files) => {
      seen.push(files);
      appendFileSync(files[0] ?? '', '// formatted\n');
    },
  });
  expect(seen).toEqual([created.files]);
  const text = readFileSync(created.files[0] ?? '', 'utf8');
  expect(text).toMatch(/\/\/ formatted\n$/);
  const { migrations } = await readHistory(config.migrations);
  expect(migrations).toMatchObject([{ checksum: checksum(text) }]);
  expect((await check(config, { connection })).problems).toEqual([]);
});

test('a command gets the quoted paths, and the files are kept when it fails', async () => {
  declare('a: integer()');
  const list = join(config.root, "it's a list");
  const command = `node -e "require('fs').writeFileSync(process.argv[1], process.argv.slice(2).join())"`;
  const created = await revise('A', { afterWrite: `${command} '${list.replace("'", "'\\''")}'` });
  expect(readFileSync(list, 'utf8')).toBe(created.files.join());

  declare('a: integer(), b: integer({ nullable: true })');
  const failing = revise('B', { afterWrite: 'echo broken >&2; false' });
  await expect(failing).rejects.toMatchObject({
    code: 'AFTER_WRITE_FAILED',
    message: expect.stringMatching(/exit code 1 \(broken\)/),
  });
  const { details } = (await failing.catch((error: unknown) => error)) as { details: { files: string[] } };
  expect(details.files.map((file) => existsSync(file))).toEqual([true]);
  expect((await check(config, { connection })).problems).toEqual([]);
});
