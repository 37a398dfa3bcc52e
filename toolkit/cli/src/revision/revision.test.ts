import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import type { Connection } from '@trellis/database';
import { downgrade, planRun, readHistory, readState, upgrade } from '@trellis/migrate';
import { readManifest } from '@trellis/migrate/internal';
import { withScratch } from '@trellis/verify';
import { testProject } from '../../test/project.ts';
import { check } from '../check/check.ts';
import { diff } from '../compare/compare.ts';
import type { Config } from '../config/config.ts';
import { release } from '../release/release.ts';
import { type Revision, type RevisionOptions, revision } from './revision.ts';

const project = testProject('revision');
let connection: Connection;
let config: Config;
beforeEach(() => {
  ({ connection, config } = project);
});

/** Writes descriptors with some tables, and with other fields of `defineSchema`. */
function declare(tables: string, rest = ''): void {
  writeFileSync(
    config.schema.file,
    `import { boolean, column, defineSchema, enumerated, integer, sql, table, text, varchar } from '@trellis/model';
     export const schema = defineSchema({ name: 's', ${rest} tables: { ${tables} } } as never);`,
  );
}

const revise = (message: string, options: Partial<RevisionOptions> = {}): Promise<Revision> =>
  revision(config, { message, connection, ...options });

const files = () => readdirSync(config.root).filter((name) => name !== 'schema.ts' && name !== '.trellis');

const ITEMS = (columns: string, rest = '') =>
  `items: table('items', { columns: { item_id: integer({ primaryKey: true }), ${columns} }, ${rest} })`;

test('writes nothing if nothing changed or PostgreSQL refuses the descriptors', async () => {
  declare('');
  expect(await revise('Nothing')).toMatchObject({ detected: [], bump: 'none', files: [] });
  declare(ITEMS(`a: integer({ default: sql('(random() * 0)::integer') })`, `checks: ['a > b']`));
  await expect(revise('Wrong')).rejects.toMatchObject({ code: 'BUILD_FAILED' });
  expect(files()).toEqual([]);
});

test('drops the scratch database if the descriptors do not load', async () => {
  writeFileSync(config.schema.file, `throw new Error('not today');`);
  const engines: unknown[] = [];
  await expect(revise('No', { onEngine: (engine) => engines.push(engine) })).rejects.toMatchObject({
    code: 'MODULE_FAILED',
  });
  const left = await connection
    .knex('pg_database')
    .whereLike('datname', `trellis_scratch_%_${process.pid}_%`);
  expect([left, engines, files()]).toEqual([[], [], []]);
});

test('keeps rows when a column is renamed, up and down', async () => {
  declare(ITEMS('name: text()', `indexes: [{ columns: ['name'] }]`));
  await revise('One');
  declare(
    ITEMS(
      `title: text({ renamedFrom: 'name' })`,
      `indexes: [{ columns: ['title'], renamedFrom: 'items_name_idx' }]`,
    ),
  );
  const created = await revise('Two');
  expect(created).toMatchObject({ losses: [], proof: { tablesWithRows: 1 } });
  const text = readFileSync(created.files[0] ?? '', 'utf8');
  expect(text).toContain("table.renameColumn('name', 'title');");
  expect(text).toContain("table.renameColumn('title', 'name');");
  // The declaration may be kept after the rename.
  expect(await revise('Three')).toMatchObject({ files: [] });
  expect((await check(config, { connection, prove: true })).problems).toEqual([]);
});

test('refuses a drop that loses data, and hints at a possible rename', async () => {
  declare(ITEMS('name: text()'));
  await revise('One');
  declare(ITEMS('title: text()'));
  await expect(revise('Two')).rejects.toMatchObject({
    code: 'DATA_LOSS',
    details: { hints: [{ write: "renamedFrom: 'name'" }] },
  });
  expect(await revise('Two', { allowDataLoss: ['items.name'] })).toMatchObject({
    bump: 'major',
    losses: [{ object: 'column public.items.name' }],
  });
});

test('proves a migration that fails on rows without them, and reports the failure', async () => {
  declare(ITEMS('a: integer()'));
  await revise('One');
  declare(ITEMS('a: integer(), b: integer()'));
  expect((await revise('Two')).proof?.failsOnData).toMatch(/contains null values/);
});

