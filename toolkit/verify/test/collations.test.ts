import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import type { Model } from '@trellis/model';
import { describe, diffModels, type Plan, planRenames, reversed } from '@trellis/plan';
import { apply, type TwoDatabases, twoDatabases } from './pair.ts';

let databases: TwoDatabases;
beforeAll(async () => {
  databases = await twoDatabases('collations');
});
afterAll(() => databases.close());
beforeEach(async () => {
  for (const client of [databases.a, databases.b])
    await client.query(
      'rollback; drop schema public cascade; drop schema if exists app cascade; create schema public authorization pg_database_owner; grant usage on schema public to public',
    );
});

const hazardsOf = ({ statements }: Plan) => statements.flatMap(({ hazards }) => hazards);

/** The Models of two schemas, of which the first is in database `a` with rows. */
async function models(old: string, wanted: string, rows = ''): Promise<readonly [Model, Model]> {
  await databases.a.query(`${old}; ${rows}`);
  await databases.b.query(wanted);
  return [await introspect(databases.a), await introspect(databases.b)];
}

test('sorts by the new locale, also through indexes, after a collation changes and after it changes back', async () => {
  const schema = (locale: string) => `create collation c (provider = icu, locale = '${locale}');
    create domain d as text collate c; create table t (a text collate c, b text[] collate c, d d);
    create index on t (a); create index on t (b); create index on t (d); create index on t (lower(a))`;
  const [from, to] = await models(
    schema('de'),
    schema('sv'),
    `insert into t select w, array[w], w from unnest(array['ä', 'z', 'a', 'Ö']) w`,
  );
  const sorted = async () => {
    const orders = [];
    await databases.a.query('begin; set local enable_seqscan = off; set local enable_sort = off');
    for (const by of ['a', 'b', 'd', 'lower(a)']) {
      const { rows } = await databases.a.query(`explain (costs off) select a from t order by ${by}`);
      expect(JSON.stringify(rows)).toMatch(/Index (Only )?Scan using/);
      orders.push(
        (await databases.a.query(`select a from t order by ${by}`)).rows.map(({ a }) => a).join(''),
      );
    }
    await databases.a.query('commit');
    return [...new Set(orders)];
  };
  expect(await sorted()).toEqual(['aäÖz']);
  await apply(databases.a, diffModels(from, to));
  expect(await sorted()).toEqual(['azäÖ']);
  await apply(databases.a, diffModels(to, from));
  expect(await sorted()).toEqual(['aäÖz']);
});

test('warns that rows may be the same under the new collation, and keeps them if they are', async () => {
  const schema = (options: string) =>
    `create collation c (provider = icu, locale = 'und-u-ks-level2'${options}); create table t (a text collate c unique)`;
  const [from, to] = await models(
    schema(''),
    schema(', deterministic = false'),
    "insert into t values ('a'), ('A')",
  );
  const plan = diffModels(from, to);
  expect(hazardsOf(plan)).toContainEqual({
    code: 'MAY_FAIL_ON_DATA',
    message: 'Fails if two rows are the same by a unique index on a.',
  });
  await expect(apply(databases.a, plan)).rejects.toThrow('could not create unique index "t_a_key"');
  expect(await introspect(databases.a)).toEqual(from);
  expect((await databases.a.query('select count(*)::int as n from t')).rows).toEqual([{ n: 2 }]);
  await databases.a.query("delete from t where a = 'A'");
  await apply(databases.a, plan);
  await expect(databases.a.query("insert into t values ('A')")).rejects.toThrow('duplicate key');
});

const named = (name: string) => `create collation ${name} (provider = icu, locale = 'und');
  create domain d as text collate ${name}; create type p as (x text collate ${name}); create type r as range (subtype = text, collation = ${name});
  create table t (a text collate ${name}, b text, d d, p p); create index i on t (b collate ${name}); create view v as select a, b collate ${name} as b from t`;
const searched = (dictionary: string, configuration: string) => `
  create text search dictionary ${dictionary} (template = simple); create text search configuration ${configuration} (parser = "default");
  alter text search configuration ${configuration} add mapping for word, asciiword with ${dictionary}, simple;
  create table t (a text, v tsvector generated always as (to_tsvector('public.${configuration}'::regconfig, a)) stored);
  create index i on t using gin (to_tsvector('public.${configuration}'::regconfig, a))`;

test.each([
  ['a collation', named('c'), named('"New"'), ['ALTER COLLATION "public"."c" RENAME TO "New"']],
  [
    'text search objects',
    searched('d', 'c'),
    searched('"D e"', 'c2'),
    [
      'ALTER TEXT SEARCH DICTIONARY "public"."d" RENAME TO "D e"',
      'ALTER TEXT SEARCH CONFIGURATION "public"."c" RENAME TO "c2"',
    ],
  ],
])('renames %s in place, with what refers to it, and back', async (_, old, wanted, statements) => {
  const [from, printed] = await models(old, wanted, "insert into t (a) values ('x')");
  const declared: Model = {
    ...printed,
    collations: printed.collations?.map((one) => ({ ...one, renamedFrom: 'c' })) ?? [],
    textSearchDictionaries:
      printed.textSearchDictionaries?.map((one) => ({ ...one, renamedFrom: 'd' })) ?? [],
    textSearchConfigurations:
      printed.textSearchConfigurations?.map((one) => ({ ...one, renamedFrom: 'c' })) ?? [],
  };
  expect(planRenames(from, declared)).toEqual(statements);
  await databases.a.query(statements.join(';'));
  const afterRenames = await introspect(databases.a);
  const plan = diffModels(from, declared, { afterRenames });
  expect(plan.statements.map(({ sql }) => sql)).toEqual(statements);
  expect(afterRenames).toEqual(printed);
  const back = planRenames(printed, reversed(from, declared));
  await databases.a.query(back.join(';'));
  expect(await introspect(databases.a)).toEqual(from);
});

