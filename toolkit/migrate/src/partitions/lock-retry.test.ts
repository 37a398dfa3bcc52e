import { afterEach, expect, test } from '@jest/globals';
import { type Connection, connect, introspect } from '@trellis/database';
import { EVENTS, events, MONTHS, PartitionedDatabase } from '../../test/partitioned-database.ts';
import { maintainPartitions } from './index.ts';

const on = new PartitionedDatabase('partition_locks');
const others: Connection[] = [];
const held: { rollback(): Promise<void> }[] = [];
afterEach(async () => {
  for (const lock of held.splice(0)) await lock.rollback();
  for (const other of others.splice(0)) await other.close();
});

/** Opens another session. */
async function another(): Promise<Connection> {
  const other = await connect({ url: on.url });
  others.push(other);
  return other;
}

/** Opens a transaction of another session. */
async function holding(sql: string, level = 'read committed'): Promise<{ end(): Promise<void> }> {
  const { knex } = await another();
  const transaction = await knex.transaction();
  await transaction.raw(`set transaction isolation level ${level}`);
  await transaction.raw(sql);
  held.push({ rollback: async () => void (transaction.isCompleted() || (await transaction.rollback())) });
  return { end: async () => void (await transaction.commit()) };
}

const KEPT = events({ ...MONTHS, keep: 1 });
const pending = () =>
  on.rows('select inhrelid::regclass::text as name from pg_inherits where inhdetachpending');

/** Events with an old partition that has a row. */
async function withOldRows(): Promise<readonly Record<string, unknown>[]> {
  await on.run(EVENTS);
  await on.maintain(events({ ...MONTHS, from: '2026-09-01' }));
  await on.run(`insert into events (at, note) values ('2026-09-02', 'old'), ('2026-11-02', 'new')`);
  return on.rows(`select event_id, at, note from events where note = 'old'`);
}

test('creates partitions beside open transactions that write and read', async () => {
  const schema = events({ ...MONTHS, from: '2026-10-01' });
  await withOldRows();
  const writer = await holding(`insert into events (at, note) values ('2026-11-03', 'open')`);
  const reader = await holding('select * from events', 'repeatable read');
  const waited: string[] = [];
  const { problems, actions } = await on.maintain(schema, {
    now: '2026-12-30T00:00:00Z',
    onWaiting: (what) => waited.push(what),
  });
  expect([problems, waited, actions.length]).toEqual([[], [], 1]);
  await writer.end();
  await reader.end();
  expect(await on.rows('select count(*)::int from events')).toEqual([{ count: 3 }]);
});

test('tries again while another session has an exclusive lock', async () => {
  await on.run(EVENTS);
  const lock = await holding('lock table events in access exclusive mode');
  const waited: string[] = [];
  const { problems } = await on.maintain(events(MONTHS), {
    lockTimeout: 20,
    onWaiting: (what) => {
      waited.push(what);
      if (waited.length === 2) void lock.end();
    },
  });
  expect(problems).toEqual([]);
  expect(waited.slice(0, 2)).toEqual(['read events', 'read events']);
  expect(await on.names()).toEqual(['events_2026_11', 'events_2026_12', 'events_2027_01']);
});

test('reports a lock that it does not get, and creates the partitions of other runs later', async () => {
  await on.run(EVENTS);
  const lock = await holding('lock table events in share update exclusive mode');
  const { problems } = await on.maintain(events({ ...MONTHS, ahead: 1 }), { lockTimeout: 20, attempts: 2 });
  expect(problems).toMatchObject([
    { code: 'LOCK_TIMEOUT', table: 'events' },
    { code: 'LOCK_TIMEOUT', table: 'events' },
  ]);
  await lock.end();
  expect((await on.maintain(events({ ...MONTHS, ahead: 1 }))).actions).toHaveLength(2);
});

test('completes a detachment that a long transaction interrupted, in the same run', async () => {
  const old = await withOldRows();
  const reader = await holding('select * from events', 'repeatable read');
  const waited: string[] = [];
  const { problems } = await on.maintain(KEPT, {
    lockTimeout: 20,
    onWaiting: (what) => {
      waited.push(what);
      if (waited.length === 2) void reader.end();
    },
  });
  expect(problems).toEqual([]);
  expect(waited[0]).toBe('detach events_2026_09');
  expect(await pending()).toEqual([]);
  expect(await on.rows('select event_id, at, note from events_2026_09')).toEqual(old);
  expect(await on.rows('select note from events')).toEqual([{ note: 'new' }]);
});

