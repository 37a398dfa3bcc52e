import type { Pair } from '../pair.ts';

/** Statements that run code, and objects that use each other. */
export const code: readonly Pair[] = [
  {
    name: 'a view comes to select from itself, and gains a column that its query uses',
    old: 'create view v as select 1 as id; create view w as select id from v;',
    new: `create view v as select 1 as id, 'x'::text as x; create or replace view v as select id, x from v where x <> ''; create view w as select id from v;`,
  },
  {
    name: 'a view comes to call a function that returns its row, with a further column',
    old: 'create view v as select 1 as id; create table t (id int);',
    new: `create table t (id int); create view v as select 1 as id, 2 as n; create function f() returns setof v language sql as 'select id, 2 from t'; create or replace view v as select id, n from f();`,
    rows: 'insert into t values (3)',
    survives: 'select id from t',
  },
  {
    name: 'a view calls another function that returns its row',
    old: `create view v as select 1 as id; create function f() returns setof v language sql as 'select 1'; create or replace view v as select id from f();`,
    new: `create view v as select 1 as id; create function g() returns setof v language sql as 'select 2'; create or replace view v as select id from g();`,
    survives: 'select count(*) from v',
  },
  {
    name: 'views over each other change their columns, and end their loop',
    old: 'create view a as select 1 as id; create view b as select id from a; create or replace view a as select id from b;',
    new: 'create view a as select 1::bigint as id; create view b as select id, 2 as n from a;',
  },
  {
    name: 'views come to select from new columns of each other',
    old: 'create view a as select 1 as id; create view b as select id from a;',
    new: 'create view a as select 1 as id, 2 as x; create view b as select id, x as y from a; create or replace view a as select id, y as x from b;',
  },
  {
    name: 'functions with SQL-standard bodies come to call each other',
    old: 'create function f() returns int language sql return 1;',
    new: 'create function f() returns int language sql return 1; create function g() returns int language sql return f(); create or replace function f() returns int language sql return g();',
  },
  {
    name: 'a column is added whose default reaches a view through the strings of two functions',
    old: 'create table t (a int);',
    new: `create view zv as select 1 x; create function z_h() returns setof zv language sql as 'select * from zv'; create function w() returns bigint language sql as 'select count(*) from z_h()'; create table t (a int); alter table t add b bigint default w();`,
    rows: 'insert into t values (1), (2)',
    survives: 'select a from t',
  },
  {
    name: 'constraints, indexes, generated columns, domains and materialized views evaluate functions that reach a view',
    old: 'create domain d as int; create table t (a int, d d); create table p (a int) partition by list (a); create table p1 (a int);',
    new: `create view zv as select 1 x; create function z_h() returns setof zv language sql as 'select * from public.zv'; create function w(int) returns int language sql immutable as 'select $1 + count(*)::int from public.z_h()';
      create domain d as int check (w(value) > 0); create table t (a int check (w(a) > 0), d d, e d default 3, g int generated always as (w(a)) stored, exclude (w(a) with =)); create index on t (w(a)); create index on t (a) where w(a) > 0;
      create materialized view m as select w(1); create unique index on m (w);
      create table p (a int) partition by list (w(a)); create table p1 partition of p for values in (2); create table c (a int default w(1)); create statistics s on (w(a)), a from t;`,
    rows: 'insert into t values (1, 2), (2, 3)',
    survives: 'select a, d::int from t',
  },
  {
    name: 'a table is created whose generated columns call functions that reach a view',
    old: 'create table a (x int);',
    new: `create view zv as select 1 x; create function z_h() returns setof zv language sql as 'select * from zv'; create function w() returns bigint language sql immutable as 'select count(*) from z_h()';
      create function v(int) returns int language sql immutable as 'select $1 + max(x) from public.z_h()'; create table a (x int, b bigint generated always as (w()) stored, c int generated always as (v(x)) stored);
      create table u (a int, b bigint generated always as (w() + a) stored);`,
    rows: 'insert into a values (1)',
    survives: 'select x from a',
  },
  {
    name: 'a function reaches a view of a materialized view, which calls another function',
    old: 'create table a (x int); create table t (a int);',
    new: `create table a (x int); create function f() returns int language sql as 'select 1'; create materialized view m as select f() x; create view zv as select x from m;
      create function w() returns bigint language plpgsql as $$ declare n bigint; begin execute 'select count(*) from ' || 'zv' into n; return n; end $$; create table t (a int, b bigint default w() check (b = 1));`,
    rows: 'insert into t values (1)',
    survives: 'select a from t',
  },
  {
    name: 'a function that is not changed reads a view that is recreated, and rows that are copied',
    old: `create table z (x int) partition by range (x); create table z1 partition of z default; create view zv as select x from z; create function w() returns bigint language sql as 'select count(*) from zv'; create table t (a int);`,
    new: `create table z (x bigint) partition by list (x); create table z1 partition of z default; create view zv as select x from z; create function w() returns bigint language sql as 'select count(*) from zv'; create table t (a int, b bigint default w(), check (b = 2));`,
    rows: 'insert into z values (1), (2); insert into t values (1)',
    survives: 'select x::int from z order by x',
  },
];
