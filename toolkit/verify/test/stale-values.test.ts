import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import { diffModels } from '@trellis/plan';
import { apply, type TwoDatabases, twoDatabases } from './pair.ts';

let databases: TwoDatabases;
beforeAll(async () => {
  databases = await twoDatabases('stale_values');
});
afterAll(() => databases.close());

test('names the statements that compute values again after a function changes', async () => {
  const { a, b } = databases;
  const schema = (
    body: string,
  ) => `create function f(int) returns int immutable language plpgsql as 'begin return ${body}; end';
    create function above(int, int) returns bool immutable return f($1) > $2;
    create operator >>> (function = above, leftarg = int, rightarg = int);
    create table t (id int primary key, n int, g int generated always as (f(n)) stored);
    create index i on t (f(n)); create index j on t (id) where n >>> 10; create index k on t (g); create index l on t (n);
    create view v as select f(n) as x from t; create materialized view m as select x from v; create materialized view o as select g from t`;
  await a.query(schema('$1 + 1'));
  await a.query('insert into t values (1, 2); refresh materialized view m; refresh materialized view o');
  await b.query(schema('$1 * 10'));
  const plan = diffModels(await introspect(a), await introspect(b));
  const [hazard] = plan.statements.flatMap(({ hazards }) => hazards);
  expect(hazard?.code).toBe('LEAVES_STALE_VALUES');
  const [, sql = ''] = /Run after the migration: (.*)$/.exec(hazard?.message ?? '') ?? [];
  expect(sql.split('; ').sort()).toEqual([
    'REFRESH MATERIALIZED VIEW "public"."m"',
    'REFRESH MATERIALIZED VIEW "public"."o"',
    'REINDEX INDEX "public"."i"',
    'REINDEX INDEX "public"."j"',
    'UPDATE "public"."t" SET "n" = "n"',
  ]);
  await apply(a, plan);
  const values = async () => {
    await a.query('begin; set local enable_seqscan = off');
    const { rows } = await a.query('select g, x, (select g from o) as o from t, m');
    const found = await a.query('select id from t where f(n) = 20');
    await a.query('commit');
    return [...rows, found.rowCount];
  };
  expect(await values()).toEqual([{ g: 3, x: 3, o: 3 }, 0]);
  await a.query(sql);
  expect(await values()).toEqual([{ g: 20, x: 20, o: 20 }, 1]);
});
