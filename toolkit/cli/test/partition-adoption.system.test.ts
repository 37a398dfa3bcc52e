import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Connection } from '@trellis/database';
import { downgrade, maintainPartitions, readHistory, upgrade } from '@trellis/migrate';
import { check } from '../src/check/check.ts';
import { type Config, loadSchema } from '../src/config/index.ts';
import { revision, seal } from '../src/revision/index.ts';
import { testProject } from './project.ts';

const project = testProject('partition_adoption');
let connection: Connection;
let config: Config;
beforeEach(() => {
  ({ connection, config } = project);
});
afterEach(async () => {
  const tables = 'events, events_history, knex_migrations, knex_migrations_lock, trellis_migrations';
  await connection.knex.raw(`drop table if exists ${tables} cascade`);
});

const COLUMNS = `columns: { event_id: bigint({ identity: 'always' }), at: timestamptz(), note: text() }`;
const PLAIN = `events: table('events', { ${COLUMNS}, primaryKey: ['event_id'] })`;
const PARTITIONED = `events: table('events', { ${COLUMNS}, primaryKey: ['event_id', 'at'], partitionBy: 'RANGE (at)',
  partitions: { every: 'month', ahead: 1 } })`;
const HISTORY = `events_history: table('events_history', { columns: { event_id: bigint(), at: timestamptz(), note: text() },
  partitionOf: { schema: 'public', name: 'events', bound: "FOR VALUES FROM (MINVALUE) TO ('2026-12-01 00:00:00+00')" } })`;

function declare(...tables: readonly string[]): void {
  writeFileSync(
    config.schema.file,
    `import { bigint, defineSchema, table, text, timestamptz } from '@trellis/model';
     export const schema = defineSchema({ name: 's', tables: { ${tables.join(',\n')} } });`,
  );
}

const run = async () => upgrade(connection.knex, await readHistory(config.migrations));
const rows = async () => (await connection.knex.raw('select event_id, at, note from events order by 1')).rows;

/** A plain table with rows, as a release has it. */
async function plainTable(): Promise<readonly unknown[]> {
  declare(PLAIN);
  await revision(config, { message: 'Events', connection });
  await run();
  await connection.knex.raw(
    `insert into events (at, note) values ('2026-01-05', 'a'), ('2026-11-30 23:59:59+00', 'b')`,
  );
  return rows();
}

/** Expects the partitions ahead, rows in them and in the old ones, and numbers that continue. */
async function expectPartitioned(before: readonly unknown[]): Promise<void> {
  expect(await rows()).toEqual(before);
  const { problems } = await maintainPartitions(connection, await loadSchema(config), {
    now: '2026-12-10T00:00:00Z',
  });
  expect(problems).toEqual([]);
  await connection.knex.raw(`insert into events (at, note) values ('2026-12-24', 'c'), ('2026-02-02', 'd')`);
  const { rows: found } = await connection.knex.raw(
    'select tableoid::regclass::text as part, event_id from events order by event_id',
  );
  expect(found).toEqual([
    { part: 'events_history', event_id: '1' },
    { part: 'events_history', event_id: '2' },
    { part: 'events_2026_12', event_id: '3' },
    { part: 'events_history', event_id: '4' },
  ]);
  expect((await check(config, { connection, live: async () => connection })).problems).toEqual([]);
}

test('a revision copies the rows of a plain table into a declared partition', async () => {
  const before = await plainTable();
  declare(PARTITIONED, HISTORY);
  await revision(config, { message: 'Partitions', connection });
  await run();
  await expectPartitioned(before);
  const all = await rows();
  await downgrade(connection.knex, await readHistory(config.migrations), '-1');
  expect(await rows()).toEqual(all);
});

test('a revision without a partition for the rows says that it fails on them, and upgrade changes nothing', async () => {
  const before = await plainTable();
  declare(PARTITIONED);
  const { proof } = await revision(config, { message: 'Partitions', connection });
  expect(proof?.failsOnData).toBe('no partition of relation "events" found for row');
  await expect(run()).rejects.toMatchObject({ code: 'MIGRATION_FAILED' });
  expect(await rows()).toEqual(before);
});

test('a sealed migration makes a plain table the first partition without copying its rows', async () => {
  const before = await plainTable();
  declare(PARTITIONED, HISTORY);
  mkdirSync(config.migrations, { recursive: true });
  writeFileSync(
    join(config.migrations, '99990101000000_partitions.ts'),
    `const up = \`
       select set_config('next.event_id', (select last_value + is_called::int from events_event_id_seq)::text, true);
       alter table events rename to events_history;
       alter table events_history alter event_id drop identity;
       alter table events_history drop constraint events_pkey;
       create table events (event_id bigint generated always as identity, at timestamptz not null, note text not null,
         primary key (event_id, at)) partition by range (at);
       alter table events attach partition events_history for values from (minvalue) to ('2026-12-01 00:00:00+00');
       select setval('events_event_id_seq', current_setting('next.event_id')::bigint, false)\`;
     const down = \`
       select set_config('next.event_id', (select last_value + is_called::int from events_event_id_seq)::text, true);
       alter table events detach partition events_history;
       insert into events_history select event_id, at, note from events;
       drop table events;
       alter table events_history rename to events;
       alter table events drop constraint events_history_pkey;
       alter table events alter event_id add generated always as identity;
       alter table events add primary key (event_id);
       select setval('events_event_id_seq', current_setting('next.event_id')::bigint, false)\`;
     export default { up: (knex) => knex.raw(up), down: (knex) => knex.raw(down) };`,
  );
  await seal(config, { connection });
  await run();
  await expectPartitioned(before);
  const all = await rows();
  await downgrade(connection.knex, await readHistory(config.migrations), '-1');
  expect(await rows()).toEqual(all);
});
