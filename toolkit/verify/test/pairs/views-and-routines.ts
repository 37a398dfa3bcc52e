import type { Pair } from '../pair.ts';

/** Views, routines, triggers and rules. */
export const viewsAndRoutines: readonly Pair[] = [
  {
    name: 'an enum used by a column, array, default, check, index, domain, function and view is rebuilt',
    old: `
      create type mood as enum ('sad', 'ok', 'happy');
      create domain dm as mood default 'ok';
      create table t (id int, m mood not null default 'ok', ms mood[] default '{sad,happy}', d dm, check (m <> 'sad' or id > 0));
      create index on t (m) where m = 'happy';
      create function f(x mood) returns mood language sql as 'select x';
      create view v as select id, m from t where m > 'sad';`,
    new: `
      create type mood as enum ('happy', 'ok', 'meh');
      create domain dm as mood default 'ok';
      create table t (id int, m mood not null default 'ok', ms mood[] default '{happy}', d dm, check (m <> 'meh' or id > 0));
      create index on t (m) where m = 'happy';
      create function f(x mood) returns mood language sql as 'select x';
      create view v as select id, m from t where m > 'happy';`,
    rows: `insert into t values (1, 'ok', '{ok,happy}', 'happy')`,
    survives: 'select id, m::text, ms::text, d::text from t',
  },
  {
    name: 'a table becomes a view of the same name, and a view becomes a table',
    old: 'create table x (a int); create view y as select 1 as a;',
    new: 'create view x as select 1 as a; create table y (a int);',
  },
  {
    name: 'functions used by a default, check, index, trigger and generated column change their result types',
    old: `
      create function f(a int) returns int language sql immutable as 'select a';
      create function g() returns trigger language plpgsql as 'begin return null; end';
      create table t (a int default f(1), b int check (f(b) > 0), c int generated always as (f(1)) stored);
      create index on t (f(b));
      create trigger x after insert on t for each statement execute function g();`,
    new: `
      create function f(a int) returns bigint language sql immutable as 'select a';
      create function g() returns trigger language plpgsql as 'begin return old; end';
      create table t (a int default f(1), b int check (f(b) > 0), c int generated always as (f(1)) stored);
      create index on t (f(b));
      create trigger x after insert on t for each statement execute function g();`,
    rows: 'insert into t (b) values (3)',
    survives: 'select b from t',
  },
  {
    name: 'functions with SQL-standard bodies change with the objects that they use',
    old: `
      create table t (a int);
      create function f() returns int begin atomic select count(a)::int from t; end;
      create view v as select f() as n;`,
    new: `
      create table t (a bigint, b int);
      create function f() returns int begin atomic select count(a + b)::int from t; end;
      create view v as select f() as n, 1 as one;`,
  },
  {
    name: 'a new table uses a function of another new table',
    old: '',
    new: `
      create table t (a int);
      create function f(t) returns int language sql immutable as 'select $1.a';
      create function g() returns setof t language sql as 'select * from t';
      create table u (b int default 1, check (f(row(b)::t) > 0));
      create view v as select f(t) from t;`,
  },
  {
    name: 'composite and range types used by columns and functions change',
    old: `
      create type addr as (street text, no int);
      create type fr as range (subtype = float8);
      create table t (id int, a addr, f fr, fs fr[]);
      create function area(addr) returns int language sql as 'select $1.no';`,
    new: `
      create type addr as (no int, street text, zip text);
      create type fr as range (subtype = float8, subtype_diff = float8mi);
      create table t (id int, a addr, f fr, fs fr[]);
      create function area(addr) returns int language sql as 'select $1.no';`,
    survives: 'select id from t',
  },
  {
    name: 'views of views change their columns, options and an INSTEAD OF trigger',
    old: `
      create table t (a int, b int);
      create view v1 as select a, b from t;
      create view v2 as select a, b from v1;
      create function f() returns trigger language plpgsql as 'begin return new; end';
      create trigger i instead of insert on v2 for each row execute function f();
      create view v3 with (security_barrier) as select b from v2;
      alter view v2 alter b set default 3;`,
    new: `
      create table t (a int, b int);
      create view v1 as select b, a, a + b as c from t;
      create view v2 as select a, b from v1;
      create function f() returns trigger language plpgsql as 'begin return new; end';
      create trigger i instead of insert on v2 for each row execute function f();
      create view v3 with (check_option = local) as select b from v2;
      alter view v2 alter b set default 3;`,
  },
  {
    name: 'a view that gains columns at its end is replaced in place',
    old: 'create table t (a int, b int); create view v as select a from t; create view w as select a from v;',
    new: 'create table t (a int, b int); create view v as select a, b from t; create view w as select a from v;',
  },
  {
    name: 'procedures, aggregates, and set-returning and overloaded functions change, with default arguments',
    old: `
      create function f(a int, b int default 1) returns int language sql as 'select a + b';
      create function f(a text) returns int language sql as 'select 1';
      create procedure p(inout a int) language sql as 'select a';
      create function add(int, int) returns int language sql as 'select $1 + $2';
      create aggregate total(int) (sfunc = add, stype = int, initcond = '0');`,
    new: `
      create function f(a int, b int) returns int language sql strict as 'select a - b';
      create function f(a text, out x int, out y text) language sql as 'select 1, a';
      create procedure p(a int) language sql as 'select a';
      create function add(int, int) returns int language sql as 'select $2 + $1';
      create aggregate total(int) (sfunc = add, stype = int, initcond = '1');
      create function many() returns table (a int, b text) language sql as 'select 1, null::text';`,
  },
  {
    name: 'extended statistics, constraint triggers and disabled triggers change',
    old: `create table t (a int, b int); create statistics s (ndistinct) on a, b from t;
      create function f() returns trigger language plpgsql as 'begin return null; end';
      create constraint trigger c after insert on t deferrable initially deferred for each row execute function f();
      create trigger d after insert on t execute function f();`,
    new: `create table t (a int, b int); create statistics s (ndistinct, mcv) on a, b from t; alter statistics s set statistics 50;
      create function f() returns trigger language plpgsql as 'begin return null; end';
      create constraint trigger c after insert or update on t for each row execute function f();
      create trigger d after insert on t execute function f(); alter table t disable trigger d;`,
  },
  {
    name: 'a function replaces a table in a view, and a table replaces a function',
    old: `create table src (a int, b text); create view v as select a, b from src; create function f() returns int language sql stable as 'select 1'; create table t (x int default f());`,
    new: `create function src() returns table (a int, b text) language sql as 'select 1, null::text'; create view v as select a, b from src(); create table f (a int); create table t (x int);`,
  },
  {
    name: 'rules of views and tables change, and are disabled',
    old: `create table t (a int); create table log (a int); create rule r as on insert to t do also insert into log values (new.a); create rule d as on delete to t do instead nothing;`,
    new: `create table t (a bigint); create table log (a bigint); create rule r as on insert to t where new.a > 0 do also insert into log values (new.a); create rule d as on delete to t do instead nothing; alter table t disable rule d;`,
  },
  {
    name: 'materialized views change: unpopulated, dependent on each other, with storage parameters',
    old: `create table t (a int); create materialized view m as select a from t with no data; create materialized view n with (fillfactor = 70) as select a from t; create unique index on n (a);
      create materialized view o as select a from n;`,
    new: `create table t (a int); create materialized view m as select a from t; create materialized view n with (fillfactor = 80) as select a from t; create unique index on n (a);
      create materialized view o as select a, 1 as b from n with no data;`,
  },
  {
    name: 'a type used by columns and functions moves to another schema',
    old: `create schema s; create type public.e as enum ('x', 'y'); create table t (e e default 'x'); create function f(e) returns e language sql as 'select $1';`,
    new: `create schema s; create type s.e as enum ('x', 'y'); create table t (e s.e default 'x'); create function f(s.e) returns s.e language sql as 'select $1';`,
    rows: `insert into t values ('y')`,
    survives: 'select e::text from t',
  },
  {
    name: 'a domain whose default calls a changing function is rebuilt, with a clustered materialized view',
    old: `create function f() returns text language sql as 'select ''x'''; create domain d as text collate "C" default f();
      create table t (a d, b int); create materialized view m as select b from t; create index i on m (b);`,
    new: `create function f() returns text language sql as 'select ''y'''; create domain d as text default f() || 'z';
      create table t (a d, b int); create materialized view m as select b from t; create index i on m (b);
      alter materialized view m cluster on i;`,
    rows: `insert into t (a) values ('v')`,
    survives: 'select a::text from t',
  },
  {
    name: 'a table whose default, check and generated column call a recreated function is rebuilt',
    old: `create function f(a int) returns int language sql immutable as 'select a';
      create table t (a int default f(1), b int check (f(b) > 0), g int generated always as (f(1)) stored);`,
    new: `create function f(a int) returns bigint language sql immutable as 'select a::bigint';
      create table t (a int default f(1), b int check (f(b) > 0), g int generated always as (f(1)) stored) partition by hash (a);
      create table t0 partition of t for values with (modulus 1, remainder 0);`,
    rows: 'insert into t (b) values (3)',
  },
  {
    name: 'a function gains an argument with a default, so that calls would be ambiguous if both versions existed',
    old: `create function f(a int) returns int language sql immutable as 'select a'; create table t (x int default f(1), y int, check (f(y) > 0), g int generated always as (f(y)) stored); create index on t (f(y)); create view v as select f(x) q from t; create domain d as int default f(3) check (f(value) > 0); create function h(a int) returns int language sql return f(a);`,
    new: `create function f(a int, b int default 2) returns int language sql immutable as 'select a + b'; create table t (x int default f(1), y int, check (f(y) > 0), g int generated always as (f(y)) stored); create index on t (f(y)); create view v as select f(x) q from t; create domain d as int default f(3) check (f(value) > 0); create function h(a int) returns int language sql return f(a);`,
  },
  {
    name: 'a function with an SQL-standard body reads a table that becomes a view, and composite types use the row type of a view',
    old: `create table t (id int, old text, keep text); create function f() returns setof text language sql begin atomic select old from t; select keep from t; end; create procedure pr(x text) language sql begin atomic insert into t (old) values (x); end; create function g() returns t language sql return (select t from t limit 1); create view v as select f() x, (g()).id; create type c as (v v, vs v[]); create function h(c) returns c language sql return $1;`,
    new: `create table t_base (id bigint, keep text); create view t as select id, keep from t_base; create function f() returns setof text language sql begin atomic select keep from t; select keep from t; end; create procedure pr(x text) language sql begin atomic insert into t (keep) values (x); end; create function g() returns t language sql return (select t from t limit 1); create view v as select f() x, (g()).id; create type c as (v v, vs v[]); create function h(c) returns c language sql return $1;`,
  },
  {
    name: 'an overload that makes calls ambiguous is dropped, and what calls it calls the other',
    old: `create function f(a int, b int default 2) returns int language sql immutable as 'select a + b'; create table t (x int default f(1), y int, check (f(y) > 0), g int generated always as (f(y)) stored); create index on t (f(y)); create view v as select f(x) q from t; create domain d as int default f(3) check (f(value) > 0); create function h(a int) returns int language sql return f(a); create function f(a int) returns int language sql immutable as 'select a';`,
    new: `create function f(a int) returns int language sql immutable as 'select a'; create table t (x int default f(1), y int, check (f(y) > 0), g int generated always as (f(y)) stored); create index on t (f(y)); create view v as select f(x) q from t; create domain d as int default f(3) check (f(value) > 0); create function h(a int) returns int language sql return f(a);`,
    rows: 'insert into t (y) values (3)',
    survives: 'select y from t',
  },
  {
    name: 'calls are bound to the other of two overloads that exist on both sides',
    old: `create function f(a int, b int default 2) returns int language sql immutable as 'select a + b'; create table t (x int default f(1), y int, check (f(y) > 0), g int generated always as (f(y)) stored); create index on t (f(y)); create view v as select f(x) q from t; create domain d as int default f(3) check (f(value) > 0); create function h(a int) returns int language sql return f(a); create function f(a int) returns int language sql immutable as 'select a';`,
    new: `create function f(a int) returns int language sql immutable as 'select a'; create table t (x int default f(1), y int, check (f(y) > 0), g int generated always as (f(y)) stored); create index on t (f(y)); create view v as select f(x) q from t; create domain d as int default f(3) check (f(value) > 0); create function h(a int) returns int language sql return f(a); create function f(a int, b int default 2) returns int language sql immutable as 'select a + b';`,
    rows: 'insert into t (y) values (3)',
    survives: 'select y from t',
  },
  {
    name: 'a view changes whose call is ambiguous with an overload that does not change',
    old: `create function f(a int) returns int language sql immutable as 'select a'; create table t (x int); create view v as select f(x) q from t; create function f(a int, b int default 2) returns int language sql immutable as 'select a + b'; create view w as select f(x, 3) q from t;`,
    new: `create function f(a int) returns int language sql immutable as 'select a'; create table t (x int); create view v as select f(x) + 1 q from t; create function f(a int, b int default 2) returns int language sql immutable as 'select a + b'; create view w as select f(x, 3) q from t;`,
    rows: 'insert into t values (3)',
    survives: 'select q from w',
  },
];