test('creates objects of all kinds in one revision and drops them in another', async () => {
  const rest = `
    extensions: [], enums: [{ name: 'mood', values: ['sad', 'glad'] }],
    domains: [{ name: 'cents', type: 'integer', checks: [{ name: 'cents_check', expression: 'VALUE >= 0' }] }],
    sequences: [{ name: 'numbers', start: '7' }],
    routines: [{ name: 'twice', kind: 'function', arguments: 'integer',
      definition: 'CREATE FUNCTION public.twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $f$ select n * 2 $f$' }],
    views: [{ name: 'glad_items', definition: "select item_id, twice(item_id) as double from items where m = 'glad'",
      doc: 'Only those.' }],`;
  declare(
    ITEMS(
      `m: enumerated('mood', ['sad', 'glad'], { default: 'sad', doc: "It's a mood?" }), price: column()('public.cents', { nullable: true })`,
      `checks: ['item_id > 0'], doc: 'Things.'`,
    ),
    rest,
  );
  const created = await revise('All of it');
  expect(created.detected).toEqual(
    expect.arrayContaining([
      'Detected added table items',
      'Detected added enum mood',
      'Detected added view glad_items',
    ]),
  );
  declare('');
  const dropped = await revise('None of it', { allowDataLoss: ['items'] });
  expect(dropped.bump).toBe('major');
  expect((await check(config, { connection, prove: true })).problems).toEqual([]);
});

test('numbers releases by their changes, and check finds what is out of step', async () => {
  declare(ITEMS('a: integer()'));
  await revise('One');
  expect(await release(config, { connection })).toMatchObject({ version: '1.0.0' });
  declare(ITEMS('a: integer(), b: integer({ nullable: true })'));
  expect((await check(config, { connection })).problems).toMatchObject([{ code: 'REVISION_MISSING' }]);
  await revise('Two');
  expect(await check(config, { connection })).toMatchObject({ problems: [], required: 'minor' });
  expect(await release(config, { connection })).toMatchObject({ version: '1.1.0' });
  await expect(release(config, { connection })).rejects.toMatchObject({ code: 'RELEASE_NOTHING' });
  const { releases, migrations } = await readManifest(config.migrations);
  expect(releases).toEqual({ '1.0.0': migrations[0]?.name, '1.1.0': migrations[1]?.name });
  const path = join(config.releases, '1.0.0.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"a"', '"z"'));
  expect((await check(config, { connection })).problems).toMatchObject([{ code: 'RELEASE_INVALID' }]);
  // A file that cannot be read is one problem among others, also that of the last release.
  declare(ITEMS('a: integer(), b: integer({ nullable: true }), c: integer({ nullable: true })'));
  for (const text of ['{', undefined]) {
    const last = join(config.releases, '1.1.0.json');
    if (text === undefined) rmSync(last);
    else writeFileSync(last, text);
    expect(await check(config, { connection })).toMatchObject({
      problems: [
        { code: 'REVISION_MISSING' },
        { code: 'RELEASE_INVALID' },
        { code: text === undefined ? 'RELEASE_UNKNOWN' : 'RELEASE_INVALID' },
      ],
      required: 'none',
    });
  }
});

test('check finds a changeset with too small a bump', async () => {
  config = { ...config, changesets: join(config.root, '.changeset'), packages: ['@a/schema'] };
  declare(ITEMS('a: integer()'));
  const created = await revise('One');
  expect((await check(config, { connection })).problems).toEqual([]);
  const changeset = created.files[1] ?? '';
  writeFileSync(changeset, readFileSync(changeset, 'utf8').replace('major', 'patch'));
  expect((await check(config, { connection })).problems).toMatchObject([{ code: 'CHANGESET_TOO_SMALL' }]);
});

test('check --prove finds a migration that its down does not reverse', async () => {
  declare(ITEMS('a: integer()'));
  const {
    files: [file = ''],
    name = '',
  } = await revise('One');
  mkdirSync(config.migrations, { recursive: true });
  const { checksum } = await import('@trellis/plan/internal');
  const { writeManifest } = await import('@trellis/migrate/internal');
  const text = readFileSync(file, 'utf8').replace("await knex.schema.dropTable('items');", '');
  writeFileSync(file, text);
  expect((await check(config, { connection })).problems).toMatchObject([{ code: 'MIGRATION_CHANGED' }]);
  const manifest = await readManifest(config.migrations);
  const [entry] = manifest.migrations;
  if (entry)
    await writeManifest(config.migrations, {
      ...manifest,
      migrations: [{ ...entry, checksum: checksum(text) }],
    });
  expect((await check(config, { connection, prove: true })).problems[0]?.message).toContain(name);
});

test('writes one of two concurrent revisions and refuses the other', async () => {
  declare(ITEMS('name: text()'));
  const created = await Promise.allSettled([revise('One'), revise('Two')]);
  const [refused] = created.filter(({ status }) => status === 'rejected');
  expect(refused).toMatchObject({ reason: { code: 'HISTORY_MOVED' } });
  expect((await readManifest(config.migrations)).migrations).toHaveLength(1);
  expect(readdirSync(config.migrations)).toHaveLength(2);
  expect(await revise('Two')).toMatchObject({ detected: [] });
});

