import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { defineSchema, integer, manyToOne, oneToMany, table } from '@trellis/model';
import { company } from '../../test/company.ts';
import { type OpenDatabase, openDatabase } from '../../test/test-database.ts';
import { load, loadOne } from '../load/index.ts';
import { jsonNull } from '../value/index.ts';
import { insertGraph } from './insert-graph.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('insert', company);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.knex.raw(
    'truncate countries, people, friendships, profiles, badges, desks, bookings, audit.events restart identity cascade',
  );
  await database.knex.raw("insert into countries values ('NL', 'Netherlands')");
});

test('a null reference can be given by the column, by the relationship, or by both', async () => {
  const people = await insertGraph(database.knex, company, 'people', [
    { name: 'Ada', manager_id: null },
    { name: 'Bob', manager: null },
    { name: 'Cleo', manager_id: null, manager: null },
    { name: 'Dan', manager: null, manager_id: null, reports: [{ name: 'Eve' }] },
  ]);
  expect(people.map(({ name, manager_id }) => [name, manager_id])).toEqual([
    ['Ada', null],
    ['Bob', null],
    ['Cleo', null],
    ['Dan', null],
  ]);
  expect(people[2]).toMatchObject({ manager: null });
});

test('foreign keys are filled in, and the result equals the stored rows', async () => {
  const { knex } = database;
  const ada = await insertGraph(knex, company, 'people', {
    $id: 'ada',
    name: 'Ada',
    country: { $key: { code: 'NL' } },
    profile: { about: 'First.' },
    badges: [{ label: 'gold', rank: 1 }, { label: 'silver' }],
    desks: [{ hours: 4, desk: { 'floor?': 1, 'No. "x"': 'a' } }],
    reports: [
      { $id: 'bob', name: 'Bob', reports: [{ name: 'Dan', mood: 'sad' }] },
      { name: 'Cleo', friends: [{ $ref: 'ada' }, { $ref: 'bob' }] },
    ],
  });
  expect(ada).toMatchObject({
    person_id: 1,
    name: 'Ada',
    mood: 'glad',
    country: { code: 'NL' },
    badges: [
      { badge_id: expect.any(String), rank: 1 },
      { label: 'silver', rank: null },
    ],
    desks: [{ person_id: 1, floor: 1, desk_no: 'a', desk: { note: null } }],
    reports: [
      { name: 'Bob', manager_id: 1, reports: [{ name: 'Dan', mood: 'sad' }] },
      { name: 'Cleo', friends: [{ person_id: 1, name: 'Ada' }, { name: 'Bob' }] },
    ],
  });
  const stored = await loadOne(knex, company, 'people', {
    $where: { name: 'Ada' },
    profile: true,
    badges: true,
    desks: { desk: true },
    reports: { reports: true },
  });
  const { country: _, reports, ...rest } = ada;
  const [bob, { friends: __, ...cleoAlone }] = reports as [unknown, { friends: unknown }];
  expect(stored).toEqual({ ...rest, reports: [bob, { ...cleoAlone, reports: [] }] });
  const cleo = await loadOne(knex, company, 'people', {
    $where: { name: 'Cleo' },
    $columns: [],
    friends: { $columns: ['name'] },
  });
  expect(cleo).toEqual({ friends: [{ name: 'Ada' }, { name: 'Bob' }] });
});

test('many graphs take as many statements as one graph', async () => {
  let statements = 0;
  const note = () => {
    statements += 1;
  };
  database.knex.on('query', note);
  const people = await insertGraph(
    database.knex,
    company,
    'people',
    Array.from({ length: 300 }, (_, i) => ({
      name: `Person ${i}`,
      badges: [{ label: `${i}a` }, { label: `${i}b` }],
    })),
  );
  database.knex.off('query', note);
  // BEGIN, the people, the badges, COMMIT.
  expect(statements).toBe(4);
  expect(people.map(({ name }) => name)).toEqual(Array.from({ length: 300 }, (_, i) => `Person ${i}`));
  expect(await load(database.knex, company, 'people', { badges: true })).toEqual(people);
});

test('every kind of value is stored exactly', async () => {
  const values = {
    small: -1,
    big: '9223372036854775807',
    exact: '12345678901234567890.1234567890',
    single: 0.5,
    double: Number.NaN,
    yes: false,
    words: 'a\n"\\é😀\'; drop table people; --',
    code: 'ab   ',
    id: 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
    day: '0044-03-15 BC',
    at: new Date('2024-02-29T10:30:00.123Z'),
    at_wall: new Date(2024, 5, 1, 8),
    hour: '23:59:59.999999',
    lasts: '1 mon',
    doc: { b: [1, null] },
    docb: jsonNull,
    bytes: Buffer.from([0, 255]),
    numbers: [
      [1, 2],
      [3, 4],
    ],
    texts: ['a"b', 'c\\d', '', 'NULL', null, '{}'],
    moments: [new Date('2024-01-01Z'), null],
    docs: [{ a: [1] }, null, []],
    exacts: ['1.5000000000'],
    blobs: [Buffer.from([255])],
    span: '[1,5)',
    mood: 'sad',
    percent: 40,
  } as const;
  const event = await insertGraph(database.knex, company, 'audit.events', values as never);
  expect(event).toEqual({ event_id: 1, person_id: null, ...values });
  expect(await loadOne(database.knex, company, 'audit.events', {})).toEqual(event);
});

