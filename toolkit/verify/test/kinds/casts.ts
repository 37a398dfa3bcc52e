import type { KindSample } from './kind-sample.ts';

/** Casts with each method and context, and expressions that use them. */
export const casts: readonly KindSample[] = [
  {
    kind: 'casts',
    sql: `
      create type grade as enum ('a', 'b'); create type size as enum ('s', 'l'); create domain positive as int check (value > 0);
      create type pair as (x int, y int);
      create function grade_of(size) returns grade immutable language sql as 'select case when $1 = ''s'' then ''a''::{schema}.grade else ''b''::{schema}.grade end';
      create cast (size as grade) with function grade_of(size) as assignment;
      create cast (grade as int) with inout; create cast (grade as size) with inout as implicit;
      comment on cast (size as grade) is 'Smaller is better';
      create function pair_of(int) returns pair immutable language sql as 'select $1, $1'; create cast (int as pair) with function pair_of as implicit;
      create table sized (s size, g grade generated always as (s::grade) stored, check (s::grade = 'a'), p pair default 1);
      create index on sized ((s::grade)); create view graded as select s::grade as grade, (s::grade)::size as back from sized;`,
  },
];
