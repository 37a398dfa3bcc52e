import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import type { Connection } from '@trellis/database';
import { planRun, readHistory, readState, upgrade } from '@trellis/migrate';
import { readManifest } from '@trellis/migrate/internal';
import { requirementText } from '@trellis/plan/internal';
import { withScratch } from '@trellis/verify';
import { testProject } from '../../test/project.ts';
import { check } from '../check/check.ts';
import type { Config } from '../config/config.ts';
import { release } from '../release/release.ts';
import { revision } from './revision.ts';
import { merge, seal } from './seal.ts';

const project = testProject('seal');
let connection: Connection;
let config: Config;
beforeEach(() => {
  ({ connection, config } = project);
});

async function revise(message: string, ...columns: readonly string[]): Promise<string> {
  const all = columns.map((name) => `${name}: integer({ nullable: true })`).join(', ');
  writeFileSync(
    config.schema.file,
    `import { defineSchema, integer, table } from '@trellis/model';
     const t = table('t', { columns: { id: integer({ primaryKey: true }), ${all} } });
     export const schema = defineSchema({ name: 's', tables: { t } });`,
  );
  return (await revision(config, { message, connection })).name ?? '';
}

const file = (name: string) => join(config.migrations, `${name}.ts`);
const names = async () => (await readHistory(config.migrations)).migrations.map(({ name }) => name);

test('adds an edited and a hand-written migration to the history once they are proven', async () => {
  const first = await revise('One', 'a');
  writeFileSync(
    file(first),
    readFileSync(file(first), 'utf8').replace("table.integer('a');", "table.bigInteger('a');"),
  );
  const mine = '20990101000000_mine';
  const text = `export const up = (knex) => knex.raw('create index mine on t (a)');
export const down = (knex) => knex.raw('drop index mine');\n`;
  writeFileSync(file(mine), text.replace('drop index mine', 'select 1'));
  await expect(seal(config, { connection })).rejects.toMatchObject({ code: 'PROOF_FAILED' });
  await expect(readHistory(config.migrations)).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' });
  writeFileSync(file(mine), text);
  expect(await seal(config, { connection })).toEqual({ sealed: [first, mine], renamed: {} });
  expect(await names()).toEqual([first, mine]);
  expect(await seal(config, { connection })).toEqual({ sealed: [], renamed: {} });
});

test('accepts a migration that sets NOT NULL again under another name than before', async () => {
  const mine = {
    '20980101000000_a': ['create table o (b int not null); alter table o rename to n', 'drop table n'],
    '20990101000000_b': ['alter table n alter b drop not null', 'alter table n alter b set not null'],
  };
  await revise('One', 'a');
  for (const [name, [up, down]] of Object.entries(mine))
    writeFileSync(
      file(name),
      `export const up = (knex) => knex.raw('${up}');\nexport const down = (knex) => knex.raw('${down}');\n`,
    );
  expect((await seal(config, { connection })).sealed).toEqual(Object.keys(mine));
  const { problems } = await check(config, { connection, prove: true });
  expect(problems).toMatchObject([{ code: 'REVISION_MISSING' }]);
});

test.each([
  ['down does not lead back', 'select 1', /^Expected down to lead to the wanted Model/],
  ['down does not run', 'drop index other', /^Expected down to run .*index "other" does not exist/],
])('names the direction that fails: %s', async (_, back, message) => {
  await revise('One', 'a');
  const mine = '20990101000000_mine';
  writeFileSync(
    file(mine),
    `export const up = (knex) => knex.raw('create index mine on t (a)');
export const down = (knex) => knex.raw('${back}');\n`,
  );
  await expect(seal(config, { connection })).rejects.toMatchObject({
    code: 'PROOF_FAILED',
    message: expect.stringMatching(message),
  });
});

test('keeps a migration in the history that another process adds meanwhile', async () => {
  const first = await revise('One', 'a');
  writeFileSync(
    file('20990101000000_mine'),
    `export const up = (knex) => knex.raw('create index mine on t (a)');
     export const down = (knex) => knex.raw('drop index mine');`,
  );
  const sealing = seal(config, {
    connection,
    // The last progress message before the files are written.
    onProgress: (what) => {
      if (what.endsWith('_mine')) addTheirs();
    },
  });
  await expect(sealing).rejects.toMatchObject({ code: 'HISTORY_MOVED' });
  const { migrations } = await readManifest(config.migrations);
  expect(migrations.map(({ name }) => name)).toEqual([first, '20980101000000_theirs']);
});

