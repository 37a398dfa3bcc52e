import type { Pair } from '../pair.ts';

const positive = `create function positive(bigint) returns boolean immutable language sql as 'select $1 > 0';`;
const money = `create type amount as (units bigint); create function to_amount(bigint) returns amount immutable language sql as 'select row($1)::public.amount';
  create function units(amount) returns bigint immutable language sql as 'select ($1).units';`;

/** Casts, and what uses them without a recorded dependency. */
export const casts: readonly Pair[] = [
  {
    name: 'a cast is created, and a check, a generated column, an index and a view use it',
    old: 'create table t (id int primary key, a bigint);',
    new: `${positive} create cast (bigint as boolean) with function positive(bigint);
      comment on cast (bigint as boolean) is 'Whether it is positive.';
      create table t (id int primary key, a bigint check (a::boolean), g boolean generated always as (a::boolean) stored);
      create index i on t ((a::boolean)); create view v as select a::boolean as b from t;
      create domain d as bigint check (value::boolean);`,
    rows: 'insert into t values (1, 5), (2, 7)',
    survives: 'select id, a from t order by id',
  },
  {
    name: 'the type of a column is converted by a cast that is created, and back by one that is created',
    old: `${money} create cast (amount as bigint) with function units(amount) as assignment; create table t (id int primary key, a bigint);`,
    new: `${money} create cast (bigint as amount) with function to_amount(bigint) as assignment; create table t (id int primary key, a amount);`,
    rows: 'insert into t values (1, 5), (2, null)',
    survives: `select id, case when pg_typeof(a) = 'bigint'::regtype then a::text else nullif(trim('()' from a::text), '') end as a from t order by id`,
  },
  {
    name: 'the type of a column is converted by a cast that is dropped, and back by it',
    old: `${money} create cast (bigint as amount) with function to_amount(bigint); create cast (amount as bigint) with function units(amount);
      create table t (id int primary key, a bigint);`,
    new: `${money} create table t (id int primary key, a amount);`,
    rows: 'insert into t values (1, 5), (2, null)',
    survives: `select id, nullif(trim('()' from a::text), '') as a from t order by id`,
  },
  {
    name: 'an explicit cast to text converts a column, although text has a conversion for all types',
    old: `create type mood as enum ('a', 'b'); create table t (id int primary key, a mood);`,
    new: `create type mood as enum ('a', 'b'); create function said(mood) returns text immutable language sql as
        'select case when $1 = ''a''::public.mood then ''a'' else ''b'' end';
      create cast (mood as text) with function said(mood); create table t (id int primary key, a text);`,
    rows: `insert into t values (1, 'a'), (2, 'b')`,
    survives: 'select id, a::text from t order by id',
  },
  {
    name: 'a cast changes its function, its method, its context and its comment',
    old: `${positive} create function negative(bigint) returns boolean immutable language sql as 'select $1 < 0';
      create type mood as enum ('a'); create cast (bigint as boolean) with function positive(bigint);
      create cast (mood as macaddr) with inout; create cast (mood as bigint) with inout as implicit; comment on cast (mood as bigint) is 'Old.';
      create table t (id int primary key, a bigint, g boolean generated always as (a::boolean) stored, k bigint check (k::boolean));
      create view v as select a::boolean from t;`,
    new: `${positive} create function negative(bigint) returns boolean immutable language sql as 'select $1 < 0';
      create type mood as enum ('a'); create function mac(mood) returns macaddr language sql as 'select null::macaddr';
      create cast (bigint as boolean) with function negative(bigint) as assignment;
      create cast (mood as macaddr) with function mac(mood); create cast (mood as bigint) with inout; comment on cast (mood as bigint) is 'New.';
      create table t (id int primary key, a bigint, g boolean generated always as (a::boolean) stored, k bigint check (k::boolean));
      create view v as select a::boolean from t;`,
    rows: 'insert into t (id, a) values (1, 5), (2, -5)',
    // The expression is stored with the function that the cast had when it was parsed.
    survives: 'select id, a from t order by id',
  },
  {
    name: 'the function of a cast is dropped and created, and so are the cast and what uses it',
    old: `create function f(x bigint) returns boolean immutable language sql as 'select $1 > 0'; create cast (bigint as boolean) with function f(bigint);
      create table t (id int primary key, a bigint, constraint k check (a::boolean));`,
    new: `create function f(y bigint) returns boolean immutable language sql as 'select $1 > 1'; create cast (bigint as boolean) with function f(bigint);
      create table t (id int primary key, a bigint, constraint k check (a::boolean));`,
    rows: 'insert into t values (1, 5)',
    survives: 'select id, a from t',
  },
  {
    name: 'a cast whose function reads a table is created before the checks that use it',
    old: 'create table a (id int primary key, x bigint); create table z (id int primary key);',
    new: `create table z (id int primary key, label text);
      create function known(bigint) returns boolean stable language sql begin atomic select exists (select from z where id = $1 and label is null); end;
      create cast (bigint as boolean) with function known(bigint);
      create table a (id int primary key, x bigint, constraint k check (x::boolean));`,
    rows: 'insert into z values (5); insert into a values (1, 5)',
    survives: 'select id, x from a',
  },
];
