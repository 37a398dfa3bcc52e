import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { downgrade, type History, upgrade } from '@trellis/migrate';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import createKnex, { type Knex } from 'knex';
import { history } from '../src/index.ts';
import { ROWS } from './bad-writes/index.ts';

const CATEGORIES = '20261130200453_categories_of_products_as_a_tree';

let database: TestDatabase;
let knex: Knex;
let all: History;
beforeAll(async () => {
  database = await createDatabase('catalogue');
  // A failed migration is logged.
  const quiet = { warn() {}, error() {}, debug() {}, deprecate() {} };
  knex = createKnex({ client: 'pg', connection: database.url, log: quiet });
  all = await history();
  await upgrade(knex, all);
  await knex.raw(ROWS);
});
afterAll(async () => {
  await knex.destroy();
  await database.drop();
});

const parents = () => knex('categories').orderBy('category_id').pluck('parent_id');

test('a category moves with what it contains, to the top and back', async () => {
  await knex('categories').insert({ slug: 'garden', name: 'Garden' });
  await knex('categories').where({ category_id: 2 }).update({ parent_id: 4 });
  expect(await parents()).toEqual([null, 4, 2, null]);
  await knex('categories').where({ category_id: 2 }).update({ parent_id: null });
  await knex('categories').where({ category_id: 1 }).update({ parent_id: 3 });
  expect(await parents()).toEqual([3, null, 2, null]);
  await knex.raw(
    `update categories set parent_id = case category_id when 2 then 1 when 3 then 2 end where category_id <= 3`,
  );
  expect(await parents()).toEqual([null, 1, 2, null]);
});

test('new categories of one statement can contain each other', async () => {
  await knex.raw(`insert into categories (category_id, parent_id, slug, name) overriding system value
    values (12, 11, 'mugs', 'Mugs'), (11, 10, 'cups', 'Cups'), (10, null, 'tableware', 'Tableware')`);
  expect((await parents()).slice(-3)).toEqual([null, 10, 11]);
  await knex('categories').where('category_id', '>', 3).delete();
});

test('products keep their values up and down, and categories are reported as lost', async () => {
  const before = await knex('products').orderBy('product_id').select('product_id', 'product_name', 'price');
  const lost = ['table categories', 'table product_categories'];
  await expect(downgrade(knex, all, '3.0.0')).rejects.toMatchObject({
    code: 'DATA_LOSS',
    message: expect.stringContaining('table public.categories (the table with all its rows, 3 rows)'),
  });
  await downgrade(knex, all, '3.0.0', { allowDataLoss: lost });
  await upgrade(knex, all, CATEGORIES);
  expect(await knex('products').orderBy('product_id').select('product_id', 'product_name', 'price')).toEqual(
    before,
  );
  expect(await knex('product_tags')).toEqual([{ product_id: 1, tag_id: 1 }]);
  expect(await knex('categories')).toEqual([]);
});
