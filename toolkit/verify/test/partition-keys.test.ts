import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import {
  defineSchema,
  integer,
  type KeyDescriptor,
  type Model,
  type TableDescriptor,
  table,
  toModel,
} from '@trellis/model';
import { diffModels, fingerprint } from '@trellis/plan';
import { build } from '@trellis/verify';
import type { Client } from 'pg';
import { apply, type TwoDatabases, twoDatabases } from './pair.ts';

let databases: TwoDatabases;
let a: Client;
let b: Client;

beforeAll(async () => {
  databases = await twoDatabases('partition_keys');
  ({ a, b } = databases);
});

afterAll(() => databases.close());

/** Options of a declared table. */
type Options = Partial<Pick<TableDescriptor, 'primaryKey' | 'uniques' | 'indexes' | 'foreignKeys'>>;

const columns = { a: integer(), b: integer() };

/** A table that is partitioned by list. */
const parent = (name: string, options: Options = {}, by = 'LIST (a)') =>
  table(name, { columns, partitionBy: by, ...options } as never) as TableDescriptor;

/** A partition of a table. */
const partition = (
  name: string,
  of: string,
  bound: string,
  options: Options & { partitionBy?: string } = {},
) =>
  table(name, {
    columns,
    partitionOf: { schema: 'public', name: of, bound },
    ...options,
  } as never) as TableDescriptor;

const p1 = (options: Options = {}) => partition('p1', 'p', 'FOR VALUES IN (1)', options);
const p2 = (options: Options = {}) => partition('p2', 'p', 'FOR VALUES IN (2)', options);
const pulled = (name: string): KeyDescriptor => ({
  name: `${name}_pkey`,
  columns: ['a', 'b'],
  attachedTo: { schema: 'public', name: 'p_pkey' },
});
const key = { primaryKey: ['a', 'b'] };
const unique = { uniques: [{ columns: ['a', 'b'] }] };
const uniqueIndex = { indexes: [{ columns: ['a', 'b'], unique: true as const }] };
const index = { indexes: [{ columns: ['b'] }] };

/** Tables before and after a change. The primary key, unique constraint or unique index over a and b is enforced. */
interface Case {
  readonly old: readonly TableDescriptor[];
  readonly wanted: readonly TableDescriptor[];
}

const cases: readonly [string, Case][] = [
  ['a partition does not repeat the key', { old: [], wanted: [parent('p', key), p1()] }],
  ['a partition repeats the key', { old: [], wanted: [parent('p', key), p1(key)] }],
  [
    'a partition repeats the key under another name',
    { old: [], wanted: [parent('p', key), p1({ primaryKey: { name: 'own', columns: ['a', 'b'] } })] },
  ],
  [
    'a partition has its key attached',
    { old: [], wanted: [parent('p', key), p1({ primaryKey: pulled('p1') })] },
  ],
  ['partitions lack a unique constraint', { old: [], wanted: [parent('p', unique), p1(), p2(unique)] }],
  ['partitions lack a unique index', { old: [], wanted: [parent('p', uniqueIndex), p1(), p2(uniqueIndex)] }],
  [
    "a partition has a primary key on the columns of its parent's unique constraint",
    { old: [], wanted: [parent('p', unique), p1(key), p2()] },
  ],
  [
    'partitions with and without a key are together, one of them as pulled',
    {
      old: [],
      wanted: [
        parent('p', key),
        p1({ primaryKey: pulled('p1') }),
        p2(),
        partition('p3', 'p', 'DEFAULT', key),
      ],
    },
  ],
  [
    'another partition is added beside one without a key',
    { old: [parent('p', key), p1()], wanted: [parent('p', key), p1(), p2()] },
  ],
  [
    'another partition is added beside one with a key',
    { old: [parent('p', key), p1(key)], wanted: [parent('p', key), p1(key), p2(key)] },
  ],
  [
    'another partition is added beside a pulled one',
    {
      old: [parent('p', key), p1({ primaryKey: pulled('p1') })],
      wanted: [parent('p', key), p1({ primaryKey: pulled('p1') }), p2()],
    },
  ],
  [
    'a key is added to a table with partitions',
    { old: [parent('p'), p1(), p2()], wanted: [parent('p', key), p1(), p2(key)] },
  ],
  [
    'a unique constraint and an index are added to a table with partitions',
    {
      old: [parent('p'), p1(), p2()],
      wanted: [parent('p', { ...unique, ...index }), p1(), p2(index)],
    },
  ],
  [
    'partitions have partitions',
    {
      old: [
        parent('p', key),
        partition('p1', 'p', 'FOR VALUES IN (1)', { partitionBy: 'LIST (b)' }),
        partition('p11', 'p1', 'FOR VALUES IN (1)'),
      ],
      wanted: [
        parent('p', { ...key, ...index }),
        partition('p1', 'p', 'FOR VALUES IN (1)', { partitionBy: 'LIST (b)', ...key }),
        partition('p11', 'p1', 'FOR VALUES IN (1)', key),
        partition('p12', 'p1', 'DEFAULT'),
        p2(),
      ],
    },
  ],
  [
    'a table becomes a partition, and a partition a table',
    {
      old: [parent('p', key), p1(), table('p2', { columns } as never) as TableDescriptor],
      wanted: [parent('p', key), table('p1', { columns } as never) as TableDescriptor, p2()],
    },
  ],
  [
    'a foreign key refers to the key of the partitioned table',
    {
      old: [parent('p'), p1(), table('r', { columns } as never) as TableDescriptor],
      wanted: [
        parent('p', key),
        p1(),
        table('r', {
          columns,
          foreignKeys: [{ columns: ['a', 'b'], references: { table: 'p', columns: ['a', 'b'] } }],
        } as never) as TableDescriptor,
      ],
    },
  ],
];

