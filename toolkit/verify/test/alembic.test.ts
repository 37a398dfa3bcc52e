import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import type { Model } from '@trellis/model';
import { describe, diffModels, isNews } from '@trellis/plan';
import { apply, type TwoDatabases, thereAndBack, twoDatabases } from './pair.ts';

/*
 * Alembic's documentation lists the changes that autogenerate cannot detect, does not detect yet, or detects only
 * optionally and unreliably. Each of them has a test here: it is detected, described, applied and reverted.
 */

let databases: TwoDatabases;

beforeEach(async () => {
  databases = await twoDatabases('alembic');
});

afterEach(() => databases.close());

/** Migrates one schema to another and back. Returns the descriptions of the detected changes. */
async function detected(old: string, wanted: string): Promise<string[]> {
  const plan = await thereAndBack(databases, { name: '', old, new: wanted });
  return plan.changes.filter(isNews).map(describe);
}

/** Migrates one schema to another with declared renames. Returns the descriptions of the renames. */
async function declared(old: string, wanted: string, declare: (model: Model) => Model): Promise<string[]> {
  const { a, b } = databases;
  await a.query(old);
  await b.query(wanted);
  const to = declare(await introspect(b));
  const plan = diffModels(await introspect(a), to);
  expect(plan.losses).toEqual([]);
  await apply(a, plan);
  await apply(a, diffModels(await introspect(a), to));
  return plan.changes.filter((change) => change.action === 'rename').map(describe);
}

test('detects a declared rename of a table', async () => {
  const found = await declared(
    'create table a (id int); insert into a values (1)',
    'create table b (id int)',
    (model) => ({ ...model, tables: model.tables.map((table) => ({ ...table, renamedFrom: 'a' })) }),
  );
  expect(found).toEqual(['Detected renamed table a to b']);
  expect((await databases.a.query('select id from b')).rows).toEqual([{ id: 1 }]);
});

test('detects a declared rename of a column', async () => {
  const found = await declared(
    'create table t (old int); insert into t values (1)',
    'create table t (new int)',
    (model) => ({
      ...model,
      tables: model.tables.map((table) => ({
        ...table,
        columns: table.columns.map((column) => ({ ...column, renamedFrom: 'old' })),
      })),
    }),
  );
  expect(found).toEqual(['Detected renamed column old to t.new']);
  expect((await databases.a.query('select new from t')).rows).toEqual([{ new: 1 }]);
});

test('detects unnamed constraints', async () => {
  const found = await detected(
    'create table p (id int primary key); create table t (a int check (a > 0), b int unique, c int references p)',
    'create table p (id int primary key); create table t (a int check (a > 1), b int, c int, unique (a, b), foreign key (c) references p on delete cascade)',
  );
  expect(found).toEqual([
    'Detected removed unique constraint t_b_key (b) on table t',
    'Detected added unique constraint t_a_b_key (a, b) on table t',
    'Detected changed check constraint t_a_check (a) on table t',
    'Detected changed foreign key (c) to p(id) on table t',
  ]);
});

test('detects a changed enumeration that is stored as text with a check', async () => {
  const found = await detected(
    `create table t (state varchar(10) check (state in ('on', 'off')))`,
    `create table t (state varchar(10) check (state in ('on', 'off', 'broken')))`,
  );
  expect(found).toEqual(['Detected changed check constraint t_state_check (state) on table t']);
});

test('detects a changed enum type', async () => {
  const found = await detected(
    `create type state as enum ('on', 'off'); create table t (s state default 'on')`,
    `create type state as enum ('off', 'broken'); create table t (s state default 'off')`,
  );
  expect(found).toEqual([
    'Detected changed enum state',
    'Detected changed column t.s',
    'Detected changed default on column t.s',
  ]);
});

