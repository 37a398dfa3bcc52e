import { expect, test } from '@jest/globals';
import { date, defineSchema, type PartitionsDescriptor, table, timestamp, timestamptz } from '@trellis/model';
import { EVENTS, events, MONTHS, PartitionedDatabase } from '../../test/partitioned-database.ts';

const on = new PartitionedDatabase('partitions');

test('creates the partitions of now and ahead, and does nothing the next time', async () => {
  await on.run(EVENTS);
  const { actions, problems } = await on.maintain(events(MONTHS));
  expect(problems).toEqual([]);
  expect(actions.map(({ action, partition }) => `${action} ${partition}`)).toEqual([
    'create events_2026_11',
    'create events_2026_12',
    'create events_2027_01',
  ]);
  expect(await on.bounds()).toEqual([
    'events_2026_11 2026-11-01 00:00:00+00..2026-12-01 00:00:00+00',
    'events_2026_12 2026-12-01 00:00:00+00..2027-01-01 00:00:00+00',
    'events_2027_01 2027-01-01 00:00:00+00..2027-02-01 00:00:00+00',
  ]);
  expect(await on.maintain(events(MONTHS))).toEqual({ actions: [], problems: [] });
  await on.run(`insert into events (at) values ('2026-11-30'), ('2027-01-31 23:59:59.999999+00')`);
  expect(
    await on.rows('select tableoid::regclass::text as part, event_id, note, double from events order by 2'),
  ).toEqual([
    { part: 'events_2026_11', event_id: '1', note: 'none', double: '2' },
    { part: 'events_2027_01', event_id: '2', note: 'none', double: '2' },
  ]);
  await expect(on.run(`insert into events (at) values ('2027-02-01')`)).rejects.toMatchObject({
    code: '23514',
  });
  expect(await on.rows('select 1 from pg_index where not indisvalid')).toEqual([]);
});

test.each<[string, column: string, type: string, PartitionsDescriptor, found: readonly string[]]>([
  [
    'days of dates',
    'date',
    'date',
    { every: 'day', ahead: 1 },
    ['t_2026_11_30 2026-11-30..2026-12-01', 't_2026_12_01 2026-12-01..2026-12-02'],
  ],
  [
    'weeks of timestamps',
    'timestamp',
    'timestamp',
    { every: 'week', ahead: 1 },
    [
      't_2026_w49 2026-11-30 00:00:00..2026-12-07 00:00:00',
      't_2026_w50 2026-12-07 00:00:00..2026-12-14 00:00:00',
    ],
  ],
  [
    'years',
    'timestamptz',
    'timestamptz',
    { every: 'year', ahead: 1 },
    [
      't_2026 2026-01-01 00:00:00+00..2027-01-01 00:00:00+00',
      't_2027 2027-01-01 00:00:00+00..2028-01-01 00:00:00+00',
    ],
  ],
  [
    'months of a time zone with daylight saving time',
    'timestamptz',
    'timestamptz',
    { every: 'month', ahead: 1, from: '2026-10-01', timeZone: 'Europe/Berlin' },
    [
      't_2026_10 2026-09-30 22:00:00+00..2026-10-31 23:00:00+00',
      't_2026_11 2026-10-31 23:00:00+00..2026-11-30 23:00:00+00',
      't_2026_12 2026-11-30 23:00:00+00..2026-12-31 23:00:00+00',
    ],
  ],
  [
    'days of a time zone in which it is tomorrow',
    'date',
    'date',
    { every: 'day', ahead: 1, timeZone: 'Pacific/Kiritimati' },
    ['t_2026_12_01 2026-12-01..2026-12-02', 't_2026_12_02 2026-12-02..2026-12-03'],
  ],
])('creates partitions by %s', async (_, of, type, partitions, found) => {
  await on.run(`create table t (at ${type} not null) partition by range (at)`);
  const column = { date, timestamp, timestamptz }[of as 'date']();
  const schema = defineSchema({
    name: 's',
    tables: { t: table('t', { columns: { at: column }, partitionBy: 'RANGE (at)', partitions }) },
  });
  expect((await on.maintain(schema)).problems).toEqual([]);
  expect(await on.bounds('t')).toEqual(found);
});

test('fills gaps, and what existing partitions leave of a period', async () => {
  await on.run(`${EVENTS}; create table old partition of events for values from (minvalue) to ('2026-08-15');
    create table odd partition of events for values from ('2026-10-10') to ('2026-10-20 12:00+00')`);
  expect((await on.maintain(events(MONTHS))).problems).toEqual([]);
  expect((await on.bounds()).filter((one) => /_2026_(08|09|10)/.test(one))).toEqual([
    'events_2026_08_15_00_00_00 2026-08-15 00:00:00+00..2026-09-01 00:00:00+00',
    'events_2026_09 2026-09-01 00:00:00+00..2026-10-01 00:00:00+00',
    'events_2026_10 2026-10-01 00:00:00+00..2026-10-10 00:00:00+00',
    'events_2026_10_20_12_00_00 2026-10-20 12:00:00+00..2026-11-01 00:00:00+00',
  ]);
  expect(await on.maintain(events(MONTHS))).toEqual({ actions: [], problems: [] });
});