const moved = (schema: string) => `create schema app;
  create collation ${schema}.c (provider = icu, locale = 'und'); create domain d as text collate ${schema}.c;
  create text search dictionary ${schema}.d (template = simple); create text search configuration ${schema}.s (parser = "default");
  alter text search configuration ${schema}.s add mapping for word with ${schema}.d;
  create table t (a text collate ${schema}.c, d d, v tsvector generated always as (to_tsvector('${schema}.s'::regconfig, a)) stored);
  create index i on t using gin (to_tsvector('${schema}.s'::regconfig, a)); create index j on t (a)`;

test('moves objects of an unchanged definition to another schema in place, and back', async () => {
  const [from, to] = await models(moved('public'), moved('app'), "insert into t (a, d) values ('x', 'y')");
  const statements = [
    'ALTER COLLATION "public"."c" SET SCHEMA "app"',
    'ALTER TEXT SEARCH DICTIONARY "public"."d" SET SCHEMA "app"',
    'ALTER TEXT SEARCH CONFIGURATION "public"."s" SET SCHEMA "app"',
  ];
  expect(planRenames(from, to)).toEqual(statements);
  await databases.a.query(statements.join(';'));
  const afterRenames = await introspect(databases.a);
  const plan = diffModels(from, to, { afterRenames });
  expect(plan.statements.map(({ sql }) => sql)).toEqual(statements);
  expect(plan.changes.map(describe)).toEqual([
    'Detected moved collation public.c to schema app',
    'Detected moved text search dictionary public.d to schema app',
    'Detected moved text search configuration public.s to schema app',
  ]);
  expect(afterRenames).toEqual(to);
  await databases.a.query(planRenames(to, reversed(from, to)).join(';'));
  expect(await introspect(databases.a)).toEqual(from);
  await apply(databases.a, diffModels(from, to));
  expect(await introspect(databases.a)).toEqual(to);
  expect((await databases.a.query('select a, d::text, v::text from t')).rows).toEqual([
    { a: 'x', d: 'y', v: '' },
  ]);
});

test('drops and creates a collation for a schema that does not exist yet, and keeps the values', async () => {
  const [from, to] = await models(
    "create collation c (locale = 'C'); create table t (a text collate c)",
    "create schema app; create collation app.c (locale = 'C'); create table t (a text collate app.c)",
    "insert into t values ('x')",
  );
  expect(planRenames(from, to)).toEqual([]);
  await apply(databases.a, diffModels(from, to));
  expect(await introspect(databases.a)).toEqual(to);
  expect((await databases.a.query('select a from t')).rows).toEqual([{ a: 'x' }]);
});

test('the Model of a rename names the new collation wherever the old one was', async () => {
  const withoutSql = (sql: string) => sql.replace(/; create view .*$/, '');
  const [from, printed] = await models(withoutSql(named('c')), withoutSql(named('"New"')));
  const collations = printed.collations?.map((one) => ({ ...one, renamedFrom: 'c' })) ?? [];
  const { statements } = diffModels(from, { ...printed, collations });
  expect(statements.map(({ sql }) => sql)).toEqual(['ALTER COLLATION "public"."c" RENAME TO "New"']);
});

test('computes stored values again with the statements that a hazard names', async () => {
  const schema = (
    mapping: string,
  ) => `create text search dictionary d (template = simple, stopwords = 'english');
    create text search configuration c (parser = "default"); alter text search configuration c add mapping for ${mapping};
    create table t (id int primary key, a text, v tsvector generated always as (to_tsvector('public.c'::regconfig, a)) stored);
    create index i on t using gin (to_tsvector('public.c'::regconfig, a)); create index j on t using gin (v);
    create view s as select id, to_tsvector('public.c'::regconfig, a) as v from t; create materialized view m as select id, v from s;
    create materialized view n as select v from t`;
  const [from, to] = await models(
    schema('asciiword with d'),
    schema('asciiword with english_stem'),
    "insert into t (id, a) values (1, 'the cats'); refresh materialized view m; refresh materialized view n",
  );
  const plan = diffModels(from, to);
  expect(plan.statements.map(({ sql }) => sql)).toEqual([
    'ALTER TEXT SEARCH CONFIGURATION "public"."c" ALTER MAPPING FOR "asciiword" WITH english_stem',
  ]);
  expect(hazardsOf(plan)).toEqual([
    {
      code: 'LEAVES_STALE_VALUES',
      message:
        'Values that were computed by the old definition are kept. Run after the migration: UPDATE "public"."t" SET "a" = "a"; REINDEX INDEX "public"."i"; REFRESH MATERIALIZED VIEW "public"."m"; REFRESH MATERIALIZED VIEW "public"."n"',
    },
  ]);
  await apply(databases.a, plan);
  const values = async () => {
    const { rows } = await databases.a.query('select t.v::text, m.v::text as m, n.v::text as n from t, m, n');
    await databases.a.query('begin; set local enable_seqscan = off');
    const found = await databases.a.query(
      "select id from t where to_tsvector('public.c'::regconfig, a) @@ 'cat'::tsquery",
    );
    await databases.a.query('commit');
    return [...rows, found.rowCount];
  };
  expect(await values()).toEqual([{ v: "'cats':2", m: "'cats':2", n: "'cats':2" }, 0]);
  const [, sql = ''] = /: (.*)$/.exec(hazardsOf(plan)[0]?.message ?? '') ?? [];
  await databases.a.query(sql);
  expect(await values()).toEqual([{ v: "'cat':2", m: "'cat':2", n: "'cat':2" }, 1]);
});
