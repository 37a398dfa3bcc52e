import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { array, defineSchema, integer, manyToMany, oneToMany, table, text } from '@trellis/model';
import createKnex from 'knex';
import { company } from '../../test/company.ts';
import { type OpenDatabase, openDatabase } from '../../test/test-database.ts';
import { load } from '../load/index.ts';
import { deleteGraph } from './delete-graph.ts';
import { insertGraph } from './insert-graph.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('delete', company);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.knex.raw(
    'truncate countries, people, friendships, profiles, badges, desks, bookings, audit.events restart identity cascade',
  );
  await insertGraph(database.knex, company, 'people', {
    $id: 'ada',
    name: 'Ada',
    profile: { about: 'First.' },
    badges: [{ label: 'gold' }, { label: 'silver' }],
    desks: [{ desk: { 'floor?': 1, 'No. "x"': 'a' } }],
    reports: [{ name: 'Bob', friends: [{ $ref: 'ada' }], badges: [{ label: 'tin' }] }],
  });
});

/** Counts the rows of each table. */
async function rowCounts(): Promise<Record<string, number>> {
  const tables = Object.keys(company.tables) as (keyof typeof company.tables)[];
  const counts = await Promise.all(
    tables.map(async (table) => [table, (await load(database.knex, company, table)).length]),
  );
  return Object.fromEntries(counts.filter(([, count]) => count !== 0));
}

test('cascades delete related rows that the foreign key restricts; onDelete applies to other rows', async () => {
  // The foreign key of badges is restrict, that of friendships cascade, and that of reports set null.
  expect(await deleteGraph(database.knex, company, 'people', { name: 'Ada' })).toEqual({
    people: 1,
    profiles: 1,
    badges: 2,
    bookings: 1,
  });
  expect(await rowCounts()).toEqual({ people: 1, badges: 1, desks: 1 });
  expect(await load(database.knex, company, 'people', { $columns: ['name', 'manager_id'] })).toEqual([
    { name: 'Bob', manager_id: null },
  ]);
});

test('rows of association tables are deleted and counted', async () => {
  expect(await deleteGraph(database.knex, company, 'people', { name: 'Bob' })).toEqual({
    people: 1,
    badges: 1,
    friendships: 1,
  });
});

test('a row that several relationships lead to is deleted once, and deleting no row is no error', async () => {
  expect(await deleteGraph(database.knex, company, 'people', {})).toEqual({
    people: 2,
    profiles: 1,
    badges: 3,
    bookings: 1,
    friendships: 1,
  });
  expect(await deleteGraph(database.knex, company, 'people', {})).toEqual({});
  expect(await rowCounts()).toEqual({ desks: 1 });
});

test("a deletion is atomic, and part of the caller's transaction", async () => {
  const { knex } = database;
  const before = await rowCounts();
  await knex.raw('insert into audit.events (person_id) values (1)');
  await expect(deleteGraph(knex, company, 'people', { name: 'Ada' })).rejects.toMatchObject({
    code: '23503',
  });
  await knex.raw('delete from audit.events');
  expect(await rowCounts()).toEqual(before);
  await knex
    .transaction(async (transaction) => {
      await deleteGraph(transaction, company, 'people', { name: 'Ada' });
      throw new Error('roll back');
    })
    .catch(() => {});
  expect(await rowCounts()).toEqual(before);
});

test('a tree is deleted with all its branches and shared rows', async () => {
  const tree = defineSchema({
    name: 'tree',
    tables: {
      nodes: table('nodes', {
        columns: {
          path: array(text(), { primaryKey: true }),
          parent: array(text(), { nullable: true, references: 'nodes.path', onDelete: 'restrict' }),
        },
        relationships: {
          children: oneToMany('nodes', { cascade: ['all'] }),
          labels: manyToMany('labels', { secondary: 'node_labels', cascade: ['all'] }),
        },
      }),
      labels: table('labels', { columns: { label_id: integer({ primaryKey: true }) } }),
      node_labels: table('node_labels', {
        columns: {
          path: array(text(), { references: 'nodes.path' }),
          label_id: integer({ references: 'labels.label_id' }),
        },
        primaryKey: ['path', 'label_id'],
      }),
    },
  });
  const { knex, close } = await openDatabase('delete_tree', tree);
  await insertGraph(knex, tree, 'nodes', {
    path: ['a'],
    labels: [{ $id: 'one', label_id: 1 }],
    children: [
      { path: ['a', 'b"'], labels: [{ $ref: 'one' }], children: [{ path: ['a', 'b"', 'c,'] }] },
      { path: ['a', 'd'] },
    ],
  });
  expect(await deleteGraph(knex, tree, 'nodes', { path: ['a'] })).toEqual({
    nodes: 4,
    labels: 1,
    node_labels: 2,
  });
  await close();
});