/** Adds a migration to the history, as another process would. */
function addTheirs(): void {
  const path = join(config.migrations, 'history.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const theirs = { ...manifest.migrations[0], name: '20980101000000_theirs' };
  writeFileSync(path, JSON.stringify({ ...manifest, migrations: [...manifest.migrations, theirs] }));
}

test('refuses an edited migration of a release', async () => {
  const first = await revise('One', 'a');
  await release(config, { connection });
  writeFileSync(
    file(first),
    readFileSync(file(first), 'utf8').replace("table.integer('a');", "table.bigInteger('a');"),
  );
  await expect(seal(config, { connection })).rejects.toMatchObject({ code: 'MIGRATION_RELEASED' });
});

test('merges two branches, released migrations first', async () => {
  const first = await revise('One', 'a');
  const before = readFileSync(join(config.migrations, 'history.json'), 'utf8');
  // One branch adds b; the other, from the same migration, adds c and is released.
  const mine = await revise('Mine', 'a', 'b');
  const ours = readFileSync(join(config.migrations, 'history.json'), 'utf8');
  renameSync(file(mine), join(config.root, 'mine.ts'));
  writeFileSync(join(config.migrations, 'history.json'), before);
  const theirs = await revise('Theirs', 'a', 'c');
  await release(config, { connection });
  const released = readFileSync(join(config.migrations, 'history.json'), 'utf8');
  renameSync(join(config.root, 'mine.ts'), file(mine));
  writeFileSync(join(config.migrations, 'history.json'), conflict(ours, released));
  await expect(readHistory(config.migrations)).rejects.toMatchObject({ code: 'HISTORY_INVALID' });

  const { sealed, renamed } = await merge(config, { connection });
  const moved = renamed[mine] ?? mine;
  expect(sealed).toEqual([moved]);
  expect(await names()).toEqual([first, theirs, moved]);
  expect(readdirSync(config.migrations)).toHaveLength(4);
  const { releases, migrations } = await readManifest(config.migrations);
  expect([releases, migrations.at(-1)?.parent]).toEqual([{ '1.0.0': theirs }, theirs]);
});

/** The file with conflict markers that git writes for two versions with the same beginning and end. */
function conflict(ours: string, theirs: string): string {
  const [a, b] = [ours, theirs].map((text) => text.split('\n')) as [string[], string[]];
  const start = a.findIndex((line, index) => line !== b[index]);
  const end = [...a].reverse().findIndex((line, index) => line !== b.at(-1 - index));
  const part = (lines: string[]) => lines.slice(start, lines.length - end);
  return [
    ...a.slice(0, start),
    '<<<<<<< HEAD',
    ...part(a),
    '=======',
    ...part(b),
    '>>>>>>> other',
    ...a.slice(a.length - end),
  ].join('\n');
}

test('plans the SQL of upgrade and downgrade without running it', async () => {
  const first = await revise('One', 'a');
  const second = await revise('Two', 'a', 'b');
  const history = await readHistory(config.migrations);
  await upgrade(connection.knex, history, first);
  await connection.knex.raw('insert into t (id) values (1), (2)');
  const plan = async (target: string) => {
    const state = await readState(connection.knex, history);
    return withScratch({ connection }, async (open) =>
      planRun(await open(), history, state, target, connection.knex),
    );
  };
  expect(await plan('head')).toEqual([
    {
      name: second,
      direction: 'up',
      transaction: true,
      sql: ['alter table "t" add column "b" integer'],
      losses: [],
      requirements: [],
    },
  ]);
  expect(await plan('base')).toEqual([
    {
      name: first,
      direction: 'down',
      transaction: true,
      sql: ['drop table "t"'],
      losses: [expect.objectContaining({ object: 'table public.t', count: 2 })],
      requirements: [],
    },
  ]);
  expect((await readState(connection.knex, history)).applied).toHaveLength(1);
});

test('seals and proves a migration that runs outside a transaction', async () => {
  await revise('One', 'a');
  const mine = '20990101000000_mine';
  writeFileSync(
    file(mine),
    `export const config = { transaction: false };
export const up = (knex) => knex.raw('create index concurrently mine on t (a)');
export const down = (knex) => knex.raw('drop index concurrently mine');\n`,
  );
  expect(await seal(config, { connection })).toEqual({ sealed: [mine], renamed: {} });
  const { problems } = await check(config, { connection, prove: true });
  expect(problems.map(({ code }) => code)).not.toContain('PROOF_FAILED');
  const history = await readHistory(config.migrations);
  const state = { applied: [], missing: [], pending: history.migrations, locked: false };
  const planned = await withScratch({ connection }, async (open) => {
    const scratch = await open();
    try {
      return await planRun(scratch, history, state, 'head');
    } finally {
      await scratch.close();
    }
  });
  expect(planned.map(({ transaction }) => transaction)).toEqual([true, false]);
  expect(planned.flatMap(({ sql }) => sql).filter((sql) => /^(begin|commit)/i.test(sql))).toEqual([]);
  expect(planned.at(-1)?.sql).toEqual(['create index concurrently mine on t (a)']);
});

/** Tags whose key is an identity, with a hand-written migration after them. */
async function tags(up: string, down: string): Promise<string> {
  writeFileSync(
    config.schema.file,
    `import { defineSchema, integer, table, text } from '@trellis/model';
     const tags = table('tags', {
       columns: { tag_id: integer({ primaryKey: true, identity: 'always' }), name: text({ unique: true }) },
     });
     const notes = table('notes', { columns: { tag_id: integer({ references: 'tags.tag_id' }), note: text() } });
     export const schema = defineSchema({ name: 's', tables: { tags, notes } });`,
  );
  await revision(config, { message: 'Tags', connection });
  const mine = '20990101000000_mine';
  writeFileSync(
    file(mine),
    `export const up = (knex) => knex.raw(${JSON.stringify(up)});
     export const down = (knex) => knex.raw(${JSON.stringify(down)});`,
  );
  return mine;
}

test('seals a migration that adds rows, changes values and deletes rows, if that is allowed', async () => {
  const mine = await tags(
    `insert into tags (name) values ('new arrivals');
     insert into tags (tag_id, name) overriding system value values (2, 'sale');
     update tags set name = name || '!' where tag_id > 100; delete from notes`,
    // The rows that it adds are kept.
    `delete from tags where tag_id = 2`,
  );
  await expect(seal(config, { connection })).rejects.toMatchObject({
    code: 'DATA_LOSS',
    message: expect.stringContaining(
      'add --allow-data-loss "table public.notes" --allow-data-change "column public.tags.name".',
    ),
  });
  expect((await readManifest(config.migrations)).migrations).toHaveLength(1);
  const allowed = { allowDataChange: ['tags.name'], allowDataLoss: ['notes'] };
  const changes = [
    { direction: 'up', action: 'deletes rows', object: 'table public.notes' },
    { direction: 'up', action: 'changes values', object: 'column public.tags.name' },
    { direction: 'up', action: 'adds rows', object: 'table public.tags' },
  ];
  const sealed = await seal(config, { connection, ...allowed });
  expect(sealed.changes?.[mine]).toMatchObject(changes);
  expect((await readManifest(config.migrations)).migrations.at(-1)).toMatchObject({ name: mine, changes });
  expect((await check(config, { connection, prove: true })).problems).toEqual([]);
});

test('records what a hand-written migration requires of rows', async () => {
  await tags(
    `alter table notes add constraint short check (length(note) < 3)`,
    `alter table notes drop constraint short; alter table tags add constraint low check (tag_id < 9);
     alter table tags drop constraint low`,
  );
  await seal(config, { connection });
  const { requires } = (await readManifest(config.migrations)).migrations.at(-1) ?? {};
  expect(requires?.down).toEqual([]);
  expect(requires?.up.map((one) => requirementText({ ...one, count: 2 }))).toEqual([
    'May fail on 2 rows of public.notes that do not satisfy short (constraint public.notes.short), unless its own steps change them first',
  ]);
});

test('counts no loss for a table that the migration after it renames, when both are sealed', async () => {
  const later = '20990102000000_later';
  await tags('create table made (id int primary key)', 'drop table made');
  writeFileSync(
    file(later),
    `export const up = (knex) => knex.raw('alter table made rename to kept; alter table kept rename id to kept_id');
     export const down = (knex) => knex.raw('alter table kept rename kept_id to id; alter table kept rename to made');`,
  );
  await seal(config, { connection });
  const { migrations } = await readManifest(config.migrations);
  expect(migrations.at(-1)).toMatchObject({ name: later, losses: { up: [], down: [] } });
});

test('does not count data as lost that a hand-written step moves, and down gives back', async () => {
  const mine = await tags(
    `create table names as select tag_id, name from tags; alter table tags drop name`,
    `alter table tags add name text; update tags set name = n.name from names n where n.tag_id = tags.tag_id;
     alter table tags alter name set not null, add constraint tags_name_key unique (name); drop table names`,
  );
  const sealed = await seal(config, { connection });
  expect(sealed.changes?.[mine]).toMatchObject([
    { direction: 'up', action: 'moves data', object: 'column public.tags.name' },
    { direction: 'down', action: 'moves data', object: 'table public.names' },
  ]);
  const { migrations } = await readManifest(config.migrations);
  expect(migrations.at(-1)?.losses).toEqual({ up: [], down: [] });
});

test('reports the statements that match no row of the proof', async () => {
  await revise('One', 'a');
  const migrations = {
    '20990101000000_up': ['delete from t where a = -77', 'select 1', 'delete from t where a = -77'],
    '20990101000001_down': [
      'select 1',
      'update t set a = 5 where id = -1',
      'update t set a = 5 where id = -1',
    ],
    '20990101000002_two': [
      'delete from t where a = -77; update t set a = a',
      'select 1',
      'delete from t where a = -77; update t set a = a',
    ],
    '20990101000003_matched': ['update t set a = a where id is not null', 'select 1', undefined],
  } as const;
  const run = (sql: string) => `(knex) => knex.raw(${JSON.stringify(sql)})`;
  for (const [name, [up, down]] of Object.entries(migrations))
    writeFileSync(file(name), `export const up = ${run(up)};\nexport const down = ${run(down)};\n`);
  const { sealed, unmatched } = await seal(config, { connection });
  expect(sealed).toEqual(Object.keys(migrations));
  expect(unmatched).toEqual(
    Object.fromEntries(
      Object.entries(migrations).flatMap(([name, [, , sql]]) => (sql ? [[name, [sql]]] : [])),
    ),
  );
});