test('rows without any value are inserted with defaults', async () => {
  const events = await insertGraph(database.knex, company, 'audit.events', [{}, {}]);
  expect(events.map(({ event_id }) => event_id)).toEqual([1, 2]);
  expect(await insertGraph(database.knex, company, 'audit.events', { person_id: undefined })).toMatchObject({
    event_id: 3,
  });
});

test("an insert is atomic, and part of the caller's transaction", async () => {
  const { knex } = database;
  const wrong = { name: 'Ada', country: { $key: { code: 'XX' } }, friends: [{ name: 'Bob' }] };
  await expect(insertGraph(knex, company, 'people', wrong)).rejects.toMatchObject({ code: '23503' });
  expect(await load(knex, company, 'people')).toEqual([]);
  await knex
    .transaction(async (transaction) => {
      await insertGraph(transaction, company, 'people', { name: 'Ada', badges: [{ label: 'x' }] });
      expect(await load(transaction, company, 'people', { badges: true })).toHaveLength(1);
      throw new Error('roll back');
    })
    .catch(() => {});
  expect(await load(knex, company, 'people')).toEqual([]);
});

test('rows that a trigger skips are reported', async () => {
  const { knex } = database;
  await knex.raw(`create function skip() returns trigger language plpgsql as 'begin return null; end';
    create trigger skip before insert on badges for each row when (new.label = 'lost') execute function skip()`);
  await expect(
    insertGraph(knex, company, 'people', { name: 'Ada', badges: [{ label: 'kept' }, { label: 'lost' }] }),
  ).rejects.toMatchObject({ code: 'ROWS_NOT_INSERTED' });
  expect(await load(knex, company, 'people')).toEqual([]);
});

test('an error rolls back to the savepoint, and the transaction continues', async () => {
  const { knex } = database;
  await knex.transaction(async (transaction) => {
    await insertGraph(transaction, company, 'people', { name: 'Kept' });
    const wrong = { name: 'Ada', country: { $key: { code: 'XX' } } };
    await expect(insertGraph(transaction, company, 'people', wrong)).rejects.toMatchObject({ code: '23503' });
  });
  expect((await load(knex, company, 'people')).map(({ name }) => name)).toEqual(['Kept']);
});

test('a statement that inserts only some of its rows is rolled back', async () => {
  const { knex } = database;
  await knex.raw(`create function skip_sad() returns trigger language plpgsql as 'begin return null; end';
    create trigger skip_sad before insert on people for each row when (new.mood = 'sad') execute function skip_sad()`);
  const two = insertGraph(knex, company, 'people', [
    { name: 'Ada', mood: 'glad' },
    { name: 'Bob', mood: 'sad' },
  ]);
  await expect(two).rejects.toMatchObject({ code: 'ROWS_NOT_INSERTED' });
  await knex.raw('drop function skip_sad cascade');
  expect(await load(knex, company, 'people')).toEqual([]);
});

test('a column shared by two foreign keys is filled if the referenced rows agree', async () => {
  const tenants = defineSchema({
    name: 'tenants',
    tables: {
      orders: table('orders', {
        columns: { tenant: integer(), order_id: integer({ identity: 'by default' }) },
        primaryKey: ['tenant', 'order_id'],
        relationships: { lines: oneToMany('lines', { back_populates: 'order' }) },
      }),
      products: table('products', {
        columns: { tenant: integer(), product_id: integer() },
        primaryKey: ['tenant', 'product_id'],
      }),
      lines: table('lines', {
        columns: { tenant: integer(), order_id: integer(), product_id: integer({ nullable: true }) },
        primaryKey: ['tenant', 'order_id'],
        foreignKeys: [
          {
            columns: ['tenant', 'order_id'],
            references: { table: 'orders', columns: ['tenant', 'order_id'] },
          },
          {
            columns: ['tenant', 'product_id'],
            references: { table: 'products', columns: ['tenant', 'product_id'] },
          },
        ],
        relationships: {
          order: manyToOne('orders', { back_populates: 'lines' }),
          product: manyToOne('products'),
        },
      }),
    },
  });
  const { knex, close } = await openDatabase('tenants', tenants);
  await knex.raw('insert into products values (1, 5)');
  const product = { $key: { product_id: 5, tenant: 1 } };
  expect(
    await insertGraph(knex, tenants, 'orders', [
      { tenant: 1, lines: [{ product }] },
      { tenant: 1, lines: [{ product: null }] },
    ]),
  ).toMatchObject([{ lines: [{ tenant: 1, product_id: 5 }] }, { lines: [{ tenant: 1, product_id: null }] }]);
  await expect(
    insertGraph(knex, tenants, 'orders', { tenant: 2, lines: [{ product }] }),
  ).rejects.toMatchObject({ code: 'BAD_INPUT' });
  await close();
});
