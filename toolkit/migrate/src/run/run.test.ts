import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { checksum } from '@trellis/plan/internal';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import createKnex, { type Knex } from 'knex';
import { type History, readHistory } from '../history/history.ts';
import { type Manifest, writeManifest } from '../history/manifest.ts';
import { unlock } from './lock.ts';
import { downgrade, upgrade } from './run.ts';
import { migrationSource } from './source.ts';
import { stamp } from './stamp.ts';
import { readState } from './state.ts';

const quiet = { debug() {}, warn() {}, error() {}, deprecate() {} };
const file = (up: string, down: string, rest = '') =>
  `import type { Knex } from 'knex';\n${rest}
export const up = (knex: Knex) => knex.raw('${up}');
export const down = (knex: Knex) => knex.raw('${down}');\n`;

const FILES: Record<string, string> = {
  '20260101000000_one': file('create table one (a int)', 'drop table one'),
  '20260102000000_two': file('create table two (a int)', 'drop table two'),
  '20260103000000_three': file('create table three (a int)', 'drop table three'),
};

let folder: string;
let database: TestDatabase;
let knex: Knex;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trellis-run-'));
  database = await createDatabase('run');
  knex = open();
});
afterEach(async () => {
  await knex.destroy();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const open = () =>
  createKnex({ client: 'pg', connection: database.url, pool: { min: 0, max: 3 }, log: quiet });

async function history(
  files: Record<string, string> = FILES,
  releases: Manifest['releases'] = {},
): Promise<History> {
  const names = Object.keys(files);
  for (const name of names) writeFileSync(join(folder, `${name}.ts`), files[name] ?? '');
  await writeManifest(folder, {
    format: 'trellis-history/1',
    migrations: names.map((name, index) => ({
      name,
      message: name,
      parent: names[index - 1] ?? null,
      checksum: checksum(files[name] ?? ''),
      model: `model ${index}`,
    })),
    releases,
  });
  return readHistory(folder);
}

async function tables(): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: { name: string }[] }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename !~ '^(knex|trellis)_' order by 1",
  );
  return rows.map(({ name }) => name);
}

test('upgrades to a target and to the head, downgrades to a target and to the base', async () => {
  const all = await history(FILES, { '1.0.0': '20260102000000_two' });
  expect(await upgrade(knex, all, '+1')).toEqual({
    from: null,
    to: '20260101000000_one',
    migrations: ['20260101000000_one'],
    losses: [],
  });
  expect((await upgrade(knex, all)).migrations).toEqual(['20260102000000_two', '20260103000000_three']);
  expect(await tables()).toEqual(['one', 'three', 'two']);
  expect(await upgrade(knex, all)).toEqual({
    from: '20260103000000_three',
    to: '20260103000000_three',
    migrations: [],
    losses: [],
  });
  expect((await downgrade(knex, all, '1.0.0')).migrations).toEqual(['20260103000000_three']);
  expect((await downgrade(knex, all, 'base')).to).toBeNull();
  expect(await tables()).toEqual([]);
});

const lossOf = (name: string) => ({
  object: `table public.${name}`,
  what: 'the table with all its rows',
  table: { schema: 'public', name },
});

/** Returns the history with losses in the downgrade of its first migrations. */
async function losing(tables: readonly string[]): Promise<History> {
  const { migrations, ...rest } = await history();
  const lose = (migration: object, name: string | undefined) =>
    name === undefined ? migration : { ...migration, losses: { up: [], down: [lossOf(name)] } };
  return { ...rest, migrations: migrations.map((one, i) => lose(one, tables[i])) as never };
}

test('reports the losses of a migration with their counts before it runs', async () => {
  const all = await losing(['one']);
  await upgrade(knex, all, '+1');
  await knex.raw('insert into one select from generate_series(1, 3)');
  const reported: unknown[] = [];
  const { losses } = await downgrade(knex, all, 'base', {
    allowDataLoss: ['one'],
    onStep: ({ name }) => reported.push(name),
    onLosses: (counted) => reported.push(...counted.map(({ object, count }) => `${object}: ${count}`)),
  });
  expect(losses).toEqual([{ ...lossOf('one'), count: 3 }]);
  expect(reported).toEqual(['20260101000000_one', 'table public.one: 3']);
});

