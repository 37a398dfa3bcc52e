import type { Pair } from '../pair.ts';

/** Changes of columns with several parents or with grandchildren, for which PostgreSQL has no statement. */
export const severalParents: readonly Pair[] = [
  {
    name: 'a parent drops the expression of a generated column, with a child',
    old: 'create table p (a int, b int generated always as (a*2) stored); create table c () inherits (p);',
    new: 'create table p (a int, b int); create table c () inherits (p);',
    rows: 'insert into c values (1)',
    survives: 'select a,b from c',
  },
  {
    name: 'a parent drops the expression of a generated column, with a grandchild',
    old: 'create table p (a int, b int generated always as (a*2) stored); create table c () inherits (p); create table d () inherits (c);',
    new: 'create table p (a int, b int); create table c () inherits (p);create table d () inherits (c);',
    rows: 'insert into d values (1)',
    survives: 'select a,b from d',
  },
  {
    name: 'a parent drops the expression of a generated column that the child declares too',
    since: 160000,
    old: 'create table p (a int, b int generated always as (a*2) stored); create table c (b int generated always as (a*3) stored) inherits (p); create table d () inherits (c)',
    new: 'create table p (a int, b int); create table c (b int) inherits (p);create table d () inherits (c)',
    rows: 'insert into c values (1)',
    survives: 'select a,b from c',
  },
  {
    name: 'a column of two parents changes its type',
    old: 'create table p (a int); create table q (a int); create table c () inherits (p, q);',
    new: 'create table p (a bigint); create table q (a bigint); create table c () inherits (p, q);',
    rows: 'insert into c values (1); insert into p values (2)',
    survives: 'select a::text from p order by 1',
  },
  {
    name: 'a column of two parents that the child declares too changes its type',
    old: 'create table p (a int); create table q (a int); create table c (a int, x text) inherits (p, q);',
    new: 'create table p (a text); create table q (a text); create table c (a text, x text) inherits (p, q);',
    rows: "insert into c values (1, 'x'); insert into p values (2)",
    survives: 'select a::text from p order by 1',
  },
  {
    name: 'a column of parents that form a diamond changes',
    old: 'create table p (a int); create table q () inherits (p); create table r () inherits (p); create table c () inherits (q, r);',
    new: 'create table p (a bigint); create table q () inherits (p); create table r () inherits (p); create table c () inherits (q, r);',
    rows: 'insert into c values (1); insert into p values (2)',
    survives: 'select a::text from p order by 1',
  },
  {
    name: 'a partitioned table drops the expression of a generated column, with sub-partitions',
    old: 'create table p (a int, k int, b int generated always as (a*2) stored) partition by list (k); create table c partition of p for values in (1) partition by list (k); create table d partition of c for values in (1)',
    new: 'create table p (a int, k int, b int) partition by list (k); create table c partition of p for values in (1) partition by list (k); create table d partition of c for values in (1)',
    rows: 'insert into p values (1, 1)',
    survives: 'select a,b from p',
  },
  {
    name: 'a column of two parents changes its type, with a grandchild, a view and an index',
    old: 'create table p (a int primary key); create table q (a int not null); create table c (x text) inherits (p, q); create table d () inherits (c); create index i on c (a); create view v as select a from c',
    new: 'create table p (a bigint primary key); create table q (a bigint not null); create table c (x text) inherits (p, q); create table d () inherits (c); create index i on c (a); create view v as select a from c',
    rows: "insert into d values (1, 'x'); insert into p values (2); insert into c values (3, 'y')",
    survives: 'select a::text from p order by 1',
  },
  {
    name: 'only one of two parents changes, with a column that the child declares too',
    old: 'create table p (a int, b text); create table q (a int); create table c (b text) inherits (p, q);',
    new: 'create table p (a int, b varchar(9)); create table q (a int); create table c (b varchar(9)) inherits (p, q);',
    rows: "insert into c values (1, 'x')",
    survives: 'select a, b::text from p order by 1',
  },
];
