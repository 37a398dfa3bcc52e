import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import createKnex from 'knex';
import { company } from '../../test/company.ts';
import { type OpenDatabase, openDatabase } from '../../test/test-database.ts';
import { isBadInput } from '../input/index.ts';
import { load, loadOne } from '../load/index.ts';
import { deleteGraph } from './delete-graph.ts';
import { insertGraph } from './insert-graph.ts';
import { replaceRelated } from './replace-related.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('replace', company);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.knex.raw(
    'truncate countries, people, friendships, profiles, badges, desks, bookings, audit.events restart identity cascade',
  );
  await insertGraph(database.knex, company, 'people', {
    name: 'Ada',
    profile: { about: 'First.' },
    badges: [{ label: 'gold', rank: 1 }, { label: 'silver' }],
    desks: [{ desk: { 'floor?': 1, 'No. "x"': 'a' } }],
    reports: [{ name: 'Bob' }, { name: 'Cleo' }],
    friends: [{ name: 'Dan' }],
  });
});

test('delete-orphan deletes orphans; kept rows are updated and new rows inserted', async () => {
  const badges = await replaceRelated(database.knex, company, 'people', { person_id: 1 }, 'badges', [
    { $key: { badge_id: '2' }, rank: 7 },
    { label: 'tin' },
  ]);
  expect(badges).toEqual([
    { badge_id: '2', person_id: 1, label: 'silver', rank: 7 },
    { badge_id: '3', person_id: 1, label: 'tin', rank: null },
  ]);
  expect(await load(database.knex, company, 'badges')).toEqual(badges);
});

test('keeping many rows takes few statements', async () => {
  const { knex } = database;
  const MANY = 70_000;
  await knex.raw(
    `insert into badges (person_id, label, rank) select 1, 'b' || n, n % 100 from generate_series(1, ${MANY}) n`,
  );
  const kept = await knex('badges').where('label', 'like', 'b%').orderBy('badge_id').pluck('badge_id');
  const statements: string[] = [];
  knex.on('query', ({ sql }: { sql: string }) => statements.push(sql));
  try {
    const badges = await replaceRelated(
      knex,
      company,
      'people',
      { person_id: 1 },
      'badges',
      kept.map((badge_id, i) => ({
        $key: { badge_id },
        ...(i % 2 === 0 ? { rank: -(i % 100) - 1 } : { label: `c${i}` }),
      })),
    );
    expect(badges).toHaveLength(MANY);
    expect(badges.slice(0, 2).map(({ label, rank }) => [label, rank])).toEqual([
      ['b1', -1],
      ['c1', 2],
    ]);
  } finally {
    knex.removeAllListeners('query');
  }
  expect(statements.filter((sql) => sql.startsWith('update'))).toHaveLength(2);
  expect(statements.length).toBeLessThan(12);
  expect(await load(knex, company, 'badges', { $where: { label: 'gold' } })).toEqual([]);
});

test('a pool of one connection is sufficient, also in a transaction', async () => {
  const { knex } = database;
  const alone = createKnex({
    client: 'pg',
    connection: knex.client.config.connection,
    pool: { min: 0, max: 1 },
    acquireConnectionTimeout: 5000,
  });
  try {
    const one = [{ $key: { badge_id: '1' }, label: 'kept' }];
    await replaceRelated(alone, company, 'people', { person_id: 1 }, 'badges', one);
    await alone.transaction((transaction) =>
      replaceRelated(transaction, company, 'people', { person_id: 1 }, 'badges', [...one, { label: 'new' }]),
    );
    expect(await load(alone, company, 'people', { badges: true, $where: { person_id: 1 } })).toMatchObject([
      { badges: [{ label: 'kept' }, { label: 'new' }] },
    ]);
    expect(await deleteGraph(alone, company, 'people', { person_id: 1 })).toMatchObject({ badges: 2 });
  } finally {
    await alone.destroy();
  }
});

