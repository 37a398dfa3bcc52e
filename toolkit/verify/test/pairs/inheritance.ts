import type { Pair } from '../pair.ts';

/** Inheritance. */
export const inheritance: readonly Pair[] = [
  {
    name: 'a parent gets a column and a child another parent and default',
    old: `
      create table p (a int not null default 1, check (a > 0));
      create table q (z int);
      create table c (b int) inherits (p);
      create table d (a int default 5) inherits (p);`,
    new: `
      create table p (a bigint not null default 2, x text default 'x', check (a > 0), check (x <> ''));
      create table q (z int);
      create table c (b int) inherits (p, q);
      create table d (a bigint default 5) inherits (p);`,
    rows: 'insert into c values (3, 4)',
    survives: 'select a::text, b from c',
  },
  {
    name: 'children gain, keep and lose columns, checks and NOT NULL constraints of their parents',
    old: `
      create table a (x int, y int default 1, gone int); create table b (z int) inherits (a); create table c (w int) inherits (b);
      create table e (x int, constraint k check (x > 0)); create table f () inherits (e);`,
    new: `
      create table a (x bigint not null, y int default 2, n text default 'q');
      create table b (z int, n text default 'r', gone int) inherits (a); create table c (w int, check (w > 0)) inherits (b);
      create table e (x int, constraint k check (x > 0) no inherit); create table f () inherits (e);`,
    rows: 'insert into c (x, y, gone, z, w) values (1, 2, 3, 4, 5)',
    survives: 'select x::text, y, gone, z, w from c',
  },
  {
    name: 'parents form a diamond, change their order, and have a generated column',
    old: `
      create table a (x int, g int generated always as (x * 2) stored); create table b (y int) inherits (a);
      create table c (z int) inherits (a); create table d () inherits (b, c);
      create table p (i int); create table q (j int); create table r () inherits (p, q);`,
    new: `
      create table a (x bigint, g bigint generated always as (x * 3) stored); create table b (y int) inherits (a);
      create table c (z int, y int) inherits (a); create table d (o int) inherits (b, c);
      create table p (i int); create table q (j int); create table r () inherits (q, p);`,
    rows: 'insert into d (x) values (1); insert into r values (2, 3)',
    survives: 'select x::text, i, j from d, r',
  },
  {
    name: 'a child keeps its own NOT NULL and loses its own check, both of which the parent has too',
    old: `
      create table p (k int, n int not null, constraint positive check (k > 0));
      create table c (n int not null, constraint positive check (k > 0)) inherits (p);`,
    new: `
      create table p (k int, n int, constraint positive check (k > 0));
      create table c (n int not null) inherits (p);`,
  },
  {
    name: 'a child that is rebuilt leaves a parent whose columns change their types',
    old: `
      create type mood as enum ('calm', 'wild');
      create table p (a mood, b mood[] default '{calm}');
      create table c (b mood[] default null) inherits (p);
      create table d (constraint is_calm check (a = 'calm')) inherits (c);`,
    new: `
      create table p (a text, b text[]);
      create table c (a text) inherits (p);
      create table d (x int) inherits (c, p);`,
  },
  {
    name: 'a child that is rebuilt uses the sequence of a column that its former parent drops',
    old: `
      create table ledger (n bigserial not null);
      create table invoices (paid box) inherits (ledger);`,
    new: `
      create table ledger (note text);
      create table numbered (n bigserial not null);
      create table invoices (paid box) inherits (numbered);`,
  },
  {
    name: 'an inherited column becomes also the own of the child while its parent drops another column',
    old: `create table par (a bigint, b text, constraint k check (a > 0)); create table oth (c date); create table chi (own date) inherits (par, oth);
      create table one (own date) inherits (par);`,
    new: `create table par (a bigint); create table chi (a bigint, own date) inherits (par); create table one (a bigint, own date) inherits (par);`,
    rows: "insert into chi (a, own) values (1, '2020-01-01'); insert into par (a) values (2)",
    survives: 'select a, tableoid::regclass from par order by 1',
  },
  {
    name: 'an inherited column becomes also the own of the child while its type changes',
    old: 'create table par (a bigint); create table chi (own date) inherits (par); create table oth (c int); create table two () inherits (par, oth);',
    new: 'create table par (a integer default 0); create table chi (a integer, own date) inherits (par); create table oth (c text); create table two (a integer) inherits (par, oth);',
    rows: "insert into chi values (1, '2020-01-01'); insert into par values (2); insert into two values (3, 4)",
    survives: 'select a::text, tableoid::regclass from par order by 1',
  },
  {
    name: 'an inherited column becomes local while the parent loses another column and a check',
    old: `create table par (a int default 0, b text, constraint par_a check (a >= 0)); create table chi (own date) inherits (par);`,
    new: `create table par (a int default 0); create table chi (a int default 0, own date) inherits (par);`,
    rows: `insert into chi values (1, 'x')`,
    survives: 'select a, own from par join chi using (a)',
  },
  {
    name: 'the same with a grandchild and another parent that the table leaves',
    old: `create table par (a int default 0, b text, constraint par_a check (a >= 0)); create table oth (c int);
      create table chi (own date) inherits (par, oth); create table gra () inherits (chi);`,
    new: `create table par (a int default 0); create table oth (c int);
      create table chi (a int default 0, c int, own date) inherits (par); create table gra () inherits (chi);`,
    rows: `insert into gra values (1, 'x', 2)`,
    survives: 'select a, c, own from gra',
  },
];
