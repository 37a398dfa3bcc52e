import type { Pair } from '../pair.ts';

/** Integers that are compared by their last digit. */
const digits = `create function less(int, int) returns boolean immutable language sql as 'select $1 % 10 < $2 % 10';
  create function same(int, int) returns boolean immutable language sql as 'select $1 % 10 = $2 % 10';
  create function more(int, int) returns boolean immutable language sql as 'select $1 % 10 > $2 % 10';
  create function less_or_same(int, int) returns boolean immutable language sql as 'select $1 % 10 <= $2 % 10';
  create function more_or_same(int, int) returns boolean immutable language sql as 'select $1 % 10 >= $2 % 10';
  create function compare(int, int) returns int immutable language sql as 'select sign($1 % 10 - $2 % 10)::int';
  create operator |<| (leftarg = int, rightarg = int, function = less, commutator = |>|);
  create operator |>| (leftarg = int, rightarg = int, function = more, commutator = |<|);
  create operator |=| (leftarg = int, rightarg = int, function = same, commutator = |=|, merges);
  create operator |<=| (leftarg = int, rightarg = int, function = less_or_same, commutator = |>=|);
  create operator |>=| (leftarg = int, rightarg = int, function = more_or_same, commutator = |<=|);`;
const items =
  'operator 1 |<|, operator 2 |<=|, operator 3 |=|, operator 4 |>=|, operator 5 |>|, function 1 compare(int, int)';
const digitClass = `create operator class digit_ops for type int using btree as ${items};`;

/** A GiST operator class of points that stores boxes, with more operators and functions. */
const points = (operators: string, functions: string) =>
  `create operator class point_like for type point using gist as storage box, operator 1 <<(point, point), operator 6 ~=(point, point)${operators},
    function 1 gist_point_consistent(internal, point, smallint, oid, internal), function 2 gist_box_union(internal, internal), function 3 gist_point_compress(internal),
    function 5 gist_box_penalty(internal, internal, internal), function 6 gist_box_picksplit(internal, internal), function 7 gist_box_same(box, box, internal)${functions};`;

/** Operator classes and families, and what uses them. */
export const operatorClasses: readonly Pair[] = [
  {
    name: 'an operator class is created, and indexes, an exclusion constraint and a view sort by it',
    old: 'create table t (id int primary key, a int);',
    new: `${digits} ${digitClass} comment on operator class digit_ops using btree is 'By the last digit.'; comment on operator family digit_ops using btree is 'Digits.';
      alter operator class digit_ops using btree owner to pg_monitor;
      create table t (id int primary key, a int, exclude using btree (a digit_ops with |=|)); create unique index i on t (a digit_ops);
      create view v as select id from t order by a using |<|;`,
    rows: 'insert into t values (1, 19), (2, 21), (3, 35)',
    survives: 'select id, a from t order by id',
  },
  {
    name: 'an operator class gets another function, and its indexes are created again',
    old: `${digits} ${digitClass} create table t (id int primary key, a int); create index i on t (a digit_ops);`,
    new: `${digits} create function by_digit(int, int) returns int immutable language sql as 'select sign($1 % 10 - $2 % 10)::int';
      ${digitClass.replace('compare', 'by_digit')} create table t (id int primary key, a int); create index i on t (a digit_ops);`,
    rows: 'insert into t values (1, 19), (2, 21)',
    survives: 'select id from t order by a using |<|',
  },
  {
    name: 'an operator of a class calls another function',
    old: `${digits} ${digitClass} create table t (id int primary key, a int); create index i on t (a digit_ops);`,
    new: `${digits.replace('function = same', 'function = also_same').replace('create operator', "create function also_same(int, int) returns boolean immutable language sql as 'select $1 % 10 = $2 % 10'; create operator")}
      ${digitClass} create table t (id int primary key, a int); create index i on t (a digit_ops);`,
    rows: 'insert into t values (1, 19), (2, 21)',
    survives: 'select id from t order by a using |<|',
  },
  {
    name: 'members are added to an operator family and removed from it in place',
    old: `create operator family f using btree; alter operator family f using btree add operator 1 < (int, bigint), operator 3 = (int, bigint);
      create operator family g using gist;`,
    new: `create operator family f using btree; alter operator family f using btree add operator 1 < (int, smallint), operator 3 = (int, bigint), function 1 (int, bigint) btint48cmp(int, bigint);
      create operator family g using gist; alter operator family g using gist add operator 15 <-> (point, point) for order by float_ops;
      comment on operator family g using gist is 'G.'; alter operator family f using btree owner to pg_monitor;`,
  },
  {
    name: 'a default operator class of a type is created before what sorts, and it has a family and a storage type',
    old: 'create table t (id int primary key, a int);',
    new: `create type mood as (a int); create function mood_cmp(mood, mood) returns int immutable language sql as 'select ($1.a - $2.a)';
      create function mood_lt(mood, mood) returns boolean immutable language sql as 'select $1.a < $2.a';
      create function mood_eq(mood, mood) returns boolean immutable language sql as 'select $1.a = $2.a';
      create function mood_gt(mood, mood) returns boolean immutable language sql as 'select $1.a > $2.a';
      create operator |<| (leftarg = mood, rightarg = mood, function = mood_lt, commutator = |>|); create operator |=| (leftarg = mood, rightarg = mood, function = mood_eq);
      create operator |>| (leftarg = mood, rightarg = mood, function = mood_gt, commutator = |<|); create operator family moods using btree;
      create operator class mood_ops default for type mood using btree family moods as operator 1 |<|, operator 3 |=|, operator 5 |>|, function 1 mood_cmp(mood, mood);
      create operator class box_like for type point using gist as storage box, operator 1 <<(point, point),
        function 1 gist_point_consistent(internal, point, smallint, oid, internal), function 2 gist_box_union(internal, internal), function 3 gist_point_compress(internal),
        function 5 gist_box_penalty(internal, internal, internal), function 6 gist_box_picksplit(internal, internal), function 7 gist_box_same(box, box, internal);
      create table t (id int primary key, a int, m mood unique, p point); create index i on t using gist (p box_like);
      create view v as select distinct m from t order by m;`,
    rows: 'insert into t values (1, 1)',
    survives: 'select id, a from t',
  },
  {
    name: 'a GiST operator class gets members and a distance, and its indexes and constraints are created again',
    old: `${points('', '')} create table t (id int primary key, p point, exclude using gist (p point_like with ~=)); create index i on t using gist (p point_like) where id > 0;`,
    new: `${points(
      ', operator 5 >>(point, point), operator 15 <-> (point, point) for order by float_ops',
      ', function 8 gist_point_distance(internal, point, smallint, oid, internal)',
    )} comment on operator class point_like using gist is 'P.';
      create table t (id int primary key, p point, exclude using gist (p point_like with ~=)); create index i on t using gist (p point_like) where id > 0;`,
    rows: "insert into t values (1, '(1,2)'), (2, '(3,4)')",
    survives: `select id from t where id > 0 and p << '(2,0)'`,
  },
];
