import type { Pair } from '../pair.ts';

/** Schemas, names, and all kinds of objects at once. */
export const whole: readonly Pair[] = [
  {
    name: 'schemas are created and dropped with their objects, and objects move between schemas',
    old: `create schema s; create type s.e as enum ('a'); create table s.t (e s.e, id serial); create function s.f() returns int language sql as 'select 1';`,
    new: `create schema "S 2"; create type "S 2".e as enum ('a'); create table "S 2".t (e "S 2".e, id serial); create function "S 2".f() returns int language sql as 'select 1';`,
  },
  {
    name: 'objects have names with quotes, capitals, spaces, dots, Unicode, reserved words and 63 bytes',
    old: `create table "Tab""le" ("select" int primary key, "a.b" int, "ünï cödé" text);
      create index "ix """ on "Tab""le" ("a.b");`,
    new: `create table "Tab""le" ("select" bigint primary key, "a.b" int not null default 1, "x'y\\z" text default 'a''b\\c', "${'n'.repeat(63)}" int unique);
      create type "E'n""um" as enum ('a''b', 'c"d', 'e\\f', '--', '/*'); create table "order" ("user" "E'n""um"[] default '{"c\\"d"}');
      comment on table "order" is 'it''s; drop table x; -- $$ \\';
      create view "v.w" as select "select" as "from" from "Tab""le";`,
  },
  {
    name: 'comments on every kind of object change',
    old: `create table t (a int primary key, constraint c check (a > 0)); create view v as select a from t; create sequence s; create type e as enum ('a');
      create domain d as int constraint dc check (value > 0); create function f() returns int language sql as 'select 1'; create schema x; comment on table t is 'old';`,
    new: `create table t (a int primary key, constraint c check (a > 0)); create view v as select a from t; create sequence s; create type e as enum ('a');
      create domain d as int constraint dc check (value > 0); create function f() returns int language sql as 'select 1'; create schema x;
      comment on table t is 'new'; comment on column t.a is 'a'; comment on constraint c on t is 'c'; comment on index t_pkey is 'i'; comment on constraint t_pkey on t is 'pk';
      comment on view v is 'v'; comment on column v.a is 'va'; comment on sequence s is 's'; comment on type e is 'e'; comment on domain d is 'd';
      comment on constraint dc on domain d is 'dc'; comment on function f() is 'f'; comment on schema x is 'x';`,
  },
  {
    name: 'all objects are dropped',
    old: `create schema s; create type s.e as enum ('a'); create domain s.d as s.e; create table s.t (id serial primary key, d s.d, parent int references s.t); create view s.v as select * from s.t;
      create function s.f() returns setof s.v language sql as 'select * from s.v'; create materialized view public.m as select * from s.f(); create index on m (id);
      create table p (a int primary key) partition by range (a); create table p1 partition of p for values from (0) to (10); create table c () inherits (s.t);`,
    new: '',
  },
  {
    name: 'an extension that PostgreSQL cannot move changes its schema',
    old: `create schema s1; create schema s2; create extension xml2 with schema s1; comment on extension xml2 is 'x'; create table t (a text default s1.xml_encode_special_chars('<'), b text check (s1.xml_valid(b)));
      create view v as select s1.xml_encode_special_chars(a) as a from t; create function f(text) returns text language sql return s1.xml_encode_special_chars($1);`,
    new: `create schema s1; create schema s2; create extension xml2 with schema s2; comment on extension xml2 is 'x'; create table t (a text default s2.xml_encode_special_chars('<'), b text check (s2.xml_valid(b)));
      create view v as select s2.xml_encode_special_chars(a) as a from t; create function f(text) returns text language sql return s2.xml_encode_special_chars($1);`,
    rows: `insert into t values ('x', '<a/>')`,
    survives: 'select a, b from t',
  },
];