test('requires an allowance for each loss before it downgrades anything', async () => {
  const all = await losing(['one', 'two', 'three']);
  await upgrade(knex, all);
  await knex.raw('insert into one select from generate_series(1, 3)');
  await expect(downgrade(knex, all, 'base')).rejects.toMatchObject({
    code: 'DATA_LOSS',
    message:
      'This destroys data: table public.one (the table with all its rows, 3 rows). To allow it, add --allow-data-loss "table public.one".',
  });
  await expect(downgrade(knex, all, 'base', { allowDataLoss: ['four'] })).rejects.toMatchObject({
    code: 'ALLOWANCE_UNKNOWN',
  });
  expect(await tables()).toEqual(['one', 'three', 'two']);
  // Dropping an empty table is not a loss.
  expect((await downgrade(knex, all, '-2')).migrations).toHaveLength(2);
  await downgrade(knex, all, 'base', { allowDataLoss: ['one'] });
  expect(await tables()).toEqual([]);
});

test('refuses to round values without an allowance, which was not needed when none differed', async () => {
  const { migrations, ...rest } = await history({
    '20260101000000_one': file('create table one (a float8)', 'drop table one'),
    '20260102000000_two': file(
      'alter table one alter a type numeric(12,2)',
      'alter table one alter a type float8',
    ),
  });
  const conversion = { from: 'double precision', to: 'numeric(12,2)' };
  const loss = {
    ...lossOf('one'),
    object: 'column public.one.a',
    column: 'a',
    conversion,
    unconfirmed: true,
  };
  const losses = { up: [loss], down: [] };
  const all = {
    ...rest,
    migrations: migrations.map((one, i) => (i === 1 ? { ...one, losses } : one)),
  } as History;
  await upgrade(knex, all, '+1');
  await knex.raw('insert into one values (1.239), (1.23)');
  await expect(upgrade(knex, all)).rejects.toMatchObject({
    code: 'DATA_LOSS',
    message: expect.stringContaining('1 value). To allow it, add --allow-data-loss "column public.one.a".'),
  });
  await expect(upgrade(knex, all, 'head', { allowDataLoss: ['two'] })).rejects.toMatchObject({
    code: 'ALLOWANCE_UNKNOWN',
  });
  expect((await upgrade(knex, all, 'head', { allowDataLoss: ['one.a'] })).losses).toMatchObject([
    { count: 1 },
  ]);
  await downgrade(knex, all, '-1');
  // The values are 1.24 and 1.23 now.
  expect((await upgrade(knex, all)).losses).toMatchObject([{ count: 0 }]);
});

test('does not take an estimate of no rows as permission to lose them', async () => {
  const all = await losing(['one']);
  await upgrade(knex, all, '+1');
  const role = `${database.name}_owner`;
  for (const sql of [
    'vacuum one',
    'insert into one values (1)',
    `create role ${role}`,
    `grant select on all tables in schema public to ${role}`,
    `alter table one owner to ${role}`,
    'alter table one enable row level security, force row level security',
  ])
    await knex.raw(sql);
  const url = new URL(database.url);
  url.searchParams.set('options', `-c role=${role}`);
  const asOwner = createKnex({ client: 'pg', connection: url.href, log: quiet });
  await expect(downgrade(asOwner, all, 'base')).rejects.toMatchObject({ code: 'DATA_LOSS' });
  await asOwner.destroy();
  await knex.raw(`drop owned by ${role} cascade`);
  await knex.raw(`drop role ${role}`);
});

test('records the properties that Knex does not store in the history table', async () => {
  await upgrade(knex, await history());
  const released = await history(FILES, { '1.0.0': '20260102000000_two' });
  await upgrade(knex, released);
  const rows = await knex('trellis_migrations').select('name', 'parent', 'release', 'model').orderBy('name');
  expect(rows).toEqual([
    { name: '20260101000000_one', parent: null, release: '1.0.0', model: 'model 0' },
    { name: '20260102000000_two', parent: '20260101000000_one', release: '1.0.0', model: 'model 1' },
    { name: '20260103000000_three', parent: '20260102000000_two', release: null, model: 'model 2' },
  ]);
});

test("shares the history with Knex's own commands, before and after", async () => {
  const all = await history();
  await knex.migrate.up({ migrationSource: migrationSource(all) });
  expect((await upgrade(knex, all, '+1')).migrations).toEqual(['20260102000000_two']);
  await knex.migrate.latest({ migrationSource: migrationSource(all) });
  expect((await readState(knex, all)).pending).toEqual([]);
  await upgrade(knex, all);
  expect(await knex('trellis_migrations').select('name')).toHaveLength(3);
});

test('rolls a failed migration back and keeps those before it', async () => {
  const all = await history({
    ...FILES,
    '20260104000000_four': file('create table four (a int); select 1 / 0', 'drop table four'),
  });
  await expect(upgrade(knex, all)).rejects.toMatchObject({
    code: 'MIGRATION_FAILED',
    message: '20260104000000_four failed to run up: division by zero. It was rolled back.',
  });
  expect(await tables()).toEqual(['one', 'three', 'two']);
  const { applied, locked } = await readState(knex, all);
  expect([applied.length, locked]).toEqual([3, false]);
});

