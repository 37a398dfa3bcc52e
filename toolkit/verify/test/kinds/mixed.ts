import type { KindSample } from './kind-sample.ts';

/** Objects of several kinds, with all their options. */
export const mixed: readonly KindSample[] = [
  {
    kind: 'odd names',
    sql: `
      create schema if not exists "Odd ""Schema"" é";
      create type "Odd ""Schema"" é"."select" as enum ('a');
      create table "Odd ""Schema"" é"."Table ""x"" 漢字" ("order" "Odd ""Schema"" é"."select", "A.b" int primary key, "it's" text default 'x', "back\\slash" int,
        "${'é'.repeat(31)}x" int unique, "group" int check ("group" > 0), "percent %" int, "$1" int, "?" int, "constructor" int, "__proto__" int default 3);
      create index "select" on "Odd ""Schema"" é"."Table ""x"" 漢字" ("order", "A.b") where "group" > 0;
      create table "${'x'.repeat(63)}" ("${'y'.repeat(63)}" serial, "${'z'.repeat(63)}" int generated always as identity, "${'w'.repeat(60)}ééé" int not null references "Odd ""Schema"" é"."Table ""x"" 漢字");
      create view "user" as select "A.b" as "Column ""q""", "order" as "end" from "Odd ""Schema"" é"."Table ""x"" 漢字";
      create function "F ""q"""("A b" "Odd ""Schema"" é"."select") returns int language sql as 'select 1';
      comment on function "F ""q"""("Odd ""Schema"" é"."select") is $$quote ' and \\ and " and $x$ $$;
      create sequence "Seq 1"; create domain "Dom 1" as int constraint "Check 1" check (value > 0);`,
  },
  {
    kind: 'what needs one another',
    sql: `
      create table first (id int primary key);
      create function count_first() returns bigint language sql begin atomic select count(*) from first; end;
      alter table first add column n bigint default count_first();
      alter table first add constraint counted check (count_first() >= 0);
      create view a_view as select count_first() as n;
      create function of_view() returns setof a_view language sql as 'select * from a_view';
      create view b_view as select * from of_view();
      create type of_table as (t first);
      create function typed(v of_table) returns int language sql as 'select 1';
      create domain big as int; create function is_big(v big) returns boolean language sql immutable as 'select true';
      alter domain big add constraint is_big check (is_big(value));`,
  },
  {
    kind: 'extensions',
    sql: `
      create extension if not exists citext with schema {schema}; create extension if not exists pg_trgm with schema public;
      create extension if not exists hstore with schema public; comment on extension hstore is 'Ours';
      create table uses (a citext primary key, b citext[] default '{}', c text, d public.hstore);
      create index on uses using gin (c public.gin_trgm_ops); create index on uses using gist (c public.gist_trgm_ops (siglen = 32));
      create function low(v citext) returns text language sql immutable as 'select lower(v::text)';`,
  },
];
