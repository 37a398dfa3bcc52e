import type { Pair } from '../pair.ts';

const caseless = `create collation c (provider = icu, locale = 'und-u-ks-level2', deterministic = false);`;
const exact = `create collation c (provider = icu, locale = 'und');`;

/** A collation in the expressions of every kind that has one, and in types within types. */
const everywhere = (locale: string) => `create collation c (provider = icu, locale = '${locale}');
  create domain d as text default 'a' collate c check (value collate c <> 'x'); create domain dd as d check (value collate c > '!');
  create type p as (x d, y text collate c); create type q as (p p, ps p[]);
  create table t (id int primary key, a text, d d, dd dd[], q q, constraint k check (a collate c <> 'y'));
  create unique index i on t (a) where a collate c > 'b'; create statistics s on (a collate c), id from t;
  create function f() returns trigger language plpgsql as 'begin return new; end';
  create trigger tr before update on t for each row when (old.a collate c < new.a) execute function f();
  create rule r as on delete to t where old.a collate c = 'z' do instead nothing;
  create function g(a text, b text default 'x' collate c) returns text language sql return a collate c || b;
  create aggregate m(text) (sfunc = g, stype = text); create view v as select g(a) as g, max(a collate c) over (order by a collate c) as m from t;
  create table h (a text, b text) partition by list ((a || b) collate c); create table h1 partition of h for values in ('ab'); create table h2 partition of h default`;

