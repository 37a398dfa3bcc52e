import { expect, test } from '@jest/globals';
import { connectMemory } from '@trellis/database';
import { bigint, defineSchema, table, timestamptz } from '@trellis/model';
import { maintainPartitions } from './index.ts';

test('maintains the partitions of an embedded database', async () => {
  const connection = await connectMemory();
  const schema = defineSchema({
    name: 's',
    tables: {
      events: table('events', {
        columns: { event_id: bigint(), at: timestamptz() },
        partitionBy: 'RANGE (at)',
        partitions: { every: 'month', ahead: 1, keep: 1, expired: 'drop' },
      }),
    },
  });
  const { knex } = connection;
  await knex.raw(
    'create table events (event_id bigint not null, at timestamptz not null) partition by range (at)',
  );
  const done = async (now: string) => {
    const { actions, problems } = await maintainPartitions(connection, schema, { now });
    expect(problems).toEqual([]);
    return actions.map(({ action, partition }) => `${action} ${partition}`);
  };
  expect(await done('2026-10-10T00:00:00Z')).toEqual(['create events_2026_10', 'create events_2026_11']);
  await knex.raw(`insert into events values (1, '2026-10-01'), (2, '2026-11-01')`);
  expect(await done('2026-12-10T00:00:00Z')).toEqual([
    'create events_2026_12',
    'create events_2027_01',
    'detach events_2026_10',
    'drop public.events_2026_10',
  ]);
  expect((await knex.raw('select event_id::int from events')).rows).toEqual([{ event_id: 2 }]);
  await connection.close();
});