test('a row that another program inserts concurrently is not an orphan', async () => {
  const { knex } = database;
  let added: Promise<unknown> = Promise.resolve();
  await knex.transaction(async (transaction) => {
    await replaceRelated(transaction, company, 'people', { person_id: 1 }, 'badges', [{ label: 'only' }]);
    added = knex('badges')
      .insert({ person_id: 1, label: 'late' })
      .then(() => 'added');
    const waiting = `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    while ((await knex.raw(waiting)).rows[0].n === 0);
    expect(await load(transaction, company, 'badges', { $columns: ['label'] })).toEqual([{ label: 'only' }]);
  });
  await added;
  expect(await load(knex, company, 'badges', { $columns: ['label'], $orderBy: { label: 'asc' } })).toEqual([
    { label: 'late' },
    { label: 'only' },
  ]);
});

test('without delete-orphan the foreign key of orphans is set to null, and a row of another parent can be taken over', async () => {
  const { knex } = database;
  const dan = await loadOne(knex, company, 'people', { $where: { name: 'Dan' } });
  const reports = await replaceRelated(knex, company, 'people', { person_id: 1 }, 'reports', [
    { $key: { person_id: dan?.person_id ?? 0 }, mood: 'sad' },
    { name: 'Eve', badges: [{ label: 'new' }] },
  ]);
  expect(reports.map(({ name, mood }) => [name, mood])).toEqual([
    ['Dan', 'sad'],
    ['Eve', 'glad'],
  ]);
  const others = await load(knex, company, 'people', {
    $where: { name: { in: ['Bob', 'Cleo'] } },
    $columns: ['manager_id'],
  });
  expect(others).toEqual([{ manager_id: null }, { manager_id: null }]);
});

test('the row of a one-to-one relationship is replaced', async () => {
  const { knex } = database;
  const ada = { person_id: 1 };
  expect(await replaceRelated(knex, company, 'people', ada, 'profile', { about: 'Second.' })).toMatchObject([
    { about: 'Second.' },
  ]);
  expect(await load(knex, company, 'profiles')).toHaveLength(1);
  expect(await replaceRelated(knex, company, 'people', ada, 'profile', null)).toEqual([]);
  expect(await load(knex, company, 'profiles')).toEqual([]);
});

test('through an association table only its rows are inserted and deleted', async () => {
  const { knex } = database;
  const friends = await replaceRelated(knex, company, 'people', { person_id: 1 }, 'friends', [
    { $key: { person_id: 2 } },
    { name: 'Eve' },
  ]);
  expect(friends).toHaveLength(2);
  expect(await load(knex, company, 'people')).toHaveLength(5);
});

test('a primary key can contain the foreign key to the parent row', async () => {
  const { knex } = database;
  await insertGraph(knex, company, 'desks', { 'floor?': 2, 'No. "x"': 'b' });
  const desks = await replaceRelated(knex, company, 'people', { person_id: 1 }, 'desks', [
    { $key: { desk_no: 'a', floor: 1 }, hours: 2 },
    { floor: 2, desk_no: 'b' },
  ]);
  expect(desks.map(({ floor, hours }) => [floor, hours])).toEqual([
    [1, 2],
    [2, 8],
  ]);
});

test('an error leaves all rows unchanged', async () => {
  const { knex } = database;
  const before = await load(knex, company, 'people', { badges: true, desks: true });
  const missing = replaceRelated(knex, company, 'people', { person_id: 1 }, 'badges', [
    { $key: { badge_id: '99' } },
  ]);
  await expect(missing).rejects.toMatchObject({ code: 'ROW_MISSING' });
  const nobody = replaceRelated(knex, company, 'people', { person_id: 99 }, 'badges', []);
  await expect(nobody).rejects.toMatchObject({ code: 'ROW_MISSING' });
  const orphans = replaceRelated(knex, company, 'people', { person_id: 1 }, 'desks', []);
  await expect(orphans).rejects.toMatchObject({ code: 'ORPHANS' });
  expect(await load(knex, company, 'people', { badges: true, desks: true })).toEqual(before);
});

test.each<[unknown, string, unknown, string]>([
  [{ name: 'Ada' }, 'badges', [], 'people.$key'],
  [{}, 'badges', [], 'people.$key'],
  [{ person_id: 'one' }, 'badges', [], 'people.$key.person_id'],
  [{ person_id: 1 }, 'manager', [], 'people'],
  [{ person_id: 1 }, 'badge', [], 'people'],
  [{ person_id: 1 }, 'badges', {}, 'people.badges'],
  [{ person_id: 1 }, 'badges', [{ label: 3 }], 'people.badges[0].label'],
  [{ person_id: 1 }, 'badges', [{ $key: { label: 'gold' } }], 'people.badges[0].$key'],
  [
    { person_id: 1 },
    'badges',
    [{ $key: { badge_id: '1' } }, { $key: { badge_id: '1' } }],
    'people.badges[1].$key',
  ],
  [{ person_id: 1 }, 'badges', [{ $key: { badge_id: '1' }, person_id: 2 }], 'people.badges[0]'],
  [{ person_id: 1 }, 'badges', [{ $key: { badge_id: '1' }, rank: 'one' }], 'people.badges[0].rank'],
  [{ person_id: 1 }, 'badges', [{ $key: { badge_id: '1' } }, { label: 3 }], 'people.badges[1].label'],
])(
  'parent %j, relationship %s with %j is rejected before any statement is sent',
  async (key, name, rows, path) => {
    const knex = createKnex({ client: 'pg' });
    try {
      await replaceRelated(knex, company, 'people', key as never, name as 'badges', rows as never);
    } catch (error) {
      if (isBadInput(error)) return expect(error.details.path).toBe(path);
      throw error;
    }
    throw new Error('Expected the rows to be rejected.');
  },
);
