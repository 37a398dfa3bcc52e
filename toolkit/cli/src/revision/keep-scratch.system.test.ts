import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Connection, connect, connectEmbedded } from '@trellis/database';
import type { ManifestEntry } from '@trellis/migrate';
import { readManifest, writeManifest } from '@trellis/migrate/internal';
import { checksum } from '@trellis/plan/internal';
import { type KeptScratch, withScratch } from '@trellis/verify';
import { closeScratch } from '@trellis/verify/internal';
import { testProject } from '../../test/project.ts';
import { check } from '../check/check.ts';
import type { Config } from '../config/config.ts';
import { revision } from './revision.ts';
import { seal } from './seal.ts';

const project = testProject('keep');
let connection: Connection;
let config: Config;
let kept: KeptScratch[];
const onKept = (one: KeptScratch) => {
  kept.push(one);
};
beforeEach(() => {
  ({ connection, config } = project);
  kept = [];
});
afterEach(async () => {
  for (const name of await left('kept')) await connection.knex.raw(`drop database ${name}`);
});

/** The databases of this process by the beginning of their names. */
function left(state: 'kept' | 'scratch'): Promise<string[]> {
  return connection
    .knex('pg_database')
    .whereLike('datname', `trellis_${state}_%_${process.pid}_%`)
    .pluck('datname');
}

/** Defines a table with columns, and with other fields of `table`. */
function schema(columns: string, rest = ''): void {
  writeFileSync(
    config.schema.file,
    `import { defineSchema, integer, table } from '@trellis/model';
     const t = table('t', { columns: { id: integer({ primaryKey: true }), ${columns} }, ${rest} });
     export const schema = defineSchema({ name: 's', tables: { t } } as never);`,
  );
}

const mine = '20990101000000_mine';

/** Creates a table, and a migration by hand whose `down` does not drop the index that `up` creates. */
async function withBroken(): Promise<string> {
  schema('');
  await revision(config, { message: 'One', connection });
  const text = `export const up = (knex) => knex.raw('create index mine on t (id)');
export const down = (knex) => knex.raw('select 1');\n`;
  writeFileSync(join(config.migrations, `${mine}.ts`), text);
  return text;
}

/** The URL of the kept database, with the password for the tests. */
function urlOf({ url = '' }: KeptScratch): string {
  const there = new URL(url);
  there.password = new URL(project.url).password;
  return there.href;
}

/** The names of the tables and indexes in the kept database. */
async function objectsOf(one: KeptScratch | undefined): Promise<string[]> {
  const there = await connect({ url: urlOf(one as KeptScratch) });
  const names = await there.knex('pg_class').where('relnamespace', there.knex.raw("'public'::regnamespace"));
  await there.close();
  return names.map(({ relname }) => relname).sort();
}

test('seal keeps the scratch database of a failed proof with its objects', async () => {
  await withBroken();
  await expect(seal(config, { connection, onKept })).rejects.toMatchObject({ code: 'PROOF_FAILED' });
  const [name] = await left('kept');
  expect(kept).toEqual([
    {
      url: expect.stringMatching(new RegExp(`/${name}$`)),
      text: expect.stringContaining(`\`drop database ${name}\``),
    },
  ]);
  expect(await objectsOf(kept[0])).toEqual(['mine', 't', 't_pkey']);
  expect(await left('scratch')).toEqual([]);
});

test('the next run does not drop a kept database', async () => {
  await withBroken();
  await expect(seal(config, { connection, onKept })).rejects.toThrow();
  const before = await left('kept');
  expect(before).toHaveLength(1);
  rmSync(join(config.migrations, `${mine}.ts`));
  await check(config, { connection, prove: true });
  expect(await left('kept')).toEqual(before);
});

test('drops the scratch database of a failed proof if it is not to be kept', async () => {
  await withBroken();
  await expect(seal(config, { connection })).rejects.toMatchObject({ code: 'PROOF_FAILED' });
  expect([await left('kept'), await left('scratch')]).toEqual([[], []]);
});

test('keeps nothing after a success', async () => {
  schema('');
  await revision(config, { message: 'One', connection, onKept });
  schema('n: integer({ nullable: true })');
  await revision(config, { message: 'Two', connection, onKept });
  await check(config, { connection, prove: true, onKept });
  await seal(config, { connection, onKept });
  expect([kept, await left('kept'), await left('scratch')]).toEqual([[], [], []]);
});

