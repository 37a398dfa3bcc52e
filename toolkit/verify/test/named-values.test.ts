import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type TwoDatabases, thereAndBack, twoDatabases } from './pair.ts';

let databases: TwoDatabases;
beforeEach(async () => {
  databases = await twoDatabases('named_values');
});
afterEach(() => databases.close());

const app =
  'create schema app; create text search parser app.p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype)';

/** Columns whose values name objects that are recreated: the type, an object of it, and the objects before and after. */
const recreated: readonly (readonly [type: string, name: string, old: string, wanted: string])[] = [
  [
    'regconfig',
    'public.c',
    'create text search configuration c (parser = "default")',
    'create text search configuration c (parser = app.p)',
  ],
  [
    'regdictionary',
    'public.d',
    'create text search dictionary d (template = simple)',
    'create text search dictionary d (template = snowball, language = english)',
  ],
  ['regcollation', 'public.c', `create collation c (locale = 'C')`, `create collation c (locale = 'POSIX')`],
  ['regtype', 'public.e', `create type e as enum ('a', 'b')`, `create type e as enum ('b')`],
  ['regtype', 'public.d', 'create domain d as int', 'create domain d as bigint'],
  ['regtype', 'public.r', 'create table r (a int)', 'create table r (a int) partition by list (a)'],
  ['regclass', 'public.r', 'create table r (a int)', 'create table r (a int) partition by list (a)'],
  ['regclass', 'public.v', 'create view v as select 1 as a', `create view v as select 'x' as a`],
  [
    'regclass',
    'public.i',
    'create table u (a int, b int); create index i on u (a)',
    'create table u (a int, b int); create index i on u (b)',
  ],
  [
    'regproc',
    'public.f',
    'create function f(int) returns int language sql as $$select 1$$',
    'create function f(int) returns text language sql as $$select 1$$',
  ],
  [
    'regprocedure',
    'public.f(integer)',
    'create function f(int) returns int language sql as $$select 1$$',
    'create function f(int) returns text language sql as $$select 1$$',
  ],
  [
    'regoperator',
    'public.===(integer,integer)',
    'create operator === (function = int4eq, leftarg = int, rightarg = int)',
    'create operator === (function = int4ne, leftarg = int, rightarg = int)',
  ],
];

test.each(recreated)(
  'keeps values of %s that name %s when the object is recreated',
  async (type, name, old, wanted) => {
    const table = `create domain named as ${type}; create table t (id int primary key, a ${type}, b named, c ${type} not null default 0); create table s (k int) inherits (t)`;
    const plan = await thereAndBack(databases, {
      name: type,
      old: `${app}; ${old}; ${table}`,
      new: `${app}; ${wanted}; ${table}`,
      rows: `insert into t values (1, '${name}', '${name}', 0), (2, null, null, '${name}'); insert into s values (3, '${name}', null, 0, 1)`,
      survives: 'select id, a::text, b::text, c::text from t order by id',
    });
    expect(plan.statements.filter(({ sql }) => sql.startsWith('UPDATE ')).length).toBe(6);
  },
);

test('keeps values in the partitions of a table that is rebuilt, and those that name other objects', async () => {
  const schema = (
    type: string,
    by: string,
  ) => `create table "R r" (a ${type}) ${by}; create view v as select a from "R r";
    create table t (id int, a regclass, b regclass default '"R r"'::regclass) partition by ${by === '' ? 'list' : 'range'} (id);
    create table t1 partition of t default`;
  await thereAndBack(databases, {
    name: 'both',
    old: schema('int', ''),
    new: schema('bigint', 'partition by list (a)'),
    rows: `insert into t values (1, '"R r"', 'v'), (2, 'pg_class', 0), (3, 't', 't1')`,
    survives: 'select id, a::text, b::text from t order by id',
  });
});
