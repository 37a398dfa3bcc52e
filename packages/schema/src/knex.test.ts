import './knex.ts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import { type Model, toModel } from '@trellis/model';
import { assertDatabase } from '@trellis/query';
import { createDatabase } from '@trellis/testing';
import { build } from '@trellis/verify';
import createKnex, { type Knex } from 'knex';
import type { Tables } from 'knex/types/tables.js';
import { Client } from 'pg';
import type { TableRows, ViewRows } from './rows.ts';
import { shop } from './shop.ts';

let client: Client;
let knex: Knex;
let close: () => Promise<void>;
beforeAll(async () => {
  const { url, drop } = await createDatabase('typed_knex');
  client = new Client({ connectionString: url });
  await client.connect();
  await build(client, toModel(shop));
  knex = createKnex({ client: 'pg', connection: url });
  close = async () => {
    await client.end();
    await knex.destroy();
    await drop();
  };
});
afterAll(() => close());

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

test('Knex reads every table and view of the shop with its row type', () => {
  const named: Equal<keyof Tables, keyof TableRows | keyof ViewRows> = true;
  const tables: Equal<
    { [K in keyof TableRows]: Knex.ResolveTableType<Tables[K]> },
    { [K in keyof TableRows]: TableRows[K]['row'] }
  > = true;
  const views: Equal<{ [K in keyof ViewRows]: Knex.ResolveTableType<Tables[K]> }, ViewRows> = true;
  expect([named, tables, views]).toEqual([true, true, true]);
});

test('every table and view of the shop can be read, and the database fits', async () => {
  const uses = [...Object.keys(shop.tables), ...shop.views.map(({ name }) => name)] as (keyof Tables)[];
  for (const name of uses) expect(await knex(name)).toEqual([]);
  expect(await assertDatabase(knex, shop, { uses })).toMatchObject({ status: 'fits' });
});

test('views declare the column types that PostgreSQL reports', async () => {
  const typesOf = ({ views }: Pick<Model, 'views'>) =>
    new Map(views.map(({ name, columns }) => [name, columns.map(({ name, type }) => [name, type])]));
  expect(typesOf(await introspect(client))).toEqual(typesOf(toModel(shop)));
});
