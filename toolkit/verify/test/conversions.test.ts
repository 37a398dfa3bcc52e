import { expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import type { Column, Model } from '@trellis/model';
import { diffModels } from '@trellis/plan';
import { serverVersion } from '@trellis/testing';
import { testClient } from '@trellis/testing/client';

const client = testClient('conversions');

/** A Model with other columns in its tables. */
function withColumns(model: Model, change: (column: Column) => Partial<Column>): Model {
  const tables = model.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => ({ ...column, ...change(column) })),
  }));
  return { ...model, tables };
}

/** Runs the plan to another Model, and returns its refusals and the rows of a table. */
async function run(from: Model, to: Model, table: string) {
  const { statements, refusals } = diffModels(from, to);
  for (const { sql } of statements) await client.query(sql);
  return { refusals, rows: (await client.query(`select * from ${table}`)).rows };
}

test('converts values by the cast of an extension', async () => {
  await client.query(`create extension hstore; create extension citext;
    create table settings (a hstore, b hstore[], c citext);
    insert into settings values ('k=>v', array['k=>1'::hstore], 'x')`);
  const from = await introspect(client);
  expect(from.extensionCasts).toContainEqual({ from: 'public.hstore', to: 'jsonb', assignment: false });
  const types: Readonly<Record<string, string>> = { a: 'jsonb', b: 'jsonb[]', c: 'text' };
  const to = withColumns(from, ({ name, type }) => ({ type: types[name] ?? type }));
  expect(await run(from, to, 'settings')).toEqual({
    refusals: [],
    rows: [{ a: { k: 'v' }, b: [{ k: '1' }], c: 'x' }],
  });
  await client.query('drop table settings; drop extension hstore, citext');
});

test('converts a virtual generated column by the expression of its author', async () => {
  if (serverVersion() < 180000) return;
  await client.query(`create table doubled (a int, g int generated always as (a * 2) virtual);
    insert into doubled values (4), (null)`);
  const from = await introspect(client);
  const to = withColumns(from, ({ name, generated: _, ...column }) =>
    name === 'g' ? { ...column, generated: undefined as never, type: 'text', using: `g || '!'` } : {},
  );
  expect(await run(from, to, 'doubled')).toEqual({
    refusals: [],
    rows: [
      { a: 4, g: '8!' },
      { a: null, g: null },
    ],
  });
  await client.query('drop table doubled');
});

test.each([
  ['qty::integer'],
  ['quantity::integer'],
  ['"qty" :: integer'],
  ['length(qty) * 0 + qty::integer'],
])('converts a renamed column by an expression with its old or new name: %s', async (using) => {
  await client.query(`create table items (id integer, qty varchar); insert into items values (1, '12')`);
  const from = await introspect(client);
  const to = withColumns(from, ({ name }) =>
    name === 'qty' ? { name: 'quantity', type: 'integer', renamedFrom: 'qty', using } : {},
  );
  expect(await run(from, to, 'items')).toEqual({ refusals: [], rows: [{ id: 1, quantity: 12 }] });
  await client.query('drop table items');
});