test('detects an added, a dropped and a changed primary key', async () => {
  const found = await detected(
    'create table a (x int not null); create table b (x int primary key); create table c (x int, y int not null, primary key (x))',
    'create table a (x int primary key); create table b (x int not null); create table c (x int, y int, primary key (x, y))',
  );
  expect(found).toEqual([
    'Detected removed primary key b_pkey (x) on table b',
    'Detected added primary key a_pkey (x) on table a',
    'Detected changed primary key c_pkey (x, y) on table c',
  ]);
});

test('detects an exclusion constraint', async () => {
  const found = await detected(
    'create table t (during tsrange)',
    'create table t (during tsrange, exclude using gist (during with &&))',
  );
  expect(found).toEqual(['Detected added exclusion constraint t_during_excl (during) on table t']);
});

test('detects a check constraint', async () => {
  expect(await detected('create table t (a int)', 'create table t (a int, check (a > 0))')).toEqual([
    'Detected added check constraint t_a_check (a) on table t',
  ]);
});

test('detects added, dropped and changed sequences', async () => {
  const found = await detected(
    'create sequence gone; create sequence stays increment 2',
    'create sequence comes start 5; create sequence stays increment 3',
  );
  expect(found).toEqual([
    'Detected removed sequence gone',
    'Detected added sequence comes',
    'Detected changed sequence stays',
  ]);
});

test('detects changes of the type, length and precision of a column', async () => {
  const found = await detected(
    'create table t (a int, b varchar(10), c numeric(8,2), d timestamp)',
    'create table t (a bigint, b varchar(20), c numeric(10,4), d timestamptz)',
  );
  expect(found).toEqual([
    'Detected type change from integer to bigint on column t.a',
    'Detected type change from character varying(10) to character varying(20) on column t.b',
    'Detected type change from numeric(8,2) to numeric(10,4) on column t.c',
    'Detected type change from timestamp without time zone to timestamp with time zone on column t.d',
  ]);
});

test('compares expressions in defaults regardless of their spelling', async () => {
  expect(
    await detected(
      `create table t (a int default 1 + 1, b timestamptz default current_timestamp, c text default 'x'::varchar)`,
      `create table t (a int default (1+1), b timestamptz default CURRENT_TIMESTAMP, c text default 'x'::varchar)`,
    ),
  ).toEqual([]);
});

test('detects a changed default', async () => {
  expect(
    await detected(
      'create table t (a timestamptz default now())',
      `create table t (a timestamptz default now() + '1 day'::interval)`,
    ),
  ).toEqual(['Detected changed default on column t.a']);
});

test('compares expressions in indexes', async () => {
  const found = await detected(
    'create table t (a text, b int); create index i on t (lower(a)); create index same on t ((b+1)) where (b)>0',
    'create table t (a text, b int); create index i on t (upper(a)); create index same on t ((b + 1)) where b > 0',
  );
  expect(found).toEqual(['Detected changed index i (a) on table t']);
});

test('detects changes of the method, order, operator class and included columns of an index', async () => {
  const found = await detected(
    'create table t (a text, b int); create index i on t (a); create index j on t (b); create index k on t (b)',
    'create table t (a text, b int); create index i on t (a text_pattern_ops); create index j on t using hash (b); create index k on t (b desc) include (a)',
  );
  expect(found).toEqual([
    'Detected changed index i (a) on table t',
    'Detected changed index j (b) on table t',
    'Detected changed index k (b, a) on table t',
  ]);
});

test('detects changes of the actions and the deferrability of a foreign key', async () => {
  const found = await detected(
    'create table p (id int primary key); create table t (a int references p)',
    'create table p (id int primary key); create table t (a int references p deferrable initially deferred)',
  );
  expect(found).toEqual(['Detected changed foreign key (a) to p(id) on table t']);
});

test('detects changed comments on tables and columns', async () => {
  const found = await detected(
    `create table t (a int); comment on table t is 'x'`,
    `create table t (a int); comment on table t is 'y'; comment on column t.a is 'z'`,
  );
  expect(found).toEqual(['Detected added comment on column t.a', 'Detected changed comment on table t']);
});