test('rows of tables that refer to each other are deleted in one statement', async () => {
  const cyclic = defineSchema({
    name: 'cyclic',
    tables: {
      teams: table('teams', {
        columns: {
          team_id: integer({ primaryKey: true }),
          lead_id: integer({ nullable: true, references: 'members.member_id' }),
        },
        relationships: { members: oneToMany('members', { cascade: ['all'] }) },
      }),
      members: table('members', {
        columns: {
          member_id: integer({ primaryKey: true }),
          team_id: integer({ references: 'teams.team_id', onDelete: 'restrict' }),
        },
      }),
    },
  });
  const { knex, close } = await openDatabase('delete_cycle', cyclic);
  await insertGraph(knex, cyclic, 'teams', { team_id: 1, members: [{ member_id: 1 }, { member_id: 2 }] });
  await knex('teams').update({ lead_id: 2 });
  expect(await deleteGraph(knex, cyclic, 'teams', {})).toEqual({ teams: 1, members: 2 });
  await close();
});

test('concurrent deletions of the same rows succeed and delete each row once', async () => {
  const { knex } = database;
  const counts = await Promise.all([{}, {}, {}].map((where) => deleteGraph(knex, company, 'people', where)));
  expect(counts.reduce((sum, { people = 0 }) => sum + people, 0)).toBe(2);
});

test('a concurrent insert that refers to a deleted row waits and fails', async () => {
  const { knex } = database;
  let late: Promise<unknown> = Promise.resolve();
  await knex.transaction(async (transaction) => {
    await deleteGraph(transaction, company, 'people', { name: 'Bob' });
    late = expect(knex('badges').insert({ person_id: 2, label: 'late' })).rejects.toMatchObject({
      code: '23503',
    });
    const waiting = `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    while ((await knex.raw(waiting)).rows[0].n === 0);
  });
  await late;
});

test('the privileges select, delete, and update on one column are sufficient', async () => {
  const { knex } = database;
  const role = `deleter_${process.pid}`;
  const tins = () =>
    knex.transaction(async (transaction) => {
      await transaction.raw(`set local role ${role}`);
      return deleteGraph(transaction, company, 'badges', { label: 'tin' });
    });
  await knex.raw(`create role ${role}; grant select, delete on badges to ${role}`);
  try {
    await expect(tins()).rejects.toMatchObject({ code: '42501' });
    await knex.raw(`grant update (label) on badges to ${role}`);
    expect(await tins()).toEqual({ badges: 1 });
  } finally {
    await knex.raw(`drop owned by ${role}; drop role ${role}`);
  }
});

test('conditions that do not fit the schema are rejected before any statement is sent', async () => {
  const knex = createKnex({ client: 'pg' });
  await expect(deleteGraph(knex, company, 'person' as 'people', {})).rejects.toMatchObject({
    code: 'BAD_INPUT',
  });
  await expect(deleteGraph(knex, company, 'people', { name: undefined })).rejects.toMatchObject({
    message: 'Expected a value at people.$where.name, got undefined.',
  });
  await expect(deleteGraph(knex, company, 'people', undefined as never)).rejects.toMatchObject({
    code: 'BAD_INPUT',
  });
  // Ignoring these conditions would delete every row.
  for (const where of [{ [Symbol('name')]: 'Ada' }, { name: {} }])
    await expect(deleteGraph(knex, company, 'people', where)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  // @ts-expect-error there is no such column
  await expect(deleteGraph(knex, company, 'people', { nam: 'Ada' })).rejects.toMatchObject({
    code: 'BAD_INPUT',
  });
});
