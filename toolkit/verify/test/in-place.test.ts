import { expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import { diffModels } from '@trellis/plan';
import { serverVersion } from '@trellis/testing';
import { type Pair, thereAndBack, twoDatabases } from './pair.ts';

interface InPlace extends Omit<Pair, 'name'> {
  /** The statements of the upgrade. */
  readonly statements: readonly string[];
  /** The first server that has them. */
  readonly since?: number;
}

const inPlace: readonly (readonly [string, InPlace])[] = [
  [
    'a child leaves its parent and joins it again, so that its columns, checks and NOT NULLs are its own too',
    {
      old: 'create table p (a int not null default 3, constraint k check (a > 0)); create table c (b int) inherits (p)',
      new: 'create table p (a int not null default 3, constraint k check (a > 0)); create table c (b int) inherits (p); alter table c no inherit p, inherit p',
      rows: 'insert into c values (1, 2)',
      survives: 'select a, b from c',
      statements: [
        'ALTER TABLE "public"."c" NO INHERIT "public"."p"',
        'ALTER TABLE "public"."c" INHERIT "public"."p"',
      ],
    },
  ],
  [
    'a child leaves only the parents that have to be left',
    {
      old: 'create table p (a int, b int); create table q (b int, c int); create table r () inherits (p, q); create table s () inherits (r)',
      new: 'create table p (a int, b int); create table q (b int, c int); create table r () inherits (p, q); create table s () inherits (r); alter table r no inherit q; alter table r inherit q',
      rows: 'insert into s values (1, 2, 3)',
      survives: 'select a, b, c from s',
      statements: [
        'ALTER TABLE "public"."r" NO INHERIT "public"."q"',
        'ALTER TABLE "public"."r" INHERIT "public"."q"',
      ],
    },
  ],
  [
    'a typed table ceases to be one and gets a column',
    {
      old: 'create type x as (a int, b text); create table t of x (a not null, b default 1, primary key (a))',
      new: 'create table t (a int not null, b text default 1, c int, primary key (a))',
      rows: `insert into t values (1, 'b')`,
      survives: 'select a, b from t',
      statements: [
        'ALTER TABLE "public"."t" NOT OF',
        'DROP TYPE "public"."x"',
        'ALTER TABLE "public"."t" ADD COLUMN "c" integer',
      ],
    },
  ],
  [
    'a table becomes a typed table after it drops a column, and another one is of another type',
    {
      old: 'create table t (a int primary key, c int, b text); create type x as (a int); create type y as (a int); create table u of x',
      new: 'create type z as (a int, b text); create table t of z (primary key (a)); create type x as (a int); create type y as (a int); create table u of y',
      rows: `insert into t values (1, 2, 'b'); insert into u values (1)`,
      survives: 'select t.a, b, u.a as u from t, u',
      statements: [
        'CREATE TYPE "public"."z" AS ("a" integer, "b" text)',
        'ALTER TABLE "public"."u" OF public.y',
        'ALTER TABLE "public"."t" DROP COLUMN "c"',
        'ALTER TABLE "public"."t" OF public.z',
      ],
    },
  ],
  [
    'a stored column gets another expression, and an operator what PostgreSQL accepts once',
    {
      since: 170000,
      old: `create function f(int, int) returns bool immutable language sql as 'select $1 = $2';
        create operator === (function = f, leftarg = int, rightarg = int);
        create table t (a int, s int generated always as (a + 1) stored); create index on t (s);
        create view w as select s, a === s as same from t`,
      new: `create function f(int, int) returns bool immutable language sql as 'select $1 = $2';
        create operator === (function = f, leftarg = int, rightarg = int, commutator = ===, hashes, merges);
        create table t (a int, s int generated always as (a - 1) stored); create index on t (s);
        create view w as select s, a === s as same from t`,
      rows: 'insert into t values (5)',
      survives: 'select a from t',
      statements: [
        'ALTER OPERATOR "public".=== (integer, integer) SET (COMMUTATOR = OPERATOR("public".===), HASHES, MERGES)',
        'ALTER TABLE "public"."t" ALTER COLUMN "s" SET EXPRESSION AS ((a - 1))',
      ],
    },
  ],
  [
    'generated columns get other expressions, below an index and a view',
    {
      since: 180000,
      old: `create table t (a int, s int generated always as (a + 1) stored, v int generated always as (a + 1) virtual);
        create index on t (s); create view w as select s, v from t`,
      new: `create function f(int) returns int immutable language sql as 'select $1 * 2';
        create table t (a int, s int generated always as (f(a)) stored, v int generated always as (a - 1) virtual);
        create index on t (s); create view w as select s, v from t`,
      rows: 'insert into t values (5)',
      survives: 'select a from t',
      statements: [
        'SET check_function_bodies = off',
        `CREATE OR REPLACE FUNCTION public.f(integer)\n RETURNS integer\n LANGUAGE sql\n IMMUTABLE\nAS $function$select $1 * 2$function$`,
        'ALTER TABLE "public"."t" ALTER COLUMN "v" SET EXPRESSION AS ((a - 1))',
        'ALTER TABLE "public"."t" ALTER COLUMN "s" SET EXPRESSION AS (public.f(a))',
        'RESET check_function_bodies',
      ],
    },
  ],
  [
    'a virtual column in a table with a check, and one that children have, are replaced',
    {
      since: 180000,
      old: `create table t (a int check (a > 0), v int generated always as (a + 1) virtual);
        create table p (a int, s int generated always as (a + 1) stored); create table c () inherits (p)`,
      new: `create table t (a int check (a > 0), v int generated always as (a - 1) virtual);
        create table p (a int, s int generated always as (a - 1) stored); create table c () inherits (p)`,
      rows: 'insert into t values (5); insert into c values (6)',
      survives: 'select t.a, c.a as c from t, c',
      statements: [
        'ALTER TABLE "public"."p" DROP COLUMN "s"',
        'ALTER TABLE "public"."t" DROP COLUMN "v"',
        'ALTER TABLE "public"."p" ADD COLUMN "s" integer GENERATED ALWAYS AS ((a - 1)) STORED',
        'ALTER TABLE "public"."t" ADD COLUMN "v" integer GENERATED ALWAYS AS ((a - 1)) VIRTUAL',
      ],
    },
  ],
  [
    'an extension takes over a table, and gives it up',
    {
      old: 'create extension citext; create table t (a serial primary key, b citext not null); create view v as select b from t',
      new: 'create extension citext; create table t (a serial primary key, b citext not null); create view v as select b from t; alter extension citext add table t',
      rows: `insert into t values (1, 'b')`,
      survives: 'select a, b from t',
      statements: ['ALTER EXTENSION "citext" ADD TABLE "public"."t"'],
    },
  ],
  [
    'options of a dictionary change and are removed, and types of tokens get other dictionaries',
    {
      old: `create text search dictionary d (template = simple, stopwords = 'english', accept = false);
        create text search configuration c (parser = "default"); alter text search configuration c add mapping for int, word with simple;
        create table t (a text); create index i on t using gin (to_tsvector('public.c'::regconfig, a))`,
      new: `create text search dictionary d (template = simple, accept = true);
        create text search configuration c (parser = "default"); alter text search configuration c add mapping for word, email with d, simple;
        create table t (a text); create index i on t using gin (to_tsvector('public.c'::regconfig, a))`,
      rows: "insert into t values ('a 1')",
      survives: 'select a from t',
      statements: [
        'ALTER TEXT SEARCH CONFIGURATION "public"."c" DROP MAPPING FOR "int"',
        `ALTER TEXT SEARCH DICTIONARY "public"."d" ("accept" = 'true', "stopwords")`,
        'ALTER TEXT SEARCH CONFIGURATION "public"."c" ADD MAPPING FOR "email" WITH public.d, simple',
        'ALTER TEXT SEARCH CONFIGURATION "public"."c" ALTER MAPPING FOR "word" WITH public.d, simple',
      ],
    },
  ],
];

test('refuses to create an extension that has a table which exists', async () => {
  const databases = await twoDatabases('in_place');
  try {
    const { a, b } = databases;
    await a.query('create table t (a int)');
    await b.query('create extension citext; create table t (a int); alter extension citext add table t');
    const { refusals, statements } = diffModels(await introspect(a), await introspect(b));
    expect(refusals.map(({ code, object }) => `${code} ${object}`)).toEqual([
      'EXTENSION_MEMBER table public.t',
    ]);
    expect(statements.filter(({ sql }) => sql.startsWith('DROP'))).toEqual([]);
  } finally {
    await databases.close();
  }
});

test.each(inPlace)('%s', async (name, { statements, since, ...pair }) => {
  const databases = await twoDatabases('in_place');
  try {
    if (serverVersion() < (since ?? 0)) return;
    const plan = await thereAndBack(databases, { name, ...pair }, { serverVersion: serverVersion() });
    expect(plan.statements.map(({ sql }) => sql)).toEqual(statements);
  } finally {
    await databases.close();
  }
});
