import type { Pair } from '../pair.ts';

/** Columns and properties of tables. */
export const columnsAndTables: readonly Pair[] = [
  {
    name: 'columns change their types under a view, a materialized view, a rule, a policy, a trigger and a generated column',
    old: `
      create table t (id int primary key, n int default 7 check (n > 0), twice int generated always as (n * 2) stored);
      create index on t ((n + 1)) where n > 3;
      create view v as select id, n from t;
      create view w as select n from v where n > 1;
      create materialized view m as select n, count(*) from w group by n;
      create unique index m_n on m (n);
      comment on view v is 'v';
      comment on column v.n is 'the n';
      create rule r as on insert to v do instead insert into t (id, n) values (new.id, new.n);
      create function f() returns trigger language plpgsql as 'begin return new; end';
      create trigger tr before update of n on t for each row when (new.n > old.n) execute function f();
      alter table t enable row level security;
      create policy p on t using (n > 0) with check (n < 100);
      create statistics s on n, id from t;`,
    new: `
      create table t (id int primary key, n bigint default 7 check (n > 0), twice bigint generated always as (n * 2) stored);
      create index on t ((n + 1)) where n > 3;
      create view v as select id, n from t;
      create view w as select n from v where n > 1;
      create materialized view m as select n, count(*) from w group by n;
      create unique index m_n on m (n);
      comment on view v is 'v';
      comment on column v.n is 'the n';
      create rule r as on insert to v do instead insert into t (id, n) values (new.id, new.n);
      create function f() returns trigger language plpgsql as 'begin return new; end';
      create trigger tr before update of n on t for each row when (new.n > old.n) execute function f();
      alter table t enable row level security;
      create policy p on t using (n > 0) with check (n < 100);
      create statistics s on n, id from t;`,
    rows: 'insert into t (id, n) values (1, 5), (2, 6)',
    survives: 'select id, n::text, twice::text from t order by id',
  },
  {
    name: 'a column changes each of its properties',
    since: 160000,
    old: `
      create table t (a int, b text, c numeric(10,2), d varchar(10), e timestamp, f int[], g text collate "C", h text,
        i int generated always as (1) stored, j text storage external, k int default 1, l boolean);`,
    new: `
      create table t (a bigint not null, b varchar(20) default 'x', c numeric(12,4), d text, e timestamptz, f bigint[], g text, h text collate "C",
        i int, j text, k int, l boolean not null default false);
      alter table t alter b set statistics 100, alter c set (n_distinct = 5);`,
    rows: `insert into t (a, b, c, d, l) values (1, 'b', 1.25, 'd', true)`,
    survives: 'select a::text, b, c::float, d, l from t',
  },
  {
    name: 'columns with a precision, interval fields or an array of limited length change their types',
    since: 160000,
    old: `create table t (a timestamp(3) with time zone default '2020-01-01 00:00+00', b numeric(10,2)[] storage external,
        c interval default '1 day', d varchar(5)[] default '{a}', e time(3) default '10:00');`,
    new: `create table t (a timestamp(3) default '2020-01-01 00:00', b numeric(10,2)[],
        c interval hour to second default '1 day', d varchar(6)[] default '{a}', e time(3) with time zone default '10:00+00');`,
    rows: `insert into t (b, c) values ('{1.25}', '2 hours')`,
    survives: 'select b, c::text, d from t',
  },
  {
    name: 'a column is dropped with the objects that depend on it',
    old: `
      create table t (a int primary key, b int unique, c int, d serial, unique (a, b), check (b > c), exclude (b with =));
      create index on t (c, b);
      create table u (b int references t (b));
      create view v as select a, b from t;`,
    new: `create table t (a int primary key, c int); create table u (b int); create view v as select a from t;`,
    rows: 'insert into t values (1, 2, 0)',
    survives: 'select a, c from t',
  },
  {
    name: 'a column on which other objects depend is replaced by another of the same name',
    old: `create table t (id int primary key, x text not null); create table u (id int primary key, t int references t on delete cascade);
      create view v as select t.x, u.id from t join u on u.t = t.id; create materialized view m as select x from v; create index on m (x);
      create function g() returns setof v language sql as 'select * from v'; create view w as select * from g();`,
    new: `create table t (id int primary key, x int); create table u (id int primary key, t bigint);
      create view v as select t.x, u.id from t join u on u.t = t.id; create materialized view m as select x from v; create index on m (x);
      create function g() returns setof v language sql as 'select * from v'; create view w as select * from g();`,
  },
  {
    name: 'columns become generated and cease to be, with dependent objects',
    old: `create table t (a int, b int generated always as (a + 1) stored, c int, d int generated always as (a * 2) stored); create index on t (b); create view v as select b, c, d from t; alter table t add check (d > 0);`,
    new: `create table t (a int, b int, c int generated always as (a + 2) stored, d int generated always as (a * 3) stored); create index on t (b); create view v as select b, c, d from t; alter table t add check (d > 0);`,
    rows: 'insert into t (a) values (1)',
  },
  {
    name: 'tables that reference each other, in a chain and in a cycle, become logged or unlogged',
    old: `create table a (id int primary key, b int); create table b (id int primary key, a int references a, up int references b); alter table a add foreign key (b) references b; create table c (b int references b); create unlogged table d (id int primary key); create unlogged table e (d int references d);`,
    new: `create unlogged table a (id int primary key, b int); create unlogged table b (id int primary key, a int references a, up int references b); alter table a add foreign key (b) references b; create unlogged table c (b int references b); create table d (id int primary key); create table e (d int references d); create table f (d int references d);`,
  },
  {
    name: 'a column of a row type is added after the columns of that row type change',
    old: `create table a (x int, y text); create table b (id int);`,
    new: `create table a (x bigint, y text); create table b (id int, a a, aa a[]); create table c (a a);`,
  },
  {
    name: 'columns keep their compression and storage when their type changes, in children too',
    old: `create table a (b text, c text, d text); alter table a alter b set compression pglz, alter c set storage main; create table i () inherits (a);`,
    new: `create table a (b varchar(20), c varchar(20), d varchar(9)); alter table a alter b set compression pglz, alter c set storage main, alter d set storage external; create table i () inherits (a);`,
  },
];
