import type { Pair } from '../pair.ts';

/** Owners, privileges and policies. */
export const access: readonly Pair[] = [
  {
    name: 'grants on everything, to columns too, with the option to grant on, revoked from the owner and from all',
    old: `create table t (a int, b int, s serial); create view v as select a from t; create sequence q; create type e as enum ('x'); create schema s;
      create function f() returns int language sql as 'select 1';
      grant select, insert on t to pg_monitor; grant update (a, b) on t to pg_monitor; grant select on v to public; grant usage on q to pg_monitor with grant option;`,
    new: `create table t (a int, b int, s serial); create view v as select a, b from t; create sequence q; create type e as enum ('x'); create schema s;
      create function f() returns int language sql as 'select 1';
      grant select on t to pg_monitor with grant option; grant update (a), select (b) on t to public; grant all on v to pg_monitor; grant all on q to pg_monitor;
      revoke all on function f() from public; grant execute on function f() to pg_monitor; revoke usage on type e from public; grant create on schema s to pg_monitor;
      revoke delete on t from current_user;`,
  },
  {
    name: 'owners of everything',
    old: `create table t (a serial); create view v as select a from t; create type e as enum ('x'); create schema s; create function f() returns int language sql as 'select 1';
      alter table t owner to pg_monitor; grant select on t to public;`,
    new: `create table t (a serial); create view v as select a from t; create type e as enum ('x'); create schema s; create function f() returns int language sql as 'select 1';
      alter view v owner to pg_monitor; alter type e owner to pg_monitor; alter schema s owner to pg_monitor; alter function f() owner to pg_monitor;
      alter table t owner to pg_read_all_data; grant select on t to public; create table u (a int); alter table u owner to pg_monitor; grant insert on u to public;`,
  },
  {
    name: 'default privileges that come, go and stay, and what is made under them',
    old: `alter default privileges grant select on tables to pg_monitor; alter default privileges grant execute on functions to pg_monitor;
      create schema s; alter default privileges in schema s grant usage on sequences to public; create table a (x int); create view w as select x from a;`,
    new: `create table b (x int); create view w as select x, 1 as one from b; create schema s; create sequence s.q; create function f() returns int language sql as 'select 1';
      alter default privileges grant select on tables to pg_monitor; alter default privileges in schema s grant usage on sequences to public;
      alter default privileges revoke execute on functions from public; create table a (x int); create table c (x int); grant all on c to public; create sequence s.r;`,
  },
  {
    name: 'policies of every kind',
    old: `create table t (a int); alter table t enable row level security; create policy p on t for select using (a > 0); create policy q on t as restrictive for insert to pg_monitor with check (a > 1);
      create policy r on t using (true) with check (true);`,
    new: `create table t (a int); alter table t enable row level security; create policy p on t for update using (a > 0) with check (a > 3); create policy q on t as restrictive for insert to public with check (a > 2);
      create policy r on t using (true);`,
  },
  {
    name: 'a revoke on a table leaves what its columns grant',
    old: 'create table t (a int, b int); grant select on t to pg_monitor; grant select (a) on t to pg_monitor; grant update on t to public;',
    new: 'create table t (a int, b int); grant select (a), update (b) on t to pg_monitor; grant update on t to public;',
  },
  {
    name: 'what is granted on columns stays when the same is revoked from the table',
    old: 'create table t (i int, j int); grant select (i), update (j) on t to pg_monitor;',
    new: `
      create table t (i int, j int);
      grant select (i, j) on t to public;
      grant insert (j) on t to pg_monitor with grant option;
      grant update on t to pg_monitor;`,
  },
];
