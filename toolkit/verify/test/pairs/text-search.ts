import type { Pair } from '../pair.ts';

const objects = (template: string, mapping: string) => `
  create text search dictionary d (${template});
  create text search configuration c (parser = "default"); alter text search configuration c add mapping for ${mapping} with d, simple;`;
const users = `
  create table t (id int primary key, a text, v tsvector generated always as (to_tsvector('public.c'::regconfig, a)) stored, w tsvector default to_tsvector('public.c'::regconfig, 'Cats'), x tsvector);
  create index i on t using gin (to_tsvector('public.c'::regconfig, a)); create index j on t using gin (v);
  create view s as select id, to_tsvector('public.c'::regconfig, a) as v from t; create materialized view m as select id, v from s;
  create function f(a text) returns tsvector language sql immutable return to_tsvector('public.c'::regconfig, a); create index k on t using gin (f(a));
  create trigger g before insert on t for each row execute function tsvector_update_trigger(x, 'public.c', a);`;

/** A configuration in the expressions of every kind that has one. */
const everywhere = (
  parser: string,
) => `create text search parser p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype, headline = prsd_headline);
  create text search configuration c (parser = ${parser}); alter text search configuration c add mapping for word, asciiword with simple;
  create domain d as tsvector default to_tsvector('public.c'::regconfig, 'x') check (value <> to_tsvector('public.c'::regconfig, 'y'));
  create table t (id int primary key, a text, d d, e tsvector default to_tsvector('public.c'::regconfig, 'z'), g text generated always as (to_tsvector('public.c'::regconfig, a)::text) stored,
    constraint k check (to_tsvector('public.c'::regconfig, a) is not null));
  create unique index i on t (id) where to_tsvector('public.c'::regconfig, a) @@ 'x'::tsquery; create statistics s on (to_tsvector('public.c'::regconfig, a)), id from t;
  create function f() returns trigger language plpgsql as 'begin return new; end';
  create trigger tr before update on t for each row when (to_tsvector('public.c'::regconfig, new.a) is null) execute function f();
  create rule r as on delete to t where to_tsvector('public.c'::regconfig, old.a) is null do instead nothing;
  create policy po on t using (to_tsvector('public.c'::regconfig, a) is not null);
  create function g(a text, b regconfig default 'public.c') returns tsvector language sql immutable return to_tsvector(b, a);
  create index j on t using gin (g(a)); create view v as select g(a) as g from t; create materialized view m as select g from v;
  create table h (a text) partition by list ((to_tsvector('public.c'::regconfig, a)::text)); create table h1 partition of h default`;

/** Text search dictionaries and configurations. */
export const textSearch: readonly Pair[] = [
  {
    name: 'a dictionary changes its options and a configuration its mappings in place',
    old: `create text search dictionary d (template = snowball, language = 'english', stopwords = 'english'); create text search dictionary e (template = simple);
      create text search configuration c (copy = pg_catalog.english); alter text search configuration c alter mapping for asciiword, word with d, english_stem;
      alter text search configuration c drop mapping for email; ${users}`,
    new: `create text search dictionary d (template = snowball, language = 'german'); create text search dictionary e (template = simple, accept = false, stopwords = 'english');
      create text search configuration c (copy = pg_catalog.english); alter text search configuration c alter mapping for word with e, d; alter text search configuration c drop mapping for url, host; ${users}`,
    rows: `insert into t (id, a) values (1, 'The cats x@y.org'), (2, 'Häuser')`,
    survives: 'select id, a, w::text, x::text from t order by id',
  },
  {
    name: 'the template of a dictionary changes while configurations and what uses them exist',
    old: `${objects("template = snowball, language = 'english'", 'asciiword, word')} ${users}`,
    new: `${objects('template = simple', 'asciiword')} ${users}`,
    rows: `insert into t (id, a) values (1, 'The cats')`,
    survives: 'select id, a, w::text, x::text from t order by id',
  },
  {
    name: 'text search objects and what uses them are created and dropped',
    old: `${objects("template = simple, stopwords = 'english'", 'asciiword')} ${users}`,
    new: 'create table t (id int primary key, a text);',
    rows: `insert into t (id, a) values (1, 'The cats')`,
    survives: 'select id, a from t',
  },
  {
    name: 'a configuration in expressions of every kind takes another parser',
    old: everywhere('"default"'),
    new: everywhere('public.p'),
    rows: `insert into t (id, a) values (1, 'one two'); insert into h values ('x'); refresh materialized view m`,
    survives: 'select id, t.a, d::text, e::text, g, h.a as ha from t, h',
  },
  {
    name: 'a configuration takes another parser of the same schema, its owner and comments change',
    old: `create schema s; create text search parser s.p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype, headline = prsd_headline);
      create text search configuration s.c (copy = pg_catalog.simple); create text search dictionary s."D" (template = simple);
      create table t (id int primary key, a text, v tsvector generated always as (to_tsvector('s.c'::regconfig, a)) stored); create index on t using gin (to_tsvector('s.c'::regconfig, a));`,
    new: `create schema s; create text search parser s.p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype, headline = prsd_headline);
      create text search dictionary s."D" (template = simple); create text search configuration s.c (parser = s.p); alter text search configuration s.c add mapping for int, uint with s."D";
      alter text search configuration s.c owner to pg_monitor; alter text search dictionary s."D" owner to pg_monitor; comment on text search configuration s.c is 'C'; comment on text search dictionary s."D" is 'D';
      create table t (id int primary key, a text, v tsvector generated always as (to_tsvector('s.c'::regconfig, a)) stored); create index on t using gin (to_tsvector('s.c'::regconfig, a));`,
    rows: `insert into t (id, a) values (1, 'one 2')`,
    survives: 'select id, a from t',
  },
  {
    name: 'a thesaurus is created after the dictionary that it names, takes another one, and is dropped before it',
    old: `create schema s; create text search dictionary z (template = simple);
      create text search dictionary b (template = thesaurus, dictfile = thesaurus_sample, dictionary = public.z);
      create text search dictionary c (template = thesaurus, dictfile = thesaurus_sample, dictionary = 'public.z');
      create text search configuration k (parser = "default"); alter text search configuration k add mapping for asciiword with b, z;
      create table t (id int primary key, a text); create index on t using gin (to_tsvector('public.k'::regconfig, a));`,
    new: `create schema s; create text search dictionary s."Z z" (template = simple); create text search dictionary y (template = simple);
      create text search dictionary a (template = thesaurus, dictfile = thesaurus_sample, dictionary = 's."Z z"');
      create text search dictionary c (template = thesaurus, dictfile = thesaurus_sample, dictionary = public.y);
      create text search configuration k (parser = "default"); alter text search configuration k add mapping for asciiword with a, y;
      create table t (id int primary key, a text); create index on t using gin (to_tsvector('public.k'::regconfig, a));`,
    rows: "insert into t values (1, 'supernovae stars')",
    survives: 'select id, a from t',
  },
];
