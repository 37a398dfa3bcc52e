import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import { diffModels } from '@trellis/plan';
import { type TwoDatabases, twoDatabases } from './pair.ts';

let databases: TwoDatabases;
beforeAll(async () => {
  databases = await twoDatabases('row_type');
});
afterAll(() => databases.close());

test('refuses to rewrite a table if a column has its row type, as PostgreSQL does', async () => {
  const { a, b } = databases;
  await a.query('create table spot (x int, y int); create table route (at spot);');
  await b.query(
    'create table spot (x bigint, y int default 1, z int default 0); create table route (at spot);',
  );
  const { refusals } = diffModels(await introspect(a), await introspect(b));
  expect(refusals.map(({ code, object }) => `${code} ${object}`)).toEqual([
    'ROW_TYPE_IN_USE column public.spot.x',
    'ROW_TYPE_IN_USE column public.spot.z',
  ]);
});
