import type { Pair } from '../pair.ts';

/** NOT NULL as PostgreSQL 18 stores it: as a constraint that a child can inherit, declare, or both. */
export const notNullPairs: readonly Pair[] = [
  {
    name: 'NOT NULL: the parent drops it, the child only inherits it',
    old: 'create table p (a int not null, b int); create table c (x int) inherits (p);',
    new: 'create table p (a int, b int); create table c (x int) inherits (p);',
  },
  {
    name: 'NOT NULL: the parent drops it, the child declares it on an inherited column',
    old: 'create table p (a int not null, b int); create table c (x int, not null a) inherits (p);',
    new: 'create table p (a int, b int); create table c (x int, not null a) inherits (p);',
  },
  {
    name: 'NOT NULL: a child that inherits it also declares it',
    old: 'create table p (a int not null, b int); create table c (x int) inherits (p);',
    new: 'create table p (a int not null, b int); create table c (x int, not null a) inherits (p);',
  },
  {
    name: 'NOT NULL: the parent drops it, the child keeps it on a merged column',
    old: 'create table p (a int not null, b int); create table c (a int not null) inherits (p);',
    new: 'create table p (a int, b int); create table c (a int not null) inherits (p);',
  },
  {
    name: 'NOT NULL: the parent drops it, the child only inherits it on a merged column',
    old: 'create table p (a int not null, b int); create table c (a int) inherits (p);',
    new: 'create table p (a int, b int); create table c (a int) inherits (p);',
  },
  {
    name: 'NOT NULL: a child also declares it on a merged column',
    old: 'create table p (a int not null, b int); create table c (a int) inherits (p);',
    new: 'create table p (a int not null, b int); create table c (a int not null) inherits (p);',
  },
  {
    name: 'NOT NULL: a child that only inherits it leaves its parent and becomes nullable',
    old: 'create table p (a int not null, b int); create table c (a int) inherits (p);',
    new: 'create table p (a int not null, b int); create table c (a int, b int);',
  },
  {
    name: 'NOT NULL: a child that only inherits it leaves its parent and keeps it',
    old: 'create table p (a int not null, b int); create table c (x int) inherits (p);',
    new: 'create table p (a int not null, b int); create table c (a int not null, b int, x int);',
  },
  {
    name: 'NOT NULL: a child that inherits and declares it leaves its parent',
    old: 'create table p (a int not null, b int); create table c (a int not null, x int) inherits (p);',
    new: 'create table p (a int not null, b int); create table c (a int not null, b int, x int);',
  },
  {
    name: 'NOT NULL: the parent is dropped, the child is kept',
    old: 'create table p (a int not null, b int); create table c (a int not null, x int) inherits (p);',
    new: 'create table c (a int not null, b int, x int);',
  },
  {
    name: 'NOT NULL: the parent is dropped, the child that only inherits it is kept',
    old: 'create table p (a int not null, b int); create table c (x int) inherits (p);',
    new: 'create table c (a int not null, b int, x int);',
  },
  {
    name: 'NOT NULL: the root drops it, a grandchild declares it',
    old: 'create table p (a int not null, b int); create table c (x int) inherits (p); create table d (a int not null, y int) inherits (c);',
    new: 'create table p (a int, b int); create table c (x int) inherits (p); create table d (a int not null, y int) inherits (c);',
  },
  {
    name: 'NOT NULL: the root drops it, its child declares it and has a child',
    old: 'create table p (a int not null, b int); create table c (x int, not null a) inherits (p); create table d (y int) inherits (c);',
    new: 'create table p (a int, b int); create table c (x int, not null a) inherits (p); create table d (y int) inherits (c);',
  },
  {
    name: 'NOT NULL: a partition declares it',
    old: 'create table p (a int not null, b int) partition by list (b); create table c (a int not null, b int); alter table p attach partition c for values in (1);',
    new: 'create table p (a int, b int) partition by list (b); create table c (a int not null, b int); alter table p attach partition c for values in (1);',
  },
  {
    name: 'NOT NULL: a partitioned table drops it',
    old: 'create table p (a int not null, b int) partition by list (b); create table c partition of p for values in (1);',
    new: 'create table p (a int, b int) partition by list (b); create table c partition of p for values in (1);',
  },
  {
    name: 'NOT NULL: a partition that inherits it also declares it',
    old: 'create table p (a int not null, b int) partition by list (b); create table c partition of p for values in (1);',
    new: 'create table p (a int not null, b int) partition by list (b); create table c (a int not null, b int); alter table p attach partition c for values in (1);',
  },
  {
    name: 'NOT NULL: a partition is detached',
    old: 'create table p (a int not null, b int) partition by list (b); create table c partition of p for values in (1);',
    new: 'create table p (a int not null, b int) partition by list (b); create table c (a int not null, b int);',
  },
  {
    name: 'NOT NULL: one of two parents drops it',
    old: 'create table p (a int not null); create table q (a int not null); create table c () inherits (p, q);',
    new: 'create table p (a int); create table q (a int not null); create table c () inherits (p, q);',
  },
  {
    name: 'NOT NULL: the parent drops its primary key',
    old: 'create table p (a int primary key); create table c (x int) inherits (p);',
    new: 'create table p (a int); create table c (x int) inherits (p);',
  },
  {
    name: 'NOT NULL: the parent and the child drop their primary keys',
    old: 'create table p (a int primary key); create table c (x int, primary key (a)) inherits (p);',
    new: 'create table p (a int); create table c (x int, primary key (a)) inherits (p);',
  },
  {
    name: 'NOT NULL: NOT VALID',
    old: 'create table p (a int);',
    new: 'create table p (a int); alter table p add constraint nn not null a not valid;',
    rows: 'insert into p values (null)',
  },
  {
    name: 'NOT NULL: NOT VALID without a name, with a child',
    old: 'create table p (a int); create table c () inherits (p);',
    new: 'create table p (a int); create table c () inherits (p); alter table p add not null a not valid;',
  },
  {
    name: 'NOT NULL: NO INHERIT with a child',
    old: 'create table p (a int); create table c () inherits (p);',
    new: 'create table p (a int, constraint x not null a no inherit); create table c () inherits (p);',
  },
  {
    name: 'NOT NULL: NO INHERIT becomes inherited, with a child',
    old: 'create table p (a int, constraint x not null a no inherit); create table c () inherits (p);',
    new: 'create table p (a int constraint x not null); create table c () inherits (p);',
  },
  {
    name: 'NOT NULL: NO INHERIT, and the child declares it',
    old: 'create table p (a int not null no inherit); create table c (not null a) inherits (p);',
    new: 'create table p (a int not null ); create table c (not null a) inherits (p);',
  },
  {
    name: 'NOT NULL: a name and a comment',
    old: 'create table p (a int constraint x not null);',
    new: "create table p (a int constraint y not null); comment on constraint y on p is 'why'",
  },
  {
    name: 'NOT NULL: names in the parent and in the child',
    old: "create table p (a int constraint x not null); create table c (constraint y not null a) inherits (p); comment on constraint y on c is 'hm'",
    new: "create table p (a int constraint x not null); create table c () inherits (p);  comment on constraint x on c is 'ho'",
  },
  {
    name: 'NOT NULL: the name in the parent changes',
    old: 'create table p (a int constraint x not null); create table c () inherits (p)',
    new: 'create table p (a int constraint y not null); create table c () inherits (p);',
  },
  {
    name: 'NOT NULL: a constraint with a name in the parent is dropped and added',
    old: 'create table p (a int constraint x not null); create table c () inherits (p)',
    new: 'create table p (a int); create table c () inherits (p);',
  },
  {
    name: 'NOT NULL: only the child has a name',
    old: 'create table p (a int); create table c (constraint y not null a) inherits (p)',
    new: 'create table p (a int); create table c (constraint z not null a) inherits (p);',
  },
  {
    name: 'NOT NULL: NOT VALID in the child only',
    old: 'create table p (a int); create table c () inherits (p); alter table c add not null a not valid',
    new: 'create table p (a int); create table c () inherits (p);',
  },
  {
    name: 'NOT NULL: NOT VALID in the child, valid in the parent',
    old: 'create table p (a int); create table c () inherits (p); alter table p add not null a not valid; alter table c validate constraint p_a_not_null;',
    new: 'create table p (a int); create table c () inherits (p); alter table p add not null a not valid;',
  },
  {
    name: 'NOT NULL: NOT VALID in a partition',
    old: 'create table p (a int not null, b int) partition by list (b); create table c partition of p for values in (1);',
    new: 'create table p (a int, b int) partition by list (b); create table c partition of p for values in (1); alter table p add not null a not valid;',
  },
  {
    name: 'NOT NULL: a name in a partition',
    old: "create table p (a int constraint n1 not null, b int) partition by list (b); create table c (a int constraint n2 not null, b int); alter table p attach partition c for values in (1); comment on constraint n2 on c is 'c'",
    new: 'create table p (a int constraint n1 not null, b int) partition by list (b); create table c partition of p for values in (1);',
  },
  {
    name: 'NOT NULL: the name in the parent changes, the child has its own',
    old: 'create table p (a int constraint x not null); create table c (constraint y not null a) inherits (p)',
    new: 'create table p (a int constraint z not null); create table c (constraint y not null a) inherits (p);',
  },
  {
    name: 'NOT NULL: the name in the parent changes, a partition has its own',
    old: 'create table p (a int constraint x not null, b int) partition by list (b); create table c (a int constraint y not null, b int); alter table p attach partition c for values in (1)',
    new: 'create table p (a int constraint z not null, b int) partition by list (b); create table c (a int constraint y not null, b int); alter table p attach partition c for values in (1)',
  },
  {
    name: 'NOT NULL: a new partition',
    old: 'create table p (a int not null, b int, primary key (a, b)) partition by list (b);',
    new: 'create table p (a int not null, b int, primary key (a, b)) partition by list (b); create table c partition of p for values in (1); create table d partition of p for values in (2) partition by list (b); create table e partition of d for values in (2)',
  },
  {
    name: 'NOT NULL: an identity column in the parent, which the child also declares',
    old: 'create table p (a int generated always as identity primary key, b int); create table c () inherits (p)',
    new: 'create table p (a int generated always as identity primary key, b int); create table c (not null a) inherits (p)',
    rows: 'insert into p (b) values (1)',
    survives: 'select * from p',
  },
  {
    name: 'NOT NULL: a child gets a primary key',
    old: 'create table p (a int not null, b int); create table c () inherits (p)',
    new: 'create table p (a int not null, b int); create table c (primary key (a)) inherits (p)',
  },
  {
    name: 'NOT NULL: a table becomes a child',
    old: 'create table p (a int not null, b int); create table c (a int not null, b int)',
    new: 'create table p (a int not null, b int); create table c (a int, b int) inherits (p)',
  },
  {
    name: 'NOT NULL: a table with its own constraint becomes a child',
    old: 'create table p (a int not null, b int); create table c (a int constraint n not null, b int)',
    new: 'create table p (a int not null, b int); create table c (a int not null, b int) inherits (p)',
  },
  {
    name: 'NOT NULL: a table with a nullable column becomes a child',
    old: 'create table p (a int not null, b int); create table c (a int, b int)',
    new: 'create table p (a int not null, b int); create table c (a int, b int) inherits (p)',
  },
  {
    name: 'NOT NULL: a new child',
    old: 'create table p (a int not null, b int);',
    new: "create table p (a int not null, b int); create table c (a int, b int not null) inherits (p); create table d (constraint f not null a, not null b) inherits (p); create table e (a int constraint g not null) inherits (d); comment on constraint g on e is 'g'",
  },
  {
    name: 'NOT NULL: a child is rebuilt',
    old: 'create table p (a int not null, b int); create table c (a int, b int not null, x int) inherits (p);',
    new: 'create table p (a int not null, b int); create table c (x int, not null b) inherits (p);',
    rows: 'insert into c values (1,2,3)',
    survives: 'select a,b,x from c',
  },
  {
    name: 'NOT NULL: a new column in parents and children',
    old: 'create table p (b int); create table c (x int) inherits (p); create table d () inherits (c)',
    new: 'create table p (b int, a int not null); create table c (x int, not null a) inherits (p); create table d (a int not null) inherits (c)',
  },
  {
    name: 'NOT NULL: the constraint of a domain is renamed',
    old: 'create domain d as int constraint x not null; create table t (a d)',
    new: 'create domain d as int constraint y not null; create table t (a d)',
  },
  {
    name: 'NOT NULL: it moves from one of two parents to the other',
    old: 'create table p (a int not null); create table q (a int); create table c () inherits (p, q);',
    new: 'create table p (a int); create table q (a int not null); create table c () inherits (p, q);',
  },
  {
    name: 'NOT NULL: two parents, and the child declares it',
    old: 'create table p (a int not null); create table q (a int not null); create table c (a int not null) inherits (p, q);',
    new: 'create table p (a int); create table q (a int not null); create table c (a int) inherits (p, q);',
  },
  {
    name: 'NOT NULL: a partition with a primary key is detached',
    old: 'create table p (a int primary key) partition by list (a); create table c partition of p for values in (1)',
    new: 'create table p (a int primary key) partition by list (a); create table c (a int primary key)',
  },
  {
    name: 'NOT NULL: the parent of children with primary keys is dropped',
    old: 'create table p (a int primary key, b int); create table c (primary key (a)) inherits (p); create table d () inherits (p)',
    new: 'create table c (a int primary key, b int); create table d (a int not null, b int)',
  },
  {
    name: 'NOT NULL: it replaces a primary key',
    old: 'create table p (a int primary key); create table c () inherits (p)',
    new: 'create table p (a int not null); create table c () inherits (p)',
  },
  {
    name: 'NOT NULL: NO INHERIT in the parent, and the child adds it',
    old: 'create table p (a int not null no inherit); create table c () inherits (p)',
    new: 'create table p (a int not null no inherit); create table c (not null a) inherits (p)',
  },
  {
    name: 'NOT NULL: a typed table',
    old: 'create type ty as (a int); create table p of ty (a not null)',
    new: 'create type ty as (a int); create table p of ty (a constraint n not null)',
  },
];
