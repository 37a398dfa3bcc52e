import type { Pair } from '../pair.ts';

/** NOT NULL as PostgreSQL 18 keeps it: as a constraint that a parent gives and a child may have of its own too. */
export const notNullPairs: readonly Pair[] = [
  {
    name: 'NOT NULL: parent NOT NULL goes, child by parent only',
    old: 'create table p (a int not null, b int); create table c (x int) inherits (p);',
    new: 'create table p (a int, b int); create table c (x int) inherits (p);',
  },
  {
    name: 'NOT NULL: parent NOT NULL goes, child has it itself (inherited col)',
    old: 'create table p (a int not null, b int); create table c (x int, not null a) inherits (p);',
    new: 'create table p (a int, b int); create table c (x int, not null a) inherits (p);',
  },
  {
    name: 'NOT NULL: child own beside parent comes',
    old: 'create table p (a int not null, b int); create table c (x int) inherits (p);',
    new: 'create table p (a int not null, b int); create table c (x int, not null a) inherits (p);',
  },
  {
    name: 'NOT NULL: child merged col, parent NOT NULL goes, child keeps',
    old: 'create table p (a int not null, b int); create table c (a int not null) inherits (p);',
    new: 'create table p (a int, b int); create table c (a int not null) inherits (p);',
  },
  {
    name: 'NOT NULL: child merged col without own NN, parent NN goes',
    old: 'create table p (a int not null, b int); create table c (a int) inherits (p);',
    new: 'create table p (a int, b int); create table c (a int) inherits (p);',
  },
  {
    name: 'NOT NULL: child merged col without own NN vs with own NN',
    old: 'create table p (a int not null, b int); create table c (a int) inherits (p);',
    new: 'create table p (a int not null, b int); create table c (a int not null) inherits (p);',
  },
  {
    name: 'NOT NULL: child has NN by parent only, parent goes (no inherit), child nullable',
    old: 'create table p (a int not null, b int); create table c (a int) inherits (p);',
    new: 'create table p (a int not null, b int); create table c (a int, b int);',
  },
  {
    name: 'NOT NULL: child NN by parent only, parted, NN stays',
    old: 'create table p (a int not null, b int); create table c (x int) inherits (p);',
    new: 'create table p (a int not null, b int); create table c (a int not null, b int, x int);',
  },
  {
    name: 'NOT NULL: child own and by parent, parted',
    old: 'create table p (a int not null, b int); create table c (a int not null, x int) inherits (p);',
    new: 'create table p (a int not null, b int); create table c (a int not null, b int, x int);',
  },
  {
    name: 'NOT NULL: parent dropped, child stays',
    old: 'create table p (a int not null, b int); create table c (a int not null, x int) inherits (p);',
    new: 'create table c (a int not null, b int, x int);',
  },
  {
    name: 'NOT NULL: parent dropped, child stays by parent only',
    old: 'create table p (a int not null, b int); create table c (x int) inherits (p);',
    new: 'create table c (a int not null, b int, x int);',
  },
  {
    name: 'NOT NULL: grandchild',
    old: 'create table p (a int not null, b int); create table c (x int) inherits (p); create table d (a int not null, y int) inherits (c);',
    new: 'create table p (a int, b int); create table c (x int) inherits (p); create table d (a int not null, y int) inherits (c);',
  },
  {
    name: 'NOT NULL: grandchild 2',
    old: 'create table p (a int not null, b int); create table c (x int, not null a) inherits (p); create table d (y int) inherits (c);',
    new: 'create table p (a int, b int); create table c (x int, not null a) inherits (p); create table d (y int) inherits (c);',
  },
  {
    name: 'NOT NULL: partition own NN',
    old: 'create table p (a int not null, b int) partition by list (b); create table c (a int not null, b int); alter table p attach partition c for values in (1);',
    new: 'create table p (a int, b int) partition by list (b); create table c (a int not null, b int); alter table p attach partition c for values in (1);',
  },
  {
    name: 'NOT NULL: partition of',
    old: 'create table p (a int not null, b int) partition by list (b); create table c partition of p for values in (1);',
    new: 'create table p (a int, b int) partition by list (b); create table c partition of p for values in (1);',
  },
  {
    name: 'NOT NULL: partition by parent, becomes own',
    old: 'create table p (a int not null, b int) partition by list (b); create table c partition of p for values in (1);',
    new: 'create table p (a int not null, b int) partition by list (b); create table c (a int not null, b int); alter table p attach partition c for values in (1);',
  },
  {
    name: 'NOT NULL: partition detached',
    old: 'create table p (a int not null, b int) partition by list (b); create table c partition of p for values in (1);',
    new: 'create table p (a int not null, b int) partition by list (b); create table c (a int not null, b int);',
  },
  {
    name: 'NOT NULL: two parents, one drops',
    old: 'create table p (a int not null); create table q (a int not null); create table c () inherits (p, q);',
    new: 'create table p (a int); create table q (a int not null); create table c () inherits (p, q);',
  },
  {
    name: 'NOT NULL: primary key of the parent',
    old: 'create table p (a int primary key); create table c (x int) inherits (p);',
    new: 'create table p (a int); create table c (x int) inherits (p);',
  },
  {
    name: 'NOT NULL: primary key of the parent and the child',
    old: 'create table p (a int primary key); create table c (x int, primary key (a)) inherits (p);',
    new: 'create table p (a int); create table c (x int, primary key (a)) inherits (p);',
  },
  {
    name: 'NOT NULL: not valid',
    old: 'create table p (a int);',
    new: 'create table p (a int); alter table p add constraint nn not null a not valid;',
    rows: 'insert into p values (null)',
  },
  {
    name: 'NOT NULL: not valid unnamed, child',
    old: 'create table p (a int); create table c () inherits (p);',
    new: 'create table p (a int); create table c () inherits (p); alter table p add not null a not valid;',
  },
  {
    name: 'NOT NULL: no inherit, child',
    old: 'create table p (a int); create table c () inherits (p);',
    new: 'create table p (a int, constraint x not null a no inherit); create table c () inherits (p);',
  },
  {
    name: 'NOT NULL: no inherit to inherit, child',
    old: 'create table p (a int, constraint x not null a no inherit); create table c () inherits (p);',
    new: 'create table p (a int constraint x not null); create table c () inherits (p);',
  },
  {
    name: 'NOT NULL: no inherit and child own',
    old: 'create table p (a int not null no inherit); create table c (not null a) inherits (p);',
    new: 'create table p (a int not null ); create table c (not null a) inherits (p);',
  },
  {
    name: 'NOT NULL: named and comment',
    old: 'create table p (a int constraint x not null);',
    new: "create table p (a int constraint y not null); comment on constraint y on p is 'why'",
  },
  {
    name: 'NOT NULL: named in the parent and in the child',
    old: "create table p (a int constraint x not null); create table c (constraint y not null a) inherits (p); comment on constraint y on c is 'hm'",
    new: "create table p (a int constraint x not null); create table c () inherits (p);  comment on constraint x on c is 'ho'",
  },
  {
    name: 'NOT NULL: named in parent: renamed',
    old: 'create table p (a int constraint x not null); create table c () inherits (p)',
    new: 'create table p (a int constraint y not null); create table c () inherits (p);',
  },
  {
    name: 'NOT NULL: named in parent: goes and comes',
    old: 'create table p (a int constraint x not null); create table c () inherits (p)',
    new: 'create table p (a int); create table c () inherits (p);',
  },
  {
    name: 'NOT NULL: named by child alone',
    old: 'create table p (a int); create table c (constraint y not null a) inherits (p)',
    new: 'create table p (a int); create table c (constraint z not null a) inherits (p);',
  },
  {
    name: 'NOT NULL: not valid in child only',
    old: 'create table p (a int); create table c () inherits (p); alter table c add not null a not valid',
    new: 'create table p (a int); create table c () inherits (p);',
  },
  {
    name: 'NOT NULL: not valid in child, valid in parent..',
    old: 'create table p (a int); create table c () inherits (p); alter table p add not null a not valid; alter table c validate constraint p_a_not_null;',
    new: 'create table p (a int); create table c () inherits (p); alter table p add not null a not valid;',
  },
  {
    name: 'NOT NULL: partition not valid',
    old: 'create table p (a int not null, b int) partition by list (b); create table c partition of p for values in (1);',
    new: 'create table p (a int, b int) partition by list (b); create table c partition of p for values in (1); alter table p add not null a not valid;',
  },
  {
    name: 'NOT NULL: partition named',
    old: "create table p (a int constraint n1 not null, b int) partition by list (b); create table c (a int constraint n2 not null, b int); alter table p attach partition c for values in (1); comment on constraint n2 on c is 'c'",
    new: 'create table p (a int constraint n1 not null, b int) partition by list (b); create table c partition of p for values in (1);',
  },
  {
    name: 'NOT NULL: parent renamed nn, child own named',
    old: 'create table p (a int constraint x not null); create table c (constraint y not null a) inherits (p)',
    new: 'create table p (a int constraint z not null); create table c (constraint y not null a) inherits (p);',
  },
  {
    name: 'NOT NULL: parent renamed nn, partition named',
    old: 'create table p (a int constraint x not null, b int) partition by list (b); create table c (a int constraint y not null, b int); alter table p attach partition c for values in (1)',
    new: 'create table p (a int constraint z not null, b int) partition by list (b); create table c (a int constraint y not null, b int); alter table p attach partition c for values in (1)',
  },
  {
    name: 'NOT NULL: new partition',
    old: 'create table p (a int not null, b int, primary key (a, b)) partition by list (b);',
    new: 'create table p (a int not null, b int, primary key (a, b)) partition by list (b); create table c partition of p for values in (1); create table d partition of p for values in (2) partition by list (b); create table e partition of d for values in (2)',
  },
  {
    name: 'NOT NULL: identity in parent; child becomes both',
    old: 'create table p (a int generated always as identity primary key, b int); create table c () inherits (p)',
    new: 'create table p (a int generated always as identity primary key, b int); create table c (not null a) inherits (p)',
    rows: 'insert into p (b) values (1)',
    survives: 'select * from p',
  },
  {
    name: 'NOT NULL: child gets primary key',
    old: 'create table p (a int not null, b int); create table c () inherits (p)',
    new: 'create table p (a int not null, b int); create table c (primary key (a)) inherits (p)',
  },
  {
    name: 'NOT NULL: child gets parent',
    old: 'create table p (a int not null, b int); create table c (a int not null, b int)',
    new: 'create table p (a int not null, b int); create table c (a int, b int) inherits (p)',
  },
  {
    name: 'NOT NULL: child gets parent 2',
    old: 'create table p (a int not null, b int); create table c (a int constraint n not null, b int)',
    new: 'create table p (a int not null, b int); create table c (a int not null, b int) inherits (p)',
  },
  {
    name: 'NOT NULL: child gets parent nullable',
    old: 'create table p (a int not null, b int); create table c (a int, b int)',
    new: 'create table p (a int not null, b int); create table c (a int, b int) inherits (p)',
  },
  {
    name: 'NOT NULL: child new',
    old: 'create table p (a int not null, b int);',
    new: "create table p (a int not null, b int); create table c (a int, b int not null) inherits (p); create table d (constraint f not null a, not null b) inherits (p); create table e (a int constraint g not null) inherits (d); comment on constraint g on e is 'g'",
  },
  {
    name: 'NOT NULL: child made anew',
    old: 'create table p (a int not null, b int); create table c (a int, b int not null, x int) inherits (p);',
    new: 'create table p (a int not null, b int); create table c (x int, not null b) inherits (p);',
    rows: 'insert into c values (1,2,3)',
    survives: 'select a,b,x from c',
  },
  {
    name: 'NOT NULL: new column everywhere',
    old: 'create table p (b int); create table c (x int) inherits (p); create table d () inherits (c)',
    new: 'create table p (b int, a int not null); create table c (x int, not null a) inherits (p); create table d (a int not null) inherits (c)',
  },
  {
    name: 'NOT NULL: a domain renamed',
    old: 'create domain d as int constraint x not null; create table t (a d)',
    new: 'create domain d as int constraint y not null; create table t (a d)',
  },
  {
    name: 'NOT NULL: two parents differently',
    old: 'create table p (a int not null); create table q (a int); create table c () inherits (p, q);',
    new: 'create table p (a int); create table q (a int not null); create table c () inherits (p, q);',
  },
  {
    name: 'NOT NULL: two parents, child own',
    old: 'create table p (a int not null); create table q (a int not null); create table c (a int not null) inherits (p, q);',
    new: 'create table p (a int); create table q (a int not null); create table c (a int) inherits (p, q);',
  },
  {
    name: 'NOT NULL: detach with pk',
    old: 'create table p (a int primary key) partition by list (a); create table c partition of p for values in (1)',
    new: 'create table p (a int primary key) partition by list (a); create table c (a int primary key)',
  },
  {
    name: 'NOT NULL: parent dropped with pk children',
    old: 'create table p (a int primary key, b int); create table c (primary key (a)) inherits (p); create table d () inherits (p)',
    new: 'create table c (a int primary key, b int); create table d (a int not null, b int)',
  },
  {
    name: 'NOT NULL: not null from pk',
    old: 'create table p (a int primary key); create table c () inherits (p)',
    new: 'create table p (a int not null); create table c () inherits (p)',
  },
  {
    name: 'NOT NULL: no inherit child',
    old: 'create table p (a int not null no inherit); create table c () inherits (p)',
    new: 'create table p (a int not null no inherit); create table c (not null a) inherits (p)',
  },
  {
    name: 'NOT NULL: typed',
    old: 'create type ty as (a int); create table p of ty (a not null)',
    new: 'create type ty as (a int); create table p of ty (a constraint n not null)',
  },
];
