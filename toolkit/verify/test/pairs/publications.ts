import type { Pair } from '../pair.ts';

/** Publications of logical replication. */
export const publications: readonly Pair[] = [
  {
    name: 'a publication is created, with its tables, column lists and row filters',
    old: 'create table t (id int primary key, a int, b text);',
    new: `create table t (id int primary key, a int, b text); create table u (id int primary key);
      create publication p for table t (id, a) where (id > 0), table u with (publish = 'insert, delete', publish_via_partition_root);
      create publication q; create publication "R" for all tables; comment on publication p is 'For the warehouse.';`,
    rows: 'insert into t values (1, 2, $$x$$)',
    survives: 'select id, a, b from t',
  },
  {
    name: 'tables, options, schemas and comment of a publication change in place',
    old: `create schema app; create table t (id int primary key, a int); create table u (id int primary key);
      create publication p for table t, table u with (publish = 'insert'); comment on publication p is 'Old.';
      create publication s for tables in schema app;`,
    new: `create schema app; create table t (id int primary key, a int); create table u (id int primary key);
      create publication p for table t where (a > 0) with (publish_via_partition_root); comment on publication p is 'New.';
      create publication s for table u, tables in schema public;`,
    rows: 'insert into t values (1, 1)',
    survives: 'select id, a from t',
  },
  {
    name: 'columns in a column list and in a row filter change their types and are dropped',
    old: `create table t (id int primary key, a int, b int, c int);
      create publication p for table t (id, a, c) where (id > 5);`,
    new: `create table t (id bigint primary key, a text, d int);
      create publication p for table t (id, a, d) where (id > 5);`,
    rows: 'insert into t values (1, 2, null, null)',
    survives: 'select id::text, a::text from t',
  },
  {
    name: 'a publication of all tables becomes one of some tables',
    old: 'create table t (id int primary key); create publication p for all tables;',
    new: 'create table t (id int primary key); create publication p for table t;',
  },
  {
    name: 'published tables become partitioned, are renamed and are dropped',
    old: `create table t (id int, at int not null); create table gone (id int); create publication p for table t, table gone;`,
    new: `create table t (id int, at int not null) partition by list (at); create table t1 partition of t for values in (1);
      create table n (id int); create publication p for table t, table t1, table n;`,
  },
  {
    name: 'a row filter refers to new columns, and a column list to columns of a type that is rebuilt',
    old: `create type e as enum ('a', 'b'); create table t (id int primary key, s e);
      create publication p for table t where (id in (1, 2));`,
    new: `create type e as enum ('a', 'c'); create table t (id int primary key, s e, n numeric(10,2));
      create publication p for table t (id, s, n) where (n > 1.5 and abs(id) > 2);`,
  },
  {
    name: 'a table becomes logged before it joins publications, and unlogged after it leaves them',
    old: `create unlogged table a (id int primary key); create table b (id int primary key); create table c (id int primary key);
      create unlogged table d (id int primary key, c int references c); create table "order" (id int primary key);
      create publication p for table b, "order"; create publication q for table b;`,
    new: `create table a (id int primary key); create unlogged table b (id int primary key); create table c (id int primary key);
      create table d (id int primary key, c int references c); create unlogged table "order" (id int primary key);
      create publication p for table a, d where (id > 0); create publication r for table a;`,
    rows: 'insert into a values (1); insert into b values (2); insert into c values (3); insert into d values (4, 3)',
    survives: 'select a.id, b.id as b, d.c from a, b, d',
  },
];
