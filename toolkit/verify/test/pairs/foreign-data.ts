import type { Pair } from '../pair.ts';

const server = 'create foreign data wrapper w; create server s foreign data wrapper w;';
const local = 'create table t (id int primary key, a int);';

/** Foreign-data wrappers, foreign servers, user mappings and foreign tables, beside a table with rows. */
const samples: readonly Pair[] = [
  {
    name: 'a wrapper, a server, user mappings and foreign tables are created in the order of their references',
    old: local,
    new: `${local} create foreign data wrapper "Z"; create server "A" type 't' version '1' foreign data wrapper "Z" options (host 'it''s');
      create user mapping for public server "A" options (user 'u'); create user mapping for current_user server "A";
      create foreign table aa (a int options (column_name 'x') not null, b text default 'b', check (a > 0)) server "A" options (table_name 'a');
      comment on foreign table aa is 'A table.'; comment on server "A" is 'A server.'; grant select on aa to public; grant select (b) on aa to current_user;
      create view v as select a from aa; grant usage on foreign server "A" to pg_monitor; grant usage on foreign data wrapper "Z" to pg_monitor;`,
  },
  {
    name: 'options, version, comment, owner and privileges change in place',
    old: `${local} create foreign data wrapper w options (a '1', b '2'); create server s version '1' foreign data wrapper w options (a '1', b '2', c '3');
      create user mapping for public server s options (user 'u', x '1'); comment on server s is 'Old.';
      grant usage on foreign server s to pg_monitor; grant usage on foreign data wrapper w to pg_monitor;
      create foreign table ft (a int options (n '1', m '2'), b int) server s options (a '1', b '2');`,
    new: `${local} create foreign data wrapper w options (b '3', d '4'); create server s version '2' foreign data wrapper w options (b '2', c '4', d '5');
      create user mapping for public server s options (user 'v', y '2'); comment on server s is 'New.'; comment on foreign data wrapper w is 'Is new.';
      alter server s owner to pg_monitor; grant usage on foreign server s to pg_read_all_data with grant option;
      create foreign table ft (a int options (m '3', o '4'), b int options (k '1')) server s options (b '3', c '1');`,
  },
  {
    name: 'a wrapper gets a handler and a validator, and a server loses its version',
    old: `${local} ${server} alter server s version '1'; create extension file_fdw;`,
    new: `${local} create extension file_fdw; create foreign data wrapper w handler file_fdw_handler validator postgresql_fdw_validator;
      create server s foreign data wrapper w options (host 'h'); create user mapping for public server s options (user 'u');`,
  },
  {
    name: 'a server with another wrapper is recreated with its user mappings and foreign tables',
    old: `${local} ${server} create user mapping for public server s options (user 'u'); create foreign table ft (a int) server s;
      create view v as select a from ft; create sequence q owned by ft.a;`,
    new: `${local} create foreign data wrapper x; create server s type 't' foreign data wrapper x; create user mapping for public server s options (user 'u');
      create foreign table ft (a int) server s; create view v as select a from ft; create sequence q owned by ft.a;`,
  },
  {
    name: 'a foreign table gets another server, and others are dropped with theirs',
    old: `${local} ${server} create server s2 foreign data wrapper w; create foreign table ft (a int, b text) server s options (x '1');
      create foreign table gone (a int) server s; create user mapping for public server s;`,
    new: `${local} create foreign data wrapper w; create server s2 foreign data wrapper w; create foreign table ft (a int, b text) server s2 options (x '1');`,
  },
  {
    name: 'columns, defaults, checks, NOT NULL, triggers and comments of a foreign table change',
    old: `${local} ${server} create function f() returns trigger language plpgsql as 'begin return new; end';
      create foreign table ft (a int, b varchar(5), c int default 1, d text not null, e int generated always as (a + 1) stored, constraint k check (a > 0), constraint k2 check (c > 0)) server s;
      create trigger g before insert on ft for each row execute function f(); comment on column ft.a is 'Old.';`,
    new: `${local} ${server} create function f() returns trigger language plpgsql as 'begin return new; end';
      create foreign table ft (a bigint not null default 7, b int, c int, d text, e int, n text not null, h int not null default 5, constraint k check (a > 1) not valid) server s;
      create trigger g after insert or update on ft for each row execute function f(); alter foreign table ft disable trigger g; comment on column ft.a is 'New.';
      alter foreign table ft alter d set statistics 5, alter d set storage external;`,
  },
  {
    name: 'a type of foreign columns is rebuilt',
    old: `create type e as enum ('a', 'b'); create table t (id int primary key, a int, s e); ${server} create foreign table ft (s e, ss e[], d int) server s;`,
    new: `create type e as enum ('a', 'c'); create table t (id int primary key, a int, s e); ${server} create foreign table ft (s e, ss e[], d int) server s;`,
  },
  {
    name: 'foreign partitions and children are attached, detached, created and dropped',
    old: `${local} ${server} create table p (a int not null, b text) partition by list (a); create foreign table p1 partition of p for values in (1) server s options (x '1');
      create foreign table p2 (a int not null, b text) server s; create table i (a int, b int default 2); create foreign table i1 (c int) inherits (i) server s; create foreign table i2 (a int, b int) server s;
      create table p4 partition of p for values in (4);`,
    new: `${local} ${server} create table p (a int not null, b text) partition by list (a); create foreign table p1 (a int not null, b text) server s options (x '1');
      create foreign table p2 partition of p for values in (2) server s; create table i (a int, b int default 2); create foreign table i1 (a int, b int default 2, c int) server s;
      create foreign table i2 () inherits (i) server s; create foreign table p3 partition of p default server s; create table p4 partition of p for values in (4);`,
  },
  {
    name: 'a partitioned table with a foreign partition gets a column, a check, an index and NOT NULL',
    old: `${local} ${server} create table p (a int not null, b text) partition by list (a); create foreign table p1 partition of p for values in (1) server s; create table p2 partition of p for values in (2);`,
    new: `${local} ${server} create table p (a int not null, b text not null, c int, constraint k check (a > 0)) partition by list (a); create foreign table p1 partition of p for values in (1) server s;
      create table p2 partition of p for values in (2); create index on p (b);`,
  },
  {
    name: 'indexes of a partitioned table with foreign partitions at several levels are valid',
    old: `${local} ${server} create table p (a int not null, b text, c int) partition by list (a); create foreign table p1 partition of p for values in (1) server s;
      create table p2 partition of p for values in (2) partition by list (c); create table p21 partition of p2 for values in (1); create index old on p (c);`,
    new: `${local} ${server} create table p (a int not null, b text, c int) partition by list (a); create foreign table p1 partition of p for values in (1) server s;
      create table p2 partition of p for values in (2) partition by list (c); create table p21 partition of p2 for values in (1); create foreign table p22 partition of p2 for values in (2) server s;
      create table p3 partition of p for values in (3); create index own on p21 (b); create index named on p (b); create index on p3 (b, c);`,
  },
  {
    name: 'a foreign table with an identity and a serial column gets others',
    old: `${local} ${server} create foreign table ft (a int not null, b serial, c int generated always as identity) server s;`,
    new: `${local} ${server} create foreign table ft (a int generated by default as identity, b int not null generated always as identity, c serial) server s;`,
  },
  {
    name: 'a table becomes a foreign table',
    old: `${local} ${server} create table x (a int primary key, b text); create view v as select a, b from x; create index on x (b); create table keeps (n serial);`,
    new: `${local} ${server} create foreign table x (a int not null, b text options (c 'd')) server s options (k 'v'); create view v as select a, b from x; create table keeps (n serial);`,
  },
  {
    name: 'a table with a serial and an identity column becomes a foreign table and its sequences are kept',
    old: `${local} ${server} create table x (a serial, b int generated always as identity);`,
    new: `${local} ${server} create foreign table x (a serial, b int generated always as identity) server s;`,
  },
  {
    name: 'a member of an extension is the wrapper of a server',
    old: local,
    new: `${local} create extension file_fdw; create server files foreign data wrapper file_fdw;
      create foreign table log (line text) server files options (filename '/nowhere', format 'csv');`,
  },
];

export const foreignData: readonly Pair[] = samples.map((pair) => ({
  ...pair,
  rows: 'insert into t values (1, 2), (3, null)',
  survives: 'select id, a from t order by id',
}));