test('runs each migration once when two processes upgrade at once', async () => {
  const all = await history();
  const other = open();
  const results = await Promise.all([upgrade(knex, all), upgrade(other, all)]);
  await other.destroy();
  expect(results.flatMap(({ migrations }) => migrations).sort()).toEqual(Object.keys(FILES));
  expect(results.map(({ to }) => to)).toEqual(['20260103000000_three', '20260103000000_three']);
});

test('reports a lock that a killed process left, and unlock frees it', async () => {
  const all = await history();
  await upgrade(knex, all, '+1');
  await knex('knex_migrations_lock').update({ is_locked: 1 });
  await expect(upgrade(knex, all)).rejects.toMatchObject({
    code: 'MIGRATIONS_LOCKED',
    message: expect.stringContaining('trellis unlock'),
  });
  expect(await unlock(knex)).toBe(true);
  expect(await unlock(knex)).toBe(false);
  expect((await upgrade(knex, all)).migrations).toHaveLength(2);
});

test('reports a half-applied migration outside a transaction until it is resolved', async () => {
  const all = await history({
    '20260101000000_one': `export const config = { transaction: false };
      export async function up(knex) { await knex.raw('create table one (a int)'); await knex.raw('select 1 / 0'); }
      export async function down(knex) { await knex.raw('drop table one'); }`,
  });
  await expect(upgrade(knex, all)).rejects.toMatchObject({
    code: 'MIGRATION_FAILED',
    message: expect.stringContaining('Its earlier statements remain applied.'),
  });
  expect(await tables()).toEqual(['one']);
  await expect(upgrade(knex, all)).rejects.toMatchObject({ code: 'MIGRATION_UNFINISHED' });
  expect(await stamp(knex, all, 'head')).toBe('20260101000000_one');
  expect((await readState(knex, all)).pending).toEqual([]);
  expect((await downgrade(knex, all, 'base')).migrations).toEqual(['20260101000000_one']);
  expect(await tables()).toEqual([]);
});

test('stamps a history without migrations as base only', async () => {
  const none = await history({});
  for (const target of ['head', '1.0.0'])
    await expect(stamp(knex, none, target)).rejects.toMatchObject({ code: 'TARGET_UNKNOWN' });
  expect(await stamp(knex, none, 'base')).toBeNull();
});

test('refuses a database that does not match the history, with a code for each fault', async () => {
  const all = await history();
  await upgrade(knex, all);
  const { '20260103000000_three': _, ...older } = FILES;
  rmSync(join(folder, '20260103000000_three.ts'));
  await expect(upgrade(knex, await history(older))).rejects.toMatchObject({
    code: 'DATABASE_AHEAD',
    message: expect.stringContaining('20260103000000_three'),
  });
  const edited = { ...FILES, '20260102000000_two': file('create table two (b int)', 'drop table two') };
  await expect(upgrade(knex, await history(edited))).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' });
  await history();
  await knex('knex_migrations').where({ name: '20260102000000_two' }).delete();
  await expect(upgrade(knex, all)).rejects.toMatchObject({ code: 'HISTORY_GAP' });
});

test.each([
  ['up', 'base', 'TARGET_BEHIND'],
  ['up', 'nowhere', 'TARGET_UNKNOWN'],
  ['down', 'head', 'TARGET_AHEAD'],
])('refuses %s to %s', async (direction, target, code) => {
  const all = await history();
  await upgrade(knex, all, '+2');
  const ran = direction === 'up' ? upgrade(knex, all, target) : downgrade(knex, all, target);
  await expect(ran).rejects.toMatchObject({ code });
});

test.each([
  ['+1', ['20260101000000_one']],
  ['20260101000000_one', ['20260101000000_one']],
  ['20260102000000_two', ['20260101000000_one']],
  ['+2', ['20260101000000_one', '20260103000000_three']],
  ['head', ['20260101000000_one', '20260103000000_three']],
])('upgrades a database that has only the second migration to %s', async (target, migrations) => {
  const all = await history();
  await upgrade(knex, { ...all, migrations: all.migrations.slice(1) }, '+1');
  const late = { whyNotLate: async () => undefined };
  expect((await upgrade(knex, all, target, late)).migrations).toEqual(migrations);
  await expect(upgrade(knex, all, 'base', late)).rejects.toMatchObject({ code: 'TARGET_BEHIND' });
});

test('counts applied migrations when a database that lacks one is downgraded', async () => {
  const all = await history();
  await upgrade(knex, { ...all, migrations: all.migrations.filter((_, index) => index !== 1) });
  expect((await downgrade(knex, all, '-2')).migrations).toEqual([
    '20260103000000_three',
    '20260101000000_one',
  ]);
});