test('check --prove reports the kept database beside the problem', async () => {
  const text = await withBroken();
  const manifest = await readManifest(config.migrations);
  const [one] = manifest.migrations as [ManifestEntry];
  const entry = { ...one, name: mine, parent: one.name, checksum: checksum(text) };
  await writeManifest(config.migrations, { ...manifest, migrations: [one, entry] });
  const report = await check(config, { connection, prove: true, onKept });
  expect(report.problems.map(({ code }) => code)).toContain('PROOF_FAILED');
  expect([report.kept]).toEqual(kept);
  expect(await objectsOf(report.kept)).toEqual(['mine', 't', 't_pkey']);
  expect(await left('scratch')).toEqual([]);
});

test('revision keeps what was created before PostgreSQL refused the descriptors', async () => {
  schema('', `indexes: [{ columns: ['id'], where: 'b > 1' }]`);
  const failing = revision(config, { message: 'One', connection, onKept });
  await expect(failing).rejects.toMatchObject({ code: 'BUILD_FAILED' });
  expect(await objectsOf(kept[0])).toEqual(['t', 't_pkey']);
  expect(await left('kept')).toHaveLength(1);
  expect(await left('scratch')).toEqual([]);
});

test('revision keeps the database in which a migration fails, at the state before it', async () => {
  await withBroken();
  const manifest = await readManifest(config.migrations);
  const [one] = manifest.migrations as [ManifestEntry];
  const text = `export const up = (knex) => knex.raw('create index mine on nowhere (id)');
export const down = (knex) => knex.raw('select 1');\n`;
  writeFileSync(join(config.migrations, `${mine}.ts`), text);
  const entry = { ...one, name: mine, parent: one.name, checksum: checksum(text) };
  await writeManifest(config.migrations, { ...manifest, migrations: [one, entry] });
  const failing = revision(config, { message: 'Two', connection, onKept });
  await expect(failing).rejects.toMatchObject({ code: 'MIGRATION_FAILED' });
  expect(await objectsOf(kept[0])).toEqual(['t', 't_pkey']);
});

test('keeps nothing when a change is refused', async () => {
  schema('n: integer({ nullable: true })');
  await revision(config, { message: 'One', connection });
  schema('');
  const failing = revision(config, { message: 'Two', connection, onKept });
  await expect(failing).rejects.toMatchObject({ code: 'DATA_LOSS' });
  expect([kept, await left('kept'), await left('scratch')]).toEqual([[], [], []]);
});

test('keeps the folder of the embedded engine', async () => {
  await withBroken();
  const embedded = { ...config, scratch: 'embedded' as const };
  await expect(seal(embedded, { onKept })).rejects.toMatchObject({ code: 'PROOF_FAILED' });
  const [{ folder = '', text } = { text: '' }] = kept;
  expect(text).toContain(folder);
  const there = await connectEmbedded(folder);
  expect(await there.knex('pg_class').where({ relname: 'mine' })).toHaveLength(1);
  await there.close();
  rmSync(dirname(folder), { recursive: true });
});

test('reports that a rolled-back transaction cannot be kept', async () => {
  await withBroken();
  const options = { connection, scratch: 'transaction' as const, onKept };
  const failing = withScratch(options, async (open) => {
    const scratch = await open();
    await scratch.attempt(() => Promise.reject(new RangeError('no')));
  });
  await expect(failing).rejects.toThrow('no');
  expect(kept).toEqual([{ text: expect.stringMatching(/^No scratch database is kept: .*rolled back\.$/) }]);
});

test('keeps the database of the failed attempt, and drops the others', async () => {
  const failing = withScratch({ connection, onKept }, async (open) => {
    const [a, b] = [await open(), await open()];
    await b.knex.raw('create table b (id int)');
    try {
      await a.attempt(async () => 1);
      await b.attempt(() => b.knex.raw('select nothing'));
    } finally {
      await b.close();
      await a.close();
    }
  });
  await expect(failing).rejects.toMatchObject({ code: '42703' });
  expect(await objectsOf(kept[0])).toEqual(['b']);
  expect([(await left('kept')).length, await left('scratch')]).toEqual([1, []]);
});

test('keeps nothing after an interruption', async () => {
  const failing = withScratch({ connection, onKept }, async (open) => {
    const scratch = await open();
    await scratch.attempt(async () => {
      await closeScratch({ forGood: true });
      await scratch.knex.raw('select 1');
    });
  });
  await expect(failing).rejects.toThrow();
  expect([kept, await left('kept'), await left('scratch')]).toEqual([[], [], []]);
});