/** Collations and what depends on them. */
export const collations: readonly Pair[] = [
  {
    name: 'a collation of columns, arrays, domains, composite types, ranges and indexes changes its locale',
    old: `create collation c (provider = icu, locale = 'de'); create domain d as text collate c check (value <> '');
      create type p as (x text collate c, n int); create type r as range (subtype = text, collation = c);
      create table t (id int primary key, a text collate c, b text[] collate c, d d, ds d[], p p, ps p[], r r, s text);
      create index i on t (a); create index j on t (s collate c, id); create index k on t ((a || 'x')); create index l on t (d);`,
    new: `create collation c (provider = icu, locale = 'sv'); create domain d as text collate c check (value <> '');
      create type p as (x text collate c, n int); create type r as range (subtype = text, collation = c);
      create table t (id int primary key, a text collate c, b text[] collate c, d d, ds d[], p p, ps p[], r r, s text);
      create index i on t (a); create index j on t (s collate c, id); create index k on t ((a || 'x')); create index l on t (d);`,
    rows: `insert into t select n, w, array[w, 'z'], w, array[w]::d[], row(w, n)::p, array[row(w, n)::p], r('a', 'z'), w
      from unnest(array['ä', 'a', 'Z', 'z', 'b']) with ordinality as u(w, n)`,
    survives: `select id, a, b::text, d::text, ds::text, p::text, ps::text, lower(r)::text, upper(r)::text, s from t order by id`,
  },
  {
    name: 'a nondeterministic collation under unique keys, a foreign key and a check becomes deterministic',
    old: `${caseless} create table t (a text collate c primary key, b varchar(10) collate c unique, check (a <> 'X'));
      create table u (a text collate c references t, b text collate c references t on update cascade);`,
    new: `${exact} create table t (a text collate c primary key, b varchar(10) collate c unique, check (a <> 'X'));
      create table u (a text collate c references t, b text collate c references t on update cascade);`,
    rows: `insert into t values ('a', 'B'), ('C', 'd'); insert into u values ('a', 'C')`,
    survives:
      'select t.a, t.b, u.a as ua, u.b as ub from t left join u on u.a = t.a order by t.a collate "C"',
  },
  {
    name: 'a collation used by views, defaults, functions, generated columns, rules and policies changes',
    old: `${exact} create table t (id int primary key, a text, g text generated always as (lower(a collate c)) stored, b boolean default ('a' collate c < 'B'));
      create view v as select a collate c as a, id from t; create view w as select * from v where a > 'a';
      create materialized view m as select id, a collate c as a from t; create unique index on m (a, id);
      create function f(x text) returns boolean language sql return x < 'b' collate c; create view x as select f(a) from t;
      create policy p on t using (a collate c > 'a'); create table h (a text) partition by range (a collate c); create table h1 partition of h for values from ('a') to ('m');`,
    new: `${caseless} create table t (id int primary key, a text, g text generated always as (lower(a collate c)) stored, b boolean default ('a' collate c < 'B'));
      create view v as select a collate c as a, id from t; create view w as select * from v where a > 'a';
      create materialized view m as select id, a collate c as a from t; create unique index on m (a, id);
      create function f(x text) returns boolean language sql return x < 'b' collate c; create view x as select f(a) from t;
      create policy p on t using (a collate c > 'a'); create table h (a text) partition by range (a collate c); create table h1 partition of h for values from ('a') to ('m');`,
    rows: `insert into t (id, a) values (1, 'b'), (2, 'B'), (3, 'ä'); insert into h values ('b'), ('c'); refresh materialized view m`,
    survives: `select (select json_agg(t order by id) from t)::text, (select json_agg(a order by a collate "C") from h)::text, (select json_agg(m order by id) from m)::text`,
  },
  {
    name: 'collations are created, dropped and replaced by others in columns, children, partitions and domains',
    old: `create collation a (locale = 'C'); create collation gone (lc_collate = 'C', lc_ctype = 'POSIX'); create domain d as text collate gone;
      create table t (x text collate a, y text collate gone, d d); create index on t (y);
      create table parent (x text collate gone); create table child (n int) inherits (parent);
      create table part (k int, x text collate gone) partition by list (k); create table part1 partition of part for values in (1); create index on part (x);`,
    new: `create collation b (provider = icu, locale = 'und', deterministic = false); create collation a (locale = 'C'); comment on collation a is 'It''s bytes'; create domain d as text collate b;
      create table t (x text collate b, y text, d d); create index on t (y);
      create table parent (x text collate b); create table child (n int) inherits (parent);
      create table part (k int, x text collate b) partition by list (k); create table part1 partition of part for values in (1); create index on part (x);`,
    rows: `insert into t values ('x', 'y', 'd'); insert into child values ('c', 1); insert into part values (1, 'p')`,
    survives: 'select t.x, t.y, t.d::text, child.x as cx, part.x as px from t, child, part',
  },
  {
    name: 'a collation of inherited, partitioned and typed tables changes',
    old: `${exact} create type tt as (x text collate c); create table typed of tt (x primary key);
      create table parent (x text collate c); create table child (n int) inherits (parent); create table heir () inherits (child); create index on child (x);
      create table part (k int, x text collate c) partition by list (k); create table part1 partition of part for values in (1); create table part2 partition of part for values in (2); create index on part (x);`,
    new: `${caseless} create type tt as (x text collate c); create table typed of tt (x primary key);
      create table parent (x text collate c); create table child (n int) inherits (parent); create table heir () inherits (child); create index on child (x);
      create table part (k int, x text collate c) partition by list (k); create table part1 partition of part for values in (1); create table part2 partition of part for values in (2); create index on part (x);`,
    rows: `insert into typed values ('t'); insert into heir values ('h', 1); insert into part values (1, 'p'), (2, 'q')`,
    survives: 'select typed.x as tx, heir.x as hx, part.x as px from typed, heir, part order by part.k',
  },
  {
    name: 'a collation is in a schema of its own, has rules, an owner and a comment',
    since: 160000,
    old: `create schema app; create collation app."C d" (provider = icu, locale = 'und', rules = '&a < g'); create table app.t (a text collate app."C d");`,
    new: `create schema app; create collation app."C d" (provider = icu, locale = 'und', rules = '&a < h'); alter collation app."C d" owner to pg_monitor; comment on collation app."C d" is 'Rules'; create table app.t (a text collate app."C d");`,
    rows: `insert into app.t values ('g'), ('a')`,
    survives: 'select a from app.t order by a collate "C"',
  },
  {
    name: 'a collation in expressions of every kind and in nested types changes',
    old: everywhere('de'),
    new: everywhere('sv'),
    rows: `insert into t values (1, 'c', 'ä', '{z,ö}', row(row('q', 'w'), array[row('e', 'r')::p])); insert into h values ('a', 'b'), ('c', 'd')`,
    survives: `select id, a, d::text, dd::text, q::text, (select json_agg(h order by a collate "C") from h)::text from t`,
  },
  {
    name: 'the query of a view changes the collations of its columns',
    old: `${exact} create table t (a text); create view v as select a collate c as a from t;`,
    new: `${exact} create table t (a text); create view v as select a collate "C" as a from t;`,
  },
];
