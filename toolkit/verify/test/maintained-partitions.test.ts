import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, connect, introspect } from '@trellis/database';
import {
  bigint,
  defineSchema,
  integer,
  type Model,
  numeric,
  table,
  text,
  timestamptz,
  toModel,
} from '@trellis/model';
import { PARTITION_COMMENTS } from '@trellis/model/internal';
import { diffModels } from '@trellis/plan';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { printModel, prove, withScratch } from '@trellis/verify';
import { withUndeclaredNotNulls } from '@trellis/verify/internal';
import type { Client } from 'pg';
import { apply, type TwoDatabases, twoDatabases } from './pair.ts';

let databases: TwoDatabases;
let a: Client;
let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  databases = await twoDatabases('maintained');
  ({ a } = databases);
  database = await createDatabase('maintained_proof');
  connection = await connect(database);
});

afterAll(async () => {
  await databases.close();
  await connection.close();
  await database.drop();
});

const columns = { id: bigint(), at: timestamptz(), amount: integer() };
const options = {
  columns,
  primaryKey: ['id', 'at'],
  partitionBy: 'RANGE (at)',
  partitions: { every: 'month', ahead: 1 },
} as const;
const before = toModel(defineSchema({ name: 's', tables: { events: table('events', options) } }));

/** The Model after each change of the table. */
const changes: readonly [string, Model][] = [
  [
    'an index',
    toModel(
      defineSchema({
        name: 's',
        tables: { events: table('events', { ...options, indexes: [{ columns: ['amount'] }] }) },
      }),
    ),
  ],
  [
    'a unique constraint',
    toModel(
      defineSchema({
        name: 's',
        tables: { events: table('events', { ...options, uniques: [{ columns: ['amount', 'at'] }] }) },
      }),
    ),
  ],
  [
    'a column, a type and a check',
    toModel(
      defineSchema({
        name: 's',
        tables: {
          events: table('events', {
            ...options,
            columns: { ...columns, amount: numeric(), note: text({ default: 'none' }) },
            checks: ['amount > 0'],
          }),
        },
      }),
    ),
  ],
  [
    'another name',
    toModel(
      defineSchema({ name: 's', tables: { log: table('log', { ...options, renamedFrom: 'events' }) } }),
    ),
  ],
];

const ROWS = `insert into events values (1, '2026-01-05', 10), (2, '2026-01-06', 20), (3, '2027-05-05', 30)`;

async function rowsOf(name: string): Promise<unknown> {
  return (await a.query(`select id::int, at, amount::int from ${name} order by id`)).rows;
}

test.each(changes)('a migration of a table reaches its maintained partitions: %s', async (_, wanted) => {
  const [printed, after] = await withScratch({ connection, url: database.url }, async (open) => [
    await printModel(await open(), before),
    await printModel(await open(), wanted),
  ]);
  await a.query(`drop schema public cascade; create schema public`);
  await apply(a, diffModels(await introspect(a), printed as Model));
  await a.query(`create table events_1 partition of events for values from ('2026-01-01') to ('2026-02-01');
    create table events_0 partition of events default;
    comment on table events_1 is '${PARTITION_COMMENTS.maintained}';
    comment on table events_0 is '${PARTITION_COMMENTS.expired}'; ${ROWS}`);
  const rows = await rowsOf('events');
  expect(diffModels(await introspect(a), printed as Model).statements).toEqual([]);
  await apply(a, diffModels(await introspect(a), after as Model));
  const found = await introspect(a);
  const open = withUndeclaredNotNulls(found, after as Model, wanted);
  expect(diffModels(found, open).statements).toEqual([]);
  const invalid = 'select indexrelid::regclass::text from pg_index where not indisvalid';
  expect((await a.query(invalid)).rows).toEqual([]);
  const { name = '' } = found.tables[0] ?? {};
  expect(await rowsOf(name)).toEqual(rows);
  const partitions = `select count(*)::int from pg_inherits where inhparent = '${name}'::regclass`;
  expect((await a.query(partitions)).rows).toEqual([{ count: 2 }]);
  if (name !== 'events') return;
  await apply(a, diffModels(found, printed as Model));
  expect(diffModels(await introspect(a), printed as Model).statements).toEqual([]);
  expect(await rowsOf(name)).toEqual(rows);
});

const INDEX = toModel(
  defineSchema({
    name: 's',
    tables: { events: table('events', { ...options, indexes: [{ columns: ['amount'], name: 'i' }] }) },
  }),
);

test.each([
  ['reaches the partitions', '', undefined],
  ['leaves the partitions out', 'only', 'PROOF_FAILED'],
])('the proof has rows in a maintained partition, and a migration that %s', async (_, only, code) => {
  const claim = {
    migration: {
      up: (knex: Connection['knex']) => knex.raw(`create index i on ${only} events (amount)`),
      down: (knex: Connection['knex']) => knex.raw('drop index i'),
    },
  };
  await withScratch({ connection, url: database.url }, async (open) => {
    const scratch = await open();
    const start = await printModel(scratch, before);
    const after = await printModel(await open(), INDEX);
    const proof = prove(scratch, { ...claim, before: start, after } as never);
    if (code !== undefined) await expect(proof).rejects.toMatchObject({ code });
    else {
      expect(await proof).toEqual({ tablesWithRows: 1 });
      const { rows } = await scratch.knex.raw('select count(*)::int from pg_inherits');
      expect(rows).toEqual([{ count: 0 }]);
    }
  });
});
