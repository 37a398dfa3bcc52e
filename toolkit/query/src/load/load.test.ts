import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { company } from '../../test/company.ts';
import { type OpenDatabase, openDatabase } from '../../test/test-database.ts';
import { load, loadOne } from './load.ts';
import type { Strategy } from './options.ts';

let database: OpenDatabase;
const STRATEGIES: readonly Strategy[] = ['joined', 'selectin'];

beforeAll(async () => {
  database = await openDatabase('load', company);
  await database.knex.raw(`
    insert into countries values ('NL', 'Netherlands'), ('FR', 'France');
    insert into people (name, manager_id, country_code) values
      ('Ada', null, 'NL'), ('Bob', 1, 'NL'), ('Cleo', 1, null), ('Dan', 2, 'FR');
    insert into friendships values (1, 2), (1, 3), (3, 1);
    insert into profiles (profile_id, person_id, about) values ('00000000-0000-0000-0000-000000000001', 1, 'First.');
    insert into badges (person_id, label, rank) values (1, 'gold', 3), (1, 'silver', null), (1, 'tin', 1), (2, 'gold', 2);
    insert into desks values (1, 'a', null), (1, 'b', 'window');
    insert into bookings values (1, 1, 'a', 4), (1, 1, 'b', 8), (2, 1, 'a', 2);
    insert into audit.events (person_id) values (1), (null);
  `);
});
afterAll(() => database.close());

/** Loads with both strategies and checks that the rows are equal. */
async function both<T>(loadWith: (strategy: Strategy) => Promise<T>): Promise<T> {
  const [joined, selectin] = [await loadWith('joined'), await loadWith('selectin')];
  expect(selectin).toEqual(joined);
  return joined;
}

test('loads every kind of relationship', async () => {
  const [ada] = await both(($strategy) =>
    load(database.knex, company, 'people', {
      $strategy,
      $where: { name: 'Ada' },
      $columns: ['name'],
      manager: true,
      country: { $columns: ['name'] },
      profile: { $columns: ['about'] },
      reports: { $columns: ['name'], manager: { $columns: ['name'] } },
      friends: { $columns: ['name'], friends: { $columns: ['name'] } },
      desks: { desk: true },
      events: { $columns: ['event_id'] },
    }),
  );
  expect(ada).toEqual({
    name: 'Ada',
    manager: null,
    country: { name: 'Netherlands' },
    profile: { about: 'First.' },
    reports: [
      { name: 'Bob', manager: { name: 'Ada' } },
      { name: 'Cleo', manager: { name: 'Ada' } },
    ],
    friends: [
      { name: 'Bob', friends: [] },
      { name: 'Cleo', friends: [{ name: 'Ada' }] },
    ],
    desks: [
      { person_id: 1, floor: 1, desk_no: 'a', hours: 4, desk: { 'floor?': 1, 'No. "x"': 'a', note: null } },
      {
        person_id: 1,
        floor: 1,
        desk_no: 'b',
        hours: 8,
        desk: { 'floor?': 1, 'No. "x"': 'b', note: 'window' },
      },
    ],
    events: [{ event_id: 1 }],
  });
});

test('limit, order and conditions apply to each parent row', async () => {
  const people = await both(($strategy) =>
    load(database.knex, company, 'people', {
      $strategy,
      $columns: ['name'],
      $orderBy: { name: 'desc' },
      badges: { $columns: ['label'], $orderBy: [{ rank: 'desc nulls last' }], $offset: 1, $limit: 1 },
      desks: {
        $columns: [],
        $where: { hours: { lt: 8 } },
        desk: { $columns: ['note'], $where: { note: null } },
      },
      friends: { $columns: ['name'], $limit: 1, $orderBy: { name: 'desc' } },
    }),
  );
  expect(people).toEqual([
    { name: 'Dan', badges: [], desks: [], friends: [] },
    { name: 'Cleo', badges: [], desks: [], friends: [{ name: 'Ada' }] },
    { name: 'Bob', badges: [], desks: [{ desk: { note: null } }], friends: [] },
    {
      name: 'Ada',
      badges: [{ label: 'tin' }],
      desks: [{ desk: { note: null } }],
      friends: [{ name: 'Cleo' }],
    },
  ]);
});

