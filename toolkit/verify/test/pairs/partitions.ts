import type { Pair } from '../pair.ts';

/** Partitioned tables and partitions. */
export const partitions: readonly Pair[] = [
  {
    name: 'partitions of a table with keys, indexes and foreign keys are added, dropped and rebound',
    old: `
      create table r (id int primary key);
      create table p (id int, at date not null, r int references r, primary key (id, at)) partition by range (at);
      create index p_r on p (r);
      create table p1 partition of p for values from ('2020-01-01') to ('2021-01-01');
      create table p2 partition of p for values from ('2021-01-01') to ('2022-01-01');
      create table pd partition of p default;`,
    new: `
      create table r (id int primary key);
      create table p (id bigint, at date not null default current_date, r int references r, n text, primary key (id, at)) partition by range (at);
      create index p_r on p (r);
      create index p_n on p (n);
      create table p1 partition of p for values from ('2020-01-01') to ('2021-07-01');
      create table p3 partition of p for values from ('2022-01-01') to ('2023-01-01') partition by range (id);
      create table p3a partition of p3 for values from (0) to (10);
      create table pd partition of p default;`,
    rows: `insert into r values (1); insert into p values (1, '2020-05-05', 1), (2, '2030-01-01', null)`,
    survives: 'select id::text, at, r from p order by id',
  },
  {
    name: 'a table becomes partitioned and keeps its rows',
    old: `create table t (id int primary key, v text default 'x', n int generated always as identity); create view w as select v from t;`,
    new: `create table t (id int primary key, v text default 'x', n int generated always as identity) partition by hash (id);
      create table t0 partition of t for values with (modulus 2, remainder 0);
      create table t1 partition of t for values with (modulus 2, remainder 1); create view w as select v from t;`,
    rows: `insert into t (id) values (1), (2), (3)`,
  },
  {
    name: 'a table is no longer partitioned and keeps the rows of the partitions that are dropped',
    old: `create table t (a int, b int not null, v text, primary key (a, b)) partition by range (a);
      create table t1 partition of t for values from (0) to (10) partition by list (b);
      create table t11 partition of t1 for values in (1); create table t12 partition of t1 default;
      create table td partition of t default;
      create table r (a int, b int, foreign key (a, b) references t); create view w as select v from t;`,
    new: `create table t (a int, b int not null, v text, primary key (a, b));
      create table r (a int, b int, foreign key (a, b) references t); create view w as select v from t;`,
    rows: `insert into t values (1, 1, 'x'), (2, 7, 'y'), (90, 1, 'z'); insert into r values (2, 7)`,
    survives: 'select a, b, v from t order by a',
  },
  {
    name: 'a table is partitioned by another column, with other partitions',
    old: `create table t (a int, b int, v text) partition by range (a); create index t_v on t (v);
      create table t1 partition of t for values from (0) to (10); create table t2 partition of t default;`,
    new: `create table t (a int, b int, v text) partition by list (b); create index t_v on t (v);
      create table b1 partition of t for values in (1); create table b2 partition of t default;`,
    rows: `insert into t values (1, 1, 'x'), (2, 7, 'y'), (90, 1, 'z')`,
    survives: 'select a, b, v from t order by a',
  },
  {
    name: 'the partition key changes its type, in sub-partitions too',
    old: `create table p (id int not null, k int not null, v text, primary key (id, k)) partition by range (id);
      create table p1 partition of p for values from (0) to (100) partition by list (k);
      create table p11 partition of p1 for values in (1, 2); create table p12 partition of p1 default; create index on p (v);
      create view w as select id from p;`,
    new: `create table p (id bigint not null, k bigint not null, v text, primary key (id, k)) partition by range (id);
      create table p1 partition of p for values from (0) to (100) partition by list (k);
      create table p11 partition of p1 for values in (1, 2); create table p12 partition of p1 default; create index on p (v);
      create view w as select id from p;`,
    rows: `insert into p values (1, 1, 'a'), (2, 7, 'b')`,
    survives: 'select id::int, k::int, v from p order by id',
  },
  {
    name: 'a table is partitioned by an enum that is rebuilt',
    old: `create type e as enum ('x', 'y', 'z'); create table p (id int, e e default 'x') partition by list (e);
      create table px partition of p for values in ('x'); create table pyz partition of p for values in ('y', 'z');`,
    new: `create type e as enum ('z', 'x', 'w'); create table p (id int, e e default 'z') partition by list (e);
      create table px partition of p for values in ('x'); create table pyz partition of p for values in ('w', 'z');`,
    rows: `insert into p values (1, 'x'), (2, 'z')`,
    survives: 'select id, e::text from p order by id',
  },
  {
    name: 'triggers of partitioned tables and of partitions change, and one is disabled',
    old: `create function f() returns trigger language plpgsql as 'begin return new; end'; create table p (a int) partition by list (a); create table p1 partition of p for values in (1);
      create trigger t before insert on p for each row execute function f(); create trigger own after insert on p1 for each row execute function f();`,
    new: `create function f() returns trigger language plpgsql as 'begin return new; end'; create table p (a int) partition by list (a); create table p1 partition of p for values in (1); create table p2 partition of p for values in (2);
      create trigger t before insert or update on p for each row execute function f(); alter table p1 disable trigger t; create trigger own after insert on p2 for each row execute function f();`,
  },
  {
    name: 'a partition becomes partitioned, and an enum under a range type is rebuilt',
    old: `create schema s; create table p (a int, b int) partition by range (a);
      create table p1 partition of p for values from (0) to (5); create index on p (b);
      create type e as enum ('a', 'b'); create type re as range (subtype = e); create table u (r re);`,
    new: `create schema s; create table p (a int, b int) partition by range (a);
      create table p1 partition of p for values from (0) to (5) partition by list (b);
      create table s.p11 partition of p1 default; create index on p (b);
      create type e as enum ('b', 'a', 'c'); create type re as range (subtype = e); create table u (r re);`,
    rows: 'insert into p values (1, 1)',
  },
  {
    name: 'partitions override the default and NOT NULL of new columns of their parent',
    old: `create table p (x int) partition by list (x); create table p1 partition of p for values in (1); create table p2 partition of p for values in (2);`,
    new: `create table p (x int, y int, z int default 1) partition by list (x); create table p1 partition of p (y default 7 not null) for values in (1);
      create table p2 partition of p for values in (2); alter table p2 alter z drop default;`,
  },
  {
    name: 'tables with a foreign key become partitioned, and a referenced table is dropped',
    old: `create table a (x int, unique (x)); create table b (x int constraint c references a (x)); create table gone (y int unique); create table child (y int not null constraint k references gone (y));`,
    new: `create table a (x int, unique (x)) partition by list (x); create table b (x int constraint c references a (x)) partition by list (x); create table base (id int); create table child (primary key (id)) inherits (base);`,
  },
  {
    name: 'a foreign key that references a unique index of a partitioned table is added',
    old: `create table a (x int, y int) partition by list (x); create table a1 partition of a for values in (1); create table b (x int, y int);`,
    new: `create table a (x int, y int) partition by list (x); create table a1 partition of a for values in (1); create table b (x int, y int);
      create unique index on a (x, y); alter table b add foreign key (x, y) references a (x, y);`,
  },
  {
    name: "a partition's copy of a trigger fires again",
    old: `create table p (i int) partition by range (i); create table p1 partition of p for values from (1) to (2); create function f() returns trigger language plpgsql as $$ begin return new; end $$;
      create trigger t after insert on p for each row execute function f(); alter table p1 disable trigger t;`,
    new: `create table p (i int) partition by range (i); create table p1 partition of p for values from (1) to (2); create function f() returns trigger language plpgsql as $$ begin return new; end $$;
      create trigger t after insert on p for each row execute function f();`,
  },
  {
    name: 'partitions that reference each other are dropped, and so are the foreign keys between their parents',
    old: `
      create table north (k int primary key) partition by list (k);
      create table south (k int primary key) partition by list (k);
      create table north_1 partition of north for values in (1);
      create table south_1 partition of south for values in (1);
      alter table north add constraint to_south foreign key (k) references south;
      alter table south add constraint to_north foreign key (k) references north;
      alter table north_1 add constraint own_south foreign key (k) references south_1;
      alter table south_1 add constraint own_north foreign key (k) references north_1;`,
    new: `
      create table north (k int primary key) partition by list (k);
      create table south (k int primary key) partition by list (k);
      alter table north add constraint to_south foreign key (k) references south;
      alter table south add constraint to_north foreign key (k) references north;`,
  },
  {
    name: 'indexes of partitions are detached, some of them of constraints or equal to another index',
    old: `
      create table a (k int, n int) partition by list (k); create table a_1 partition of a for values in (1);
      create index a_n on only a (n); create index a_1_own on a_1 (n); alter index a_n attach partition a_1_own;
      create table b (k int not null, n int not null) partition by list (k); create table b_1 partition of b for values in (1);
      create unique index b_u on only b (k, n); alter table b_1 add constraint b_1_key primary key (k, n);
      alter index b_u attach partition b_1_key;
      create table c (k int, n int) partition by list (k); create table c_1 (k int, n int);
      create index c_n on c (n); create index c_1_own on c_1 (n);`,
    new: `
      create table a (k int, n int) partition by list (k); create table a_1 partition of a for values in (1);
      create index a_n on only a (n); create index a_1_own on a_1 (n);
      create table b (k int not null, n int not null) partition by list (k); create table b_1 partition of b for values in (1);
      create table c (k int, n int) partition by list (k); create table c_1 partition of c for values in (1);
      create index c_n on c (n); create index c_1_own on c_1 (n);`,
  },
  {
    name: 'a partition is detached from a table with foreign keys, triggers and checks, and gets its own',
    old: `
      create function f() returns trigger language plpgsql as 'begin return new; end';
      create table r (k int primary key);
      create table a (k int, n int, constraint "pos.itive" check (n > 0), constraint to_r foreign key (k) references r) partition by list (k);
      create table a_1 partition of a for values in (1);
      create table a_2 partition of a for values in (2);
      create trigger t after insert on a for each row execute function f();`,
    new: `
      create function f() returns trigger language plpgsql as 'begin return new; end';
      create table r (k int primary key);
      create table a (k int, n int, constraint to_r foreign key (k) references r) partition by list (k);
      create table a_1 (k int, n int, constraint to_r foreign key (k) references r on delete cascade);
      create table a_2 partition of a (constraint "pos.itive" check (n > 0)) for values in (2);
      create trigger t after insert on a for each row execute function f();
      create trigger t before update on a_1 for each row execute function f();`,
  },
  {
    name: 'children are added to a table that ceases to be partitioned, and to one whose default refers to its row type',
    old: `
      create table stock (k int, n text) partition by list (k);
      create table shelf (k int);`,
    new: `
      create table stock (k int not null, n text, constraint positive check (k > 0) no inherit);
      create table extra (constraint extra_pkey primary key (k)) inherits (stock);
      create table shelf (k int, n int);
      create function count_of(shelf) returns int language sql as 'select 1';
      alter table shelf alter n set default count_of(null);
      create table deep (l int) inherits (shelf);
      create table bin () inherits (deep, shelf);`,
  },
  {
    name: 'a partition becomes a child of a table that ceases to be partitioned',
    old: `
      create table store (k int, n text) partition by list (k);
      create table box partition of store for values in (1);`,
    new: `
      create table store (k int, n text, m int not null);
      create function weight(store) returns int language sql as 'select 1';
      alter table store alter m set default weight(null);
      create table box () inherits (store);
      create view heavy as select weight(store) from store;`,
  },
  {
    name: 'parents and children swap their roles, and become partitions of each other',
    old: `
      create table north (k int, n text);
      create table middle () inherits (north);
      create table south () inherits (middle);
      create table east (k int, n text);
      create table west () inherits (east);`,
    new: `
      create table south (k int not null, n int);
      create table more (d int);
      create table north () inherits (south, more);
      create table middle (k int not null) inherits (north);
      create table west (k int, n text) partition by list (k);
      create table east partition of west for values in (1);`,
  },
  {
    name: 'partitions change when the columns, checks and keys of their table change, and one is detached',
    old: `create table p (a varchar(9), b text, n serial, check (n > 0), primary key (a, n)) partition by list (a); create table p1 partition of p for values in ('x'); create table p2 partition of p for values in ('y'); create unique index on p (a, b, n); create table r (a varchar(9), n int, foreign key (a, n) references p);`,
    new: `create table p (a text, b text not null, n bigserial, check (n > 1), primary key (a, n)) partition by list (a); create table p1 partition of p for values in ('x', 'z'); create table p2 (a text not null, b text, n bigint not null); create unique index on p (a, n, b); create table r (a text, n bigint, foreign key (a, n) references p on delete cascade);`,
  },
  {
    name: 'copies of triggers with their own comments and settings change when partitions are attached, detached and rebound',
    old: `create function f() returns trigger language plpgsql as 'begin return null; end';
      create table p (a int) partition by list (a); create table p1 partition of p for values in (1) partition by list (a); create table p11 partition of p1 for values in (1); create table p2 partition of p for values in (2); create table p3 (a int); create table p4 partition of p for values in (4);
      create trigger t after insert on p for each row execute function f(); create trigger t after insert on p3 for each row execute function f('own');
      comment on trigger t on p11 is 'c'; alter table p11 disable trigger t; alter table p2 enable always trigger t; comment on trigger t on p4 is 'c';`,
    new: `create function f() returns trigger language plpgsql as 'begin return null; end';
      create table p (a int) partition by list (a); create table p1 partition of p for values in (1, 10) partition by list (a); create table p11 partition of p1 for values in (1, 10); create table p2 partition of p for values in (2, 20); create table p3 partition of p for values in (3); create table p4 (a int);
      create trigger t after insert on p for each row execute function f(); create trigger t after insert on p4 for each row execute function f();
      comment on trigger t on p11 is 'c'; alter table p11 disable trigger t; alter table p2 enable always trigger t; comment on trigger t on p3 is 'c'; alter table p3 enable replica trigger t;`,
  },
  {
    name: 'tables with an index as replica identity, and with triggers of a dropped function, are rebuilt',
    old: `create function f() returns trigger language plpgsql as 'begin return null; end'; create table t (a int not null, b text, constraint u unique (a)); alter table t replica identity using index u; create index ib on t (b); cluster t using ib;
      create table p (a int) partition by list (a); create table p1 partition of p for values in (1) partition by list (a); create table p11 partition of p1 for values in (1); create trigger tp after insert on p for each row execute function f();`,
    new: `create table t (a int not null, b text, constraint u unique (a)) partition by list (a); create table td partition of t default; alter table td replica identity using index td_a_key; alter table td cluster on td_a_key;
      create table p (id int not null, k text not null, unique (k, id)) partition by list (k); create table p1 partition of p for values in ('a'); alter table p1 replica identity using index p1_k_id_key;`,
  },
];
