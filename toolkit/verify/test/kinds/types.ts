import type { KindSample } from './kind-sample.ts';

/** Schemas and types, with all their options. */
export const types: readonly KindSample[] = [
  {
    kind: 'schemas',
    sql: `comment on schema {schema} is 'It''s a \\ schema';`,
  },
  {
    kind: 'enumerated types',
    sql: `
      create type mood as enum ('sad', 'it''s ok', '', 'happy');
      alter type mood add value 'so so' before 'happy';
      comment on type mood is 'How one feels';
      create type nothing as enum ();
      create table feels (id int, m mood default 'sad', ms mood[] not null default array['sad'::mood]);`,
  },
  {
    kind: 'domains',
    sql: `
      create domain positive as numeric(10,2) default 1 not null check (value > 0);
      create domain nick as varchar(20) collate "C" constraint short check (length(value) < 10) constraint lower check (value = lower(value));
      alter domain nick add constraint late check (value <> 'x') not valid;
      comment on domain nick is 'A name'; comment on constraint short on domain nick is 'Not long';
      create domain nicks as nick[];
      create domain derived as positive check (value < 100);
      create function even(v int) returns boolean language sql immutable as 'select v % 2 = 0';
      create domain even_number as int check (even(value));
      create table uses (a positive, b nick, c nicks, d derived default 5);`,
  },
  {
    kind: 'composite types',
    sql: `
      create type address as (street text collate "C", number integer, tags text[]);
      comment on type address is 'Where'; comment on column address.street is 'The street';
      create type nested as (home address, work address[]);
      create type empty as ();
      create table lives (a address, b nested[]);`,
  },
  {
    kind: 'range types',
    sql: `
      create type float_range as range (subtype = float8, subtype_diff = float8mi);
      create type text_span as range (subtype = text, collation = "C", multirange_type_name = text_spans);
      create type opclass_range as range (subtype = text, subtype_opclass = text_pattern_ops);
      comment on type float_range is 'From to';
      create table spans (a float_range, b text_spans, c float_multirange[], d int4range default '[1,2)');`,
  },
];