test('records the renames since the last release in the release file', async () => {
  declare(ITEMS('name: text(), note: text()'));
  await revise('One');
  await release(config, { connection });
  const renamed = ITEMS(
    "title: text({ renamedFrom: 'name' }), note: text({ renamedFrom: 'never' })",
  ).replaceAll('items', 'goods');
  declare(renamed.replace('columns:', "renamedFrom: 'items', columns:"));
  await revise('Two');
  const { version } = await release(config, { connection });
  const { statements, losses } = await diff('1.0.0', version, { config });
  expect([statements.map(({ sql }) => sql.replace(/ RENAME.*/, ' RENAME')), losses]).toEqual([
    expect.arrayContaining(['ALTER TABLE "public"."items" RENAME', 'ALTER TABLE "public"."goods" RENAME']),
    [],
  ]);
  const { problems } = await check(config, { connection });
  expect(problems).toEqual([]);
});

test('completes a release that was interrupted after its changesets were applied', async () => {
  config = { ...config, changesets: join(config.root, '.changeset'), packages: ['a'] };
  const version = (text: string) =>
    writeFileSync(join(config.root, 'package.json'), JSON.stringify({ name: 'a', version: text }));
  version('0.0.0');
  declare(ITEMS('name: text()'));
  expect(await revise('One')).toMatchObject({ bump: 'major', unreleased: true });
  writeFileSync(join(config.root, '.changeset', 'config.json'), '{ "changelog": "not-installed" }');
  await expect(release(config, { connection })).rejects.toMatchObject({ code: 'CHANGESETS_FAILED' });
  // The effect of a `changeset version` that is killed.
  for (const next of ['1.0.0', '1.1.0']) {
    rmSync(config.changesets ?? '', { recursive: true });
    version(next);
    expect((await check(config, { connection })).problems).toEqual([]);
    expect(await release(config, { connection })).toMatchObject({ version: next });
    await expect(release(config, { connection })).rejects.toMatchObject({ code: 'RELEASE_NOTHING' });
    declare(ITEMS('name: text(), more: text({ nullable: true })'));
    if (next === '1.0.0') expect(await revise('More')).toMatchObject({ bump: 'minor', unreleased: false });
  }
});

test('counts the rows that break a migration when it is written and when it is planned', async () => {
  declare(ITEMS('note: text({ nullable: true })'));
  await revise('One');
  const history = () => readHistory(config.migrations);
  await upgrade(connection.knex, await history());
  await connection.knex.raw('insert into items values (1), (2)');
  declare(ITEMS('note: text()'));
  const { requirements } = await revise('Two', { live: async () => connection });
  const counted = [{ object: 'column public.items.note', what: 'whose note is null', count: 2 }];
  expect(requirements).toMatchObject(counted);
  const state = await readState(connection.knex, await history());
  const planned = await withScratch({ connection }, async (open) =>
    planRun(await open(), await history(), state, 'head', connection.knex),
  );
  expect(planned).toMatchObject([{ requirements: counted }]);
  await downgrade(connection.knex, await history(), 'base', { allowDataLoss: ['items'] });
});

test('refuses and reports what a view or `enumerated` declares and PostgreSQL contradicts', async () => {
  const declareShop = (price: string, values: string, ...total: string[]) =>
    declare(
      ITEMS(`price: ${price}, mood: enumerated('mood', [${values}])`),
      `enums: [{ name: 'mood', values: ['glad', 'sad'] }],
       views: [{ name: 'totals', definition: 'select item_id, price as total from items', columns: { ${total} } }],`,
    );
  declareShop('integer()', `'glad', 'sad'`, 'total: integer()');
  await revise('One');
  // From the cached Models, and from the history.
  for (const options of [{}, { onKept: () => {} }]) {
    declareShop(`column()('numeric')`, `'glad', 'sad'`, 'total: integer()');
    await expect(revise('Two', options)).rejects.toMatchObject({ code: 'VIEW_COLUMN_DIFFERS' });
  }
  declareShop('integer()', `'glad'`, 'total: integer(), sum: integer()');
  await expect(revise('Two')).rejects.toMatchObject({ code: 'VIEW_COLUMN_DIFFERS' });
  for (const prove of [false, true])
    expect((await check(config, { connection, prove })).problems).toMatchObject([
      {
        code: 'VIEW_COLUMN_DIFFERS',
        message:
          'The view public.totals declares the column sum, but its query returns item_id, total. Remove the column from the descriptor, or add it to the query.',
      },
      { code: 'ENUM_VALUES_DIFFER', message: expect.stringContaining('column public.items.mood declares') },
    ]);
});

test('plans for the oldest version of PostgreSQL that the configuration lists', async () => {
  const twice = (factor: number) =>
    ITEMS(`n: integer(), m: integer({ generated: { sql: 'n * ${factor}' } })`);
  const textOf = async (message: string) => readFileSync((await revise(message)).files[0] ?? '', 'utf8');
  declare(twice(2));
  await revise('One');
  declare(twice(3));
  expect(await textOf('Newest')).toContain('SET EXPRESSION');
  config = { ...config, postgres: [{ version: 18 }, { version: 15 }] };
  declare(twice(4));
  const text = await textOf('Oldest');
  expect(text).not.toContain('SET EXPRESSION');
  expect(text).toContain('n * 4');
});