test('refuses a range of which the default partition has rows, and creates the other partitions', async () => {
  await on.run(`${EVENTS}; create table rest partition of events default;
    insert into events (at) values ('2026-12-24'), ('2026-12-25')`);
  const { actions, problems } = await on.maintain(events(MONTHS));
  expect(problems).toEqual([
    {
      code: 'PARTITION_ROWS_IN_DEFAULT',
      table: 'events',
      message: expect.stringContaining('default partition "public"."rest", got 2.'),
    },
  ]);
  expect(actions.map(({ partition }) => partition)).toEqual(['events_2026_11', 'events_2027_01']);
  expect(await on.rows('select count(*)::int from events')).toEqual([{ count: 2 }]);
  await on.run(`begin; create temporary table moved on commit drop as select * from rest; delete from rest;
    create table events_2026_12 partition of events for values from ('2026-12-01 00:00+00') to ('2027-01-01 00:00+00');
    insert into events (event_id, at, note) overriding system value select event_id, at, note from moved; commit`);
  expect(await on.maintain(events(MONTHS))).toEqual({ actions: [], problems: [] });
  expect(await on.rows('select count(*)::int from events_2026_12')).toEqual([{ count: 2 }]);
});

test('refuses a name that another table has', async () => {
  await on.run(`${EVENTS}; create table events_2026_12 ()`);
  const { problems } = await on.maintain(events(MONTHS));
  expect(problems).toMatchObject([{ code: 'PARTITION_NAME_TAKEN' }]);
  expect(await on.names()).toEqual(['events_2026_11', 'events_2027_01']);
});

test.each([
  ['does not exist', 'select 1'],
  ['is not partitioned', 'create table events (at timestamptz)'],
  ['is partitioned by another column', 'create table events (at timestamptz, o date) partition by range (o)'],
])('reports a table that %s', async (_, sql) => {
  await on.run(sql);
  expect((await on.maintain(events(MONTHS))).problems).toMatchObject([
    { code: 'PARTITIONED_TABLE_MISSING', message: expect.stringContaining('trellis upgrade') },
  ]);
});

test('prints what it would do, and does nothing', async () => {
  await on.run(EVENTS);
  await on.maintain(events({ ...MONTHS, from: '2026-10-01' }));
  const before = await on.bounds();
  const schema = events({ ...MONTHS, keep: 1, expired: 'drop' });
  const { actions } = await on.maintain(schema, { now: '2026-12-01T00:00:00Z', dryRun: true });
  expect(actions.map(({ action, partition }) => `${action} ${partition}`)).toEqual([
    'create events_2027_02',
    'detach events_2026_10',
    'drop events_2026_10',
  ]);
  expect(await on.bounds()).toEqual(before);
});

test('gives a partition the owner and the statement triggers of the table, and no privileges', async () => {
  await on.run(`create function refuse() returns trigger language plpgsql as $$ begin raise 'append only'; end $$;
    ${EVENTS}; create trigger "On" before truncate or delete on events execute function refuse();
    alter table events enable always trigger "On";
    alter default privileges grant select on tables to public`);
  await on.maintain(events({ ...MONTHS, ahead: 1 }));
  expect(
    await on.rows(`select has_table_privilege('pg_monitor', 'events_2026_11', 'select') as reads`),
  ).toEqual([{ reads: false }]);
  await on.run(`insert into events (at) values ('2026-11-05')`);
  await expect(on.run('truncate events_2026_11')).rejects.toThrow('append only');
  await expect(on.run('delete from events_2026_12')).rejects.toThrow('append only');
  await on.run('create trigger later before update on events execute function refuse()');
  const { actions } = await on.maintain(events({ ...MONTHS, ahead: 1 }));
  expect(actions.map(({ action }) => action)).toEqual(['add trigger', 'add trigger']);
  await expect(on.run('update events_2026_11 set note = $$x$$')).rejects.toThrow('append only');
  expect(await on.rows('select note from events')).toEqual([{ note: 'none' }]);
  await on.run('alter default privileges revoke select on tables from public');
});

test('a partition belongs to the owner of the table, who is not the one that runs', async () => {
  await on.run(`do $$ begin create role partition_owner; exception when duplicate_object then null; end $$;
    grant all on schema public to partition_owner; ${EVENTS}; alter table events owner to partition_owner`);
  expect((await on.maintain(events({ ...MONTHS, ahead: 1 }))).problems).toEqual([]);
  expect(await on.rows(`select distinct tableowner from pg_tables where tablename like 'events%'`)).toEqual([
    { tableowner: 'partition_owner' },
  ]);
  await on.run('set role partition_owner; alter table events add n int default 7; reset role');
  await on.run(`insert into events (at) values ('2026-11-05')`);
  expect(await on.rows('select n from events_2026_11')).toEqual([{ n: 7 }]);
  await on.run('drop owned by partition_owner; drop role partition_owner');
});
