import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Connection } from '@trellis/database';
import { downgrade, readHistory, upgrade } from '@trellis/migrate';
import { testProject } from '../../test/project.ts';
import { check } from '../check/check.ts';
import { diff } from '../compare/compare.ts';
import type { Config } from '../config/config.ts';
import { pull } from '../pull/pull.ts';
import { revision } from './revision.ts';
import { seal } from './seal.ts';

const project = testProject('partition_keys');
let connection: Connection;
let config: Config;
beforeEach(() => {
  ({ connection, config } = project);
});
afterEach(async () => {
  const tables = 'events, t, knex_migrations, knex_migrations_lock, trellis_migrations';
  await connection.knex.raw(`drop table if exists ${tables} cascade`);
});

const COLUMNS = `columns: { id: column()('bigint'), at: timestamptz() }`;

/** Declares a partitioned table with a key, and a partition for each given month of 2026. */
function declare(...months: readonly (readonly [month: number, options: string])[]): void {
  const partitions = months.map(([month, options]) => {
    const [from, to] = [month, month + 1].map((one) => `2026-0${one}-01`);
    const bound = `FOR VALUES FROM ('${from}') TO ('${to}')`;
    return `events_${month}: table('events_${month}', { ${COLUMNS}, ${options}
      partitionOf: { schema: 'public', name: 'events', bound: "${bound}" } })`;
  });
  writeFileSync(
    config.schema.file,
    `import { column, defineSchema, table, timestamptz } from '@trellis/model';
     export const schema = defineSchema({ name: 's', tables: {
       events: table('events', { ${COLUMNS}, primaryKey: ['id', 'at'], partitionBy: 'RANGE (at)' }),
       ${partitions.join(',\n')} } });`,
  );
}

const KEY = `primaryKey: ['id', 'at'],`;
const PULLED = `primaryKey: { name: 'events_3_pkey', columns: ['id', 'at'], attachedTo: { schema: 'public', name: 'events_pkey' } },`;

/** Creates and applies a revision, and expects that all is in step. Returns the text of the migration. */
async function revise(message: string): Promise<string> {
  const created = await revision(config, { message, connection });
  expect(created.files).not.toEqual([]);
  expect((await check(config, { connection, prove: true })).problems).toEqual([]);
  expect((await revision(config, { message: 'Nothing', connection })).files).toEqual([]);
  await upgrade(connection.knex, await readHistory(config.migrations));
  expect(await diff(project.url, 'descriptors', { config })).toMatchObject({ status: 'equal' });
  return readFileSync(created.files[0] ?? '', 'utf8');
}

/** A statement that adds or drops the key of the partitioned table. */
const REPLACES_KEY = /(add|drop)[^;`]*"events_pkey"/i;

async function expectEnforced(): Promise<void> {
  const { knex } = connection;
  const { rows } = await knex.raw('select from pg_index where not indisvalid');
  expect(rows).toEqual([]);
  await knex.raw(`insert into events values (1, '2026-02-02') on conflict do nothing`);
  await expect(knex.raw(`insert into events values (1, '2026-02-02')`)).rejects.toMatchObject({
    code: '23505',
  });
}

test.each([
  ['do not repeat it', '', '', ''],
  ['repeat it', KEY, KEY, KEY],
  ['are declared in different ways', '', PULLED, KEY],
])('the key of a partitioned table is enforced where its partitions %s', async (_, first, second, third) => {
  declare([2, first]);
  expect(await revise('One')).toContain('"events_pkey"');
  await expectEnforced();
  declare([2, first], [3, second]);
  expect(await revise('Two')).not.toMatch(REPLACES_KEY);
  await expectEnforced();
  declare([2, first], [3, second], [4, third]);
  expect(await revise('Three')).not.toMatch(REPLACES_KEY);
  await expectEnforced();
  await downgrade(connection.knex, await readHistory(config.migrations), '-1');
  await expectEnforced();
});

test('a key that an earlier migration left invalid is repaired by the next revision', async () => {
  mkdirSync(config.migrations, { recursive: true });
  writeFileSync(
    join(config.migrations, '20260101000000_events.ts'),
    `export const up = (knex) => knex.raw(\`create table events (id bigint not null, at timestamptz not null) partition by range (at);
       create table events_2 partition of events for values from ('2026-02-01') to ('2026-03-01');
       alter table only events add primary key (id, at)\`);
     export const down = (knex) => knex.raw('drop table events');`,
  );
  declare([2, '']);
  await seal(config, { connection });
  await upgrade(connection.knex, await readHistory(config.migrations));
  expect((await check(config, { connection })).problems).toMatchObject([{ code: 'REVISION_MISSING' }]);
  await revise('Repair');
  await expectEnforced();
});

test('an index that a failed CREATE INDEX CONCURRENTLY left is reported by pull and repaired by diff', async () => {
  const { knex } = connection;
  await knex.raw('create table t (a int not null); insert into t values (1), (1)');
  await expect(knex.raw('create unique index concurrently t_a on t (a)')).rejects.toThrow();
  const folder = join(config.root, 'pulled');
  const options = { name: 's', folder, url: project.url };
  expect(await pull(connection, options)).toMatchObject({ invalid: ['index public.t_a'], left: [] });
  const at = { config: { ...config, schema: { file: join(folder, 's.ts') } } };
  const found = await diff(project.url, 'descriptors', at);
  expect(found.statements.map(({ sql }) => sql)).toEqual(['REINDEX INDEX "public"."t_a"']);
  await knex.raw('truncate t');
  for (const { sql } of found.statements) await knex.raw(sql);
  expect(await diff(project.url, 'descriptors', at)).toMatchObject({ status: 'equal' });
});