test('completes it in the next run, and the schema has no drift meanwhile', async () => {
  const old = await withOldRows();
  const model = await on.connection.withClient((client) => introspect(client));
  const reader = await holding('select * from events', 'repeatable read');
  const { problems } = await on.maintain(KEPT, { lockTimeout: 20, attempts: 1 });
  expect(problems).toMatchObject([{ code: 'LOCK_TIMEOUT', table: 'events' }]);
  expect(await pending()).toEqual([{ name: 'events_2026_09' }]);
  expect(await on.connection.withClient((client) => introspect(client))).toEqual(model);
  await on.run(`insert into events (at) values ('2026-11-04')`);
  await reader.end();
  expect((await on.maintain(KEPT)).actions).toEqual([
    { action: 'finalize', table: 'events', partition: 'events_2026_09' },
  ]);
  expect(await on.rows('select event_id, at, note from events_2026_09')).toEqual(old);
  expect(await on.connection.withClient((client) => introspect(client))).toEqual(model);
});

test('leaves the other partitions to the next run if a detachment does not finish', async () => {
  await withOldRows();
  const reader = await holding('select * from events', 'repeatable read');
  const later = { now: '2027-01-30T00:00:00Z', lockTimeout: 20, attempts: 1 };
  const { problems } = await on.maintain(KEPT, later);
  expect(problems).toMatchObject([{ code: 'LOCK_TIMEOUT', table: 'events' }]);
  await reader.end();
  const { actions, problems: none } = await on.maintain(KEPT, later);
  expect(none).toEqual([]);
  expect(actions.map(({ action, partition }) => `${action} ${partition}`)).toEqual([
    'finalize events_2026_09',
    'detach events_2026_10',
    'detach events_2026_11',
  ]);
});

/** Ends the session that detaches or creates, as soon as it waits for a lock. */
async function killWaiting(statement: string): Promise<void> {
  const { knex } = await another();
  for (;;) {
    const { rows } = await knex.raw(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock' and query ilike '${statement}%'`,
    );
    if (rows.length > 0) return;
  }
}

test('the run after a killed one drops what that one was to drop', async () => {
  await withOldRows();
  const schema = events({ ...MONTHS, keep: 1, expired: 'drop' });
  const reader = await holding('select * from events', 'repeatable read');
  const killed = on.maintain(schema, { lockTimeout: 60_000 });
  await Promise.all([expect(killed).rejects.toThrow(), killWaiting('alter table')]);
  await reader.end();
  const { actions, problems } = await on.maintain(schema);
  expect(problems).toEqual([]);
  expect(actions.map(({ action, partition }) => `${action} ${partition}`)).toEqual([
    'finalize events_2026_09',
    'drop public.events_2026_09',
  ]);
  expect(await on.names()).toEqual(['events_2026_10', 'events_2026_11', 'events_2026_12', 'events_2027_01']);
});

test('a run that is killed while it creates a partition leaves none', async () => {
  await on.run(EVENTS);
  const lock = await holding('lock table events in share update exclusive mode');
  const killed = on.maintain(events(MONTHS), { lockTimeout: 60_000 });
  await Promise.all([expect(killed).rejects.toThrow(), killWaiting('alter table')]);
  await lock.end();
  expect(
    await on.rows(`select relname from pg_class where relname like 'events_2%' and relkind = 'r'`),
  ).toEqual([]);
  expect((await on.maintain(events(MONTHS))).actions).toHaveLength(3);
});

test('one run at a time', async () => {
  await on.run(EVENTS);
  const runs = await Promise.allSettled(
    Array.from({ length: 6 }, async () => {
      return maintainPartitions(await another(), events(MONTHS), { now: '2026-11-30T12:00:00Z' });
    }),
  );
  const done = runs.flatMap((one) => (one.status === 'fulfilled' ? one.value.actions : []));
  expect(done).toHaveLength(3);
  for (const one of runs)
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'PARTITIONS_BUSY' });
    else expect(one.value.problems).toEqual([]);
  expect(await on.rows(`select 1 from pg_locks where locktype = 'advisory'`)).toEqual([]);
});

test('no row is lost beside sessions that write and read', async () => {
  await withOldRows();
  let stopped = false;
  const writers = Array.from({ length: 4 }, async (_, number) => {
    const { knex } = await another();
    let written = 0;
    for (; !stopped || written === 0; written += 1) {
      await knex.raw(`insert into events (at, note) values ('2026-1${1 + (written % 2)}-10', 'w${number}')`);
      await knex.raw('select count(*) from events');
    }
    return written;
  });
  const { problems } = await on.maintain(KEPT);
  const later = await on.maintain(events({ ...MONTHS, keep: 2 }), { now: '2027-01-30T00:00:00Z' });
  stopped = true;
  const written = (await Promise.all(writers)).reduce((sum, one) => sum + one, 0);
  expect([problems, later.problems]).toEqual([[], []]);
  const [{ count } = {}] = await on.rows(
    `select (select count(*) from events) + (select count(*) from events_2026_09) as count`,
  );
  expect(Number(count)).toBe(written + 2);
});
