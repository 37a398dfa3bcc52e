import type { Pair } from '../pair.ts';

const functions = `create function near(int, int) returns boolean immutable language sql as 'select abs($1 - $2) < 2';
  create function far(int, int) returns boolean immutable language sql as 'select abs($1 - $2) >= 2';`;
const both = `create operator =~= (leftarg = int, rightarg = int, function = near, negator = !~=, commutator = =~=);
  create operator !~= (leftarg = int, rightarg = int, function = far, negator = =~=, commutator = !~=);`;

/** Operators, and what uses them. */
export const operators: readonly Pair[] = [
  {
    name: 'operators that negate each other are created, and all kinds of expressions use them',
    old: 'create table t (id int primary key, a int);',
    new: `${functions} ${both} comment on operator =~= (int, int) is 'Near.'; alter operator !~= (int, int) owner to pg_monitor;
      create table t (id int primary key, a int check (a =~= 5), g boolean generated always as (a !~= 7) stored);
      create index i on t ((a =~= 1)) where a !~= 2; create view v as select id from t where a =~= 5;
      create materialized view m as select a =~= 5 as near from t; create policy p on t using (a =~= 5);
      create domain d as int check (value =~= 1); create function f(int) returns boolean immutable language sql return $1 =~= 1;`,
    rows: 'insert into t values (1, 5), (2, 6)',
    survives: 'select id, a from t order by id',
  },
  {
    name: 'an operator calls another function, and what uses it is dropped and created',
    old: `${functions} ${both} create table t (id int primary key, a int, g boolean generated always as (a !~= 7) stored, constraint k check (a =~= 5));
      create index i on t ((a =~= 1)); create view v as select id from t where a =~= 5;`,
    new: `${functions} create function nearer(int, int) returns boolean immutable language sql as 'select abs($1 - $2) < 3';
      ${both.replace('function = near', 'function = nearer')}
      create table t (id int primary key, a int, g boolean generated always as (a !~= 7) stored, constraint k check (a =~= 5));
      create index i on t ((a =~= 1)); create view v as select id from t where a =~= 5;`,
    rows: 'insert into t (id, a) values (1, 5), (2, 6)',
    survives: 'select id, a, g from t order by id',
  },
  {
    name: 'options of an operator change in place',
    old: `${functions} create operator =~= (leftarg = int, rightarg = int, function = near, restrict = eqsel, join = eqjoinsel);
      create operator !~= (leftarg = int, rightarg = int, function = far); create table t (a int check (a =~= 5));`,
    new: `${functions} create operator =~= (leftarg = int, rightarg = int, function = near, restrict = neqsel, commutator = =~=, negator = !~=, hashes, merges);
      create operator !~= (leftarg = int, rightarg = int, function = far, negator = =~=); create table t (a int check (a =~= 5));
      comment on operator =~= (int, int) is 'New.';`,
    rows: 'insert into t values (5)',
    survives: 'select a from t',
  },
  {
    name: 'the negator of an operator is dropped, and another one is created',
    old: `${functions} ${both} create table t (a int check (a =~= 5));`,
    new: `${functions} create operator =~= (leftarg = int, rightarg = int, function = near, commutator = =~=, negator = !!~=);
      create operator !!~= (leftarg = int, rightarg = int, function = far, negator = =~=); create table t (a int check (a =~= 5));`,
    rows: 'insert into t values (5)',
    survives: 'select a from t',
  },
  {
    name: 'the type of a column that an operator compares changes, and its operator with it',
    old: `create function same(int, int) returns boolean immutable language sql as 'select $1 = $2'; create operator === (leftarg = int, rightarg = int, function = same);
      create table t (id int primary key, a int check (a === 5), exclude using btree (a with =));`,
    new: `create function same(text, text) returns boolean immutable language sql as 'select $1 = $2'; create operator === (leftarg = text, rightarg = text, function = same);
      create table t (id int primary key, a text check (a === '5'), exclude using btree (a with =));`,
    rows: 'insert into t values (1, 5)',
    survives: 'select id, a::text from t',
  },
  {
    name: 'operators of another schema are dropped with it, and one is moved',
    old: `create schema app; create function app.near(int, int) returns boolean immutable language sql as 'select true';
      create operator app.=~= (leftarg = int, rightarg = int, function = app.near, commutator = operator(app.=~=)); create table t (a int check (a operator(app.=~=) 5));`,
    new: `create function near(int, int) returns boolean immutable language sql as 'select true';
      create operator =~= (leftarg = int, rightarg = int, function = near, commutator = =~=); create table t (a int check (a =~= 5));`,
    rows: 'insert into t values (5)',
    survives: 'select a from t',
  },
  {
    name: 'a quoted body uses an operator that is created before the code that runs it',
    old: 'create table t (id int primary key);',
    new: `create table z (id int primary key); create function near(int, z) returns boolean immutable language sql as 'select $1 = $2.id';
      create operator =~= (leftarg = int, rightarg = z, function = near);
      create function a_f(int) returns boolean language sql as 'select $1 =~= row(1)::z';
      create table t (id int primary key, b boolean default a_f(1));`,
    rows: 'insert into t values (1)',
    survives: 'select id from t',
  },
];
