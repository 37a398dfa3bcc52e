import type { KindSample } from './kind-sample.ts';

/** Operators with all options, and the objects that use them. */
export const operators: readonly KindSample[] = [
  {
    kind: 'operators',
    sql: `
      create function near(int, int) returns boolean immutable language sql as 'select abs($1 - $2) < 2';
      create function far(int, int) returns boolean immutable language sql as 'select abs($1 - $2) >= 2';
      create function less(int, bigint) returns boolean immutable language sql as 'select $1 < $2';
      create function more(bigint, int) returns boolean immutable language sql as 'select $1 > $2';
      create function plus_one(int) returns int immutable language sql as 'select $1 + 1';
      create operator =~= (leftarg = int, rightarg = int, function = near, commutator = =~=, negator = !~=, restrict = eqsel, join = eqjoinsel, hashes, merges);
      create operator !~= (leftarg = int, rightarg = int, function = far, commutator = !~=, negator = =~=, restrict = neqsel);
      create operator <<| (leftarg = int, rightarg = bigint, function = less, commutator = |>>);
      create operator |>> (leftarg = bigint, rightarg = int, function = more, commutator = <<|);
      create operator !+ (rightarg = int, function = plus_one);
      comment on operator =~= (int, int) is 'It''s near'; comment on operator !+ (none, int) is 'Next';
      create table measured (a int default !+ 1, b int check (b =~= 1), c bigint, g boolean generated always as (a =~= b) stored,
        exclude using btree (a with =));
      create index on measured ((a <<| c)) where c |>> a; create view close as select a from measured where a =~= b and a !~= 7;
      create policy near on measured using (a =~= 1); create statistics st on (a =~= b), c from measured;
      create domain small as int check (value =~= 1);
      create function all_near(int[]) returns boolean immutable language sql return (select bool_and(x =~= 1) from unnest($1) x);`,
  },
];