/** Builds tables in the second, empty database. */
async function printed(tables: readonly TableDescriptor[]): Promise<Model> {
  await b.query('drop schema public cascade; create schema public');
  const schema = { name: 's', tables: Object.fromEntries(tables.map((one) => [one.name, one])) };
  await build(b, toModel(defineSchema(schema as never)));
  return introspect(b);
}

/** Migrates the first database to a Model. Returns the SQL. */
async function migrate(wanted: Model): Promise<readonly string[]> {
  const plan = diffModels(await introspect(a), wanted);
  await apply(a, plan);
  const got = await introspect(a);
  expect(diffModels(got, wanted).statements).toEqual([]);
  expect(fingerprint(got)).toBe(fingerprint(wanted));
  const invalid = 'select indexrelid::regclass::text from pg_index where not indisvalid';
  expect((await a.query(invalid)).rows).toEqual([]);
  return plan.statements.map(({ sql }) => sql);
}

const hasKey = (tables: readonly TableDescriptor[]) =>
  tables.some(({ name, primaryKey, uniques, indexes }) => name === 'p' && (primaryKey ?? uniques ?? indexes));

/** Inserts a row into the partitioned table, and expects that it is refused a second time if the table has a key. */
async function insertTwice(tables: readonly TableDescriptor[]): Promise<void> {
  if (!tables.some(({ name }) => name === 'p')) return;
  const value = tables.some(({ name, partitionOf }) => name === 'p2' && partitionOf) ? 2 : 1;
  await a.query('insert into p select $1, 1 where not exists (select from p where a = $1)', [value]);
  await a.query('begin');
  const again = a.query('insert into p values ($1, 1)', [value]);
  if (hasKey(tables)) await expect(again).rejects.toMatchObject({ code: '23505' });
  else await again;
  await a.query('rollback');
}

test.each(cases)('a key is valid and refuses duplicates where %s', async (_, { old, wanted }) => {
  await a.query('drop schema public cascade; create schema public');
  const [before, after] = [await printed(old), await printed(wanted)];
  await migrate(before);
  await insertTwice(old);
  const up = await migrate(after);
  await insertTwice(wanted);
  const keeps = hasKey(old) && !up.some((sql) => /ADD CONSTRAINT "p_|DROP CONSTRAINT "p_/.test(sql));
  expect(keeps).toBe(hasKey(old));
  await migrate(before);
  await insertTwice(old);
  await migrate(after);
  await insertTwice(wanted);
});

test('a key that is declared not valid is built so', async () => {
  const only = { primaryKey: { columns: ['a', 'b'], only: true as const } };
  const declared = await printed([parent('p', only), p1()]);
  expect(declared.tables.map(({ primaryKey }) => primaryKey)).toEqual([
    { name: 'p_pkey', columns: ['a', 'b'], only: true },
    undefined,
  ]);
});

const markInvalid = (...names: readonly string[]) =>
  names
    .map((name) => `update pg_index set indisvalid = false where indexrelid = '${name}'::regclass`)
    .join(';');

test.each([
  ['an index', 'create table t (a int); create index i on t (a)', ['i']],
  ['a unique index', 'create table t (a int); create unique index i on t (a)', ['i']],
  [
    'an index of a materialized view',
    'create materialized view v as select 1 a; create index i on v (a)',
    ['i'],
  ],
  ['a primary key', 'create table t (a int primary key)', ['t_pkey']],
  ['an exclusion constraint', 'create table t (a int, constraint x exclude using btree (a with =))', ['x']],
  [
    'an index of a partition and that of its table',
    'create table t (a int) partition by list (a); create table t1 partition of t default; create index i on t (a)',
    ['i', 't1_a_idx'],
  ],
  [
    'a key of a partition of a partition',
    `create table t (a int primary key) partition by list (a); create table t1 partition of t default partition by list (a);
     create table t2 partition of t1 default; create table t3 partition of t1 for values in (1)`,
    ['t_pkey', 't1_pkey', 't2_pkey'],
  ],
])('%s that a failed statement left invalid is built again', async (_, sql, invalid) => {
  for (const one of [a, b]) await one.query(`drop schema public cascade; create schema public; ${sql}`);
  await a.query(markInvalid(...invalid));
  const wanted = await introspect(b);
  expect(fingerprint(await introspect(a))).not.toBe(fingerprint(wanted));
  const back = diffModels(wanted, await introspect(a));
  expect(back.statements).toEqual([]);
  const repair = await migrate(wanted);
  expect(repair).not.toEqual([]);
  expect(repair.some((one) => one.startsWith('REINDEX'))).toBe(invalid.length === 1);
});
