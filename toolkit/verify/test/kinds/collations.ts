import type { KindSample } from './kind-sample.ts';

/** Collations of each provider, and what has them. */
export const collations: readonly KindSample[] = [
  {
    kind: 'collations',
    sql: `
      create collation bytes (locale = 'C'); create collation parts (lc_collate = 'C', lc_ctype = 'POSIX'); create collation copied from "POSIX";
      create collation "Order" (provider = icu, locale = 'und'); comment on collation "Order" is 'It''s the root';
      create collation caseless (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
      create domain word as text collate caseless; create type pair as (a text collate "Order", b text[] collate bytes); create type span as range (subtype = text, collation = "Order");
      create table words (id int primary key, a text collate "Order", b text[] collate caseless, c varchar(9) collate bytes unique, d word, e pair, f span, g text collate "C",
        h text generated always as (a || 'x' collate "POSIX") stored, check (c collate "Order" > ''));
      create index on words (a); create index on words (g collate caseless, lower(g collate "Order")) where g collate caseless = 'x';
      create table parts_of_words (a text) partition by range (a collate bytes); create table first_words partition of parts_of_words for values from ('a') to ('b');
      create view seen as select a, g collate caseless as g, b, d, 'x'::text as plain from words; create materialized view stored as select g collate "Order" as g from words;
      create function same(a text, b text) returns boolean language sql return a = b collate caseless;`,
  },
  {
    kind: 'collations with rules',
    since: 160000,
    sql: `create collation ruled (provider = icu, locale = 'und', rules = '&a < g'); create table t (a text collate ruled);`,
  },
  {
    kind: 'built-in collations',
    since: 170000,
    sql: `create collation built (provider = builtin, locale = 'C.UTF-8'); create table t (a text collate built);`,
  },
  {
    kind: 'owners of collations and text search objects',
    serverOnly: true,
    sql: `create collation owned (locale = 'C'); alter collation owned owner to trellis_writer;
      create text search dictionary owned (template = simple); alter text search dictionary owned owner to trellis_writer;
      create text search configuration owned (parser = "default"); alter text search configuration owned owner to trellis_writer;`,
  },
];