test('relationships of one load can have different strategies', async () => {
  const statements: string[] = [];
  const note = ({ sql }: { sql: string }) => statements.push(sql);
  database.knex.on('query', note);
  const [desk] = await load(database.knex, company, 'desks', {
    $strategy: 'joined',
    $limit: 1,
    bookings: {
      person: {
        $strategy: 'selectin',
        $columns: ['name'],
        country: true,
        badges: { $strategy: 'joined', $columns: ['label'], $limit: 1 },
      },
    },
  });
  database.knex.off('query', note);
  // The desk with its bookings, the people with their badges, and the countries by the inherited strategy.
  expect(statements).toHaveLength(3);
  expect(desk?.bookings.map(({ person }) => person)).toEqual([
    { name: 'Ada', country: { code: 'NL', name: 'Netherlands' }, badges: [{ label: 'gold' }] },
    { name: 'Bob', country: { code: 'NL', name: 'Netherlands' }, badges: [{ label: 'gold' }] },
  ]);
});

test('few rows take one statement; many take one for each level that has rows', async () => {
  const counted = async (run: () => Promise<unknown>) => {
    let count = 0;
    const note = () => {
      count += 1;
    };
    database.knex.on('query', note);
    await run();
    database.knex.off('query', note);
    return count;
  };
  const follow = { country: true, badges: true } as const;
  const { knex } = database;
  expect(await counted(() => load(knex, company, 'people', { ...follow, $limit: 5 }))).toBe(1);
  expect(
    await counted(() => load(knex, company, 'people', { ...follow, $where: { person_id: { in: [1, 2] } } })),
  ).toBe(1);
  expect(await counted(() => loadOne(knex, company, 'people', follow))).toBe(1);
  expect(await counted(() => load(knex, company, 'people', follow))).toBe(2);
  // A level with the same keys as its parent level is loaded in the same statement.
  expect(await counted(() => load(knex, company, 'people', { badges: { person: true } }))).toBe(2);
  expect(await counted(() => load(knex, company, 'people', { reports: { badges: true } }))).toBe(3);
  expect(await counted(() => load(knex, company, 'people', { ...follow, $where: { name: 'Zoe' } }))).toBe(1);
});

test('rows with the same related row get separate copies', async () => {
  for (const $strategy of STRATEGIES) {
    const [one, two] = await load(database.knex, company, 'people', {
      $strategy,
      $where: { country_code: 'NL' },
      country: { people: true },
    });
    expect(one?.country).toEqual(two?.country);
    expect(one?.country).not.toBe(two?.country);
    expect(one?.country?.people[0]).not.toBe(two?.country?.people[0]);
  }
});

test('conditions follow SQL, and an array combines them with or', async () => {
  const names = async (where: Parameters<typeof load<typeof company, 'people'>>[3]) =>
    (await load(database.knex, company, 'people', where)).map(({ name }) => name).join();
  expect(await names({ $where: {} })).toBe('Ada,Bob,Cleo,Dan');
  expect(await names({ $where: [] })).toBe('');
  expect(await names({ $where: [{ name: 'Ada' }, { country_code: 'FR', manager_id: { ne: null } }] })).toBe(
    'Ada,Dan',
  );
  expect(await names({ $where: { name: { gte: 'Bob', lt: 'Dan' } } })).toBe('Bob,Cleo');
  expect(await names({ $where: { name: { in: [] } } })).toBe('');
  expect(await names({ $where: { name: { notIn: ['Ada', 'Bob'] } } })).toBe('Cleo,Dan');
  expect(await names({ $where: { name: { like: '_o%' } } })).toBe('Bob');
  expect(await names({ $where: { name: { ilike: 'c%' } } })).toBe('Cleo');
  expect(await names({ $where: { manager_id: { ne: 1 } } })).toBe('Dan');
  expect(await names({ $where: { mood: { in: ['glad'] } }, $offset: 3 })).toBe('Dan');
});

test('loads in a transaction', async () => {
  await database.knex.transaction(
    async (transaction) => {
      await transaction('countries').insert({ code: 'BE', name: 'Belgium' });
      expect(
        await loadOne(transaction, company, 'countries', { $where: { code: 'BE' }, people: true }),
      ).toEqual({
        code: 'BE',
        name: 'Belgium',
        people: [],
      });
      await transaction.rollback();
    },
    { doNotRejectOnRollback: true },
  );
  expect(await loadOne(database.knex, company, 'countries', { $where: { code: 'BE' } })).toBeNull();
});

test('a load that exceeds statement_timeout releases its connection', async () => {
  const { knex } = database;
  const holder = await knex.transaction();
  await holder.raw('lock table badges in access exclusive mode');
  const loaded = knex.transaction(async (transaction) => {
    await transaction.raw("set local statement_timeout = '50ms'");
    return load(transaction, company, 'people', { badges: true });
  });
  await expect(loaded).rejects.toMatchObject({ code: '57014' });
  await holder.rollback();
  expect([knex.client.pool.numUsed(), knex.client.pool.numPendingAcquires()]).toEqual([0, 0]);
});
