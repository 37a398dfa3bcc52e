import { expect, test } from '@jest/globals';
import { EVENTS, events, MONTHS, PartitionedDatabase } from '../../test/partitioned-database.ts';

const on = new PartitionedDatabase('expired_partitions');

test('detaches what is no longer kept, keeps its rows, and creates nothing that is expired after a long pause', async () => {
  await on.run(EVENTS);
  await on.maintain(events(MONTHS), { now: '2026-01-15T00:00:00Z' });
  await on.run(`insert into events (at, note) values ('2026-01-10', 'old'), ('2026-03-10', 'kept')`);
  const before = await on.rows('select event_id, at, note from events where at < $$2026-02-01$$');
  const schema = events({ ...MONTHS, keep: 2 });
  const { actions, problems } = await on.maintain(schema, { now: '2026-05-15T00:00:00Z' });
  expect(problems).toEqual([]);
  expect(actions.filter(({ action }) => action === 'detach')).toEqual([
    { action: 'detach', table: 'events', partition: 'events_2026_01' },
    { action: 'detach', table: 'events', partition: 'events_2026_02' },
  ]);
  expect(await on.names()).toEqual(['03', '04', '05', '06', '07'].map((one) => `events_2026_${one}`));
  expect(await on.rows('select event_id, at, note from events_2026_01')).toEqual(before);
  expect(await on.rows('select note from events')).toEqual([{ note: 'kept' }]);
  await on.maintain(schema, { now: '2030-05-15T00:00:00Z' });
  expect(await on.names()).toEqual(['03', '04', '05', '06', '07'].map((one) => `events_2030_${one}`));
});

test('drops what is no longer kept, as declared, and keeps what was detached before', async () => {
  await on.run(EVENTS);
  await on.maintain(events({ ...MONTHS, from: '2026-08-01' }));
  await on.maintain(events({ ...MONTHS, keep: 2 }));
  const { actions } = await on.maintain(events({ ...MONTHS, keep: 1, expired: 'drop' }));
  expect(actions.map(({ action, partition }) => `${action} ${partition}`)).toEqual([
    'detach events_2026_09',
    'drop public.events_2026_09',
  ]);
  expect(
    await on.rows(
      `select relname from pg_class where relkind = 'r' and not relispartition and relnamespace = 'public'::regnamespace`,
    ),
  ).toEqual([{ relname: 'events_2026_08' }]);
});

test('detaches beside a default partition with a short lock, and never a partition that is not its own', async () => {
  await on.run(`${EVENTS}; create table rest partition of events default;
    create table mine partition of events for values from ('2020-01-01') to ('2020-02-01')`);
  await on.maintain(events({ ...MONTHS, from: '2026-10-01' }));
  const { actions, problems } = await on.maintain(events({ ...MONTHS, keep: 1 }), {
    now: '2026-12-01T00:00:00Z',
  });
  expect(problems).toEqual([]);
  expect(actions.find(({ partition }) => partition === 'events_2026_10')).toEqual({
    action: 'detach',
    table: 'events',
    partition: 'events_2026_10',
    blocking: true,
  });
  expect(await on.names()).toEqual(expect.arrayContaining(['mine', 'rest', 'events_2026_11']));
});
