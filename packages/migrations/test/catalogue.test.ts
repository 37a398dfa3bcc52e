import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { downgrade, type History, upgrade } from '@trellis/migrate';
import type { Knex } from 'knex';
import { history } from '../src/index.ts';
import { ROWS } from './bad-writes/index.ts';
import { downgradeWithLosses, openShopDatabase, type ShopDatabase } from './shop-database.ts';

const CATEGORIES = '20261130200453_categories_of_products_as_a_tree';
const VARIANTS = '20261130201253_variants_of_products_and_prices_over_a_period';
const PRODUCTS = '20261130201744_images_reviews_and_full_text_search_of_products';

let database: ShopDatabase;
let knex: Knex;
let all: History;
beforeAll(async () => {
  database = await openShopDatabase('catalogue');
  knex = database.knex;
  all = await history();
  await upgrade(knex, all);
  await knex.raw(ROWS);
});
afterAll(() => database.close());

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

test('a price ends when the next one starts', async () => {
  const euros = () => knex('current_prices').where({ variant_id: 1, currency: 'EUR' }).pluck('amount');
  expect(await euros()).toEqual(['19.90']);
  await knex.transaction(async (transaction) => {
    await transaction.raw(`update prices set valid = tstzrange(lower(valid), now())
      where variant_id = 1 and currency = 'EUR' and upper_inf(valid)`);
    await transaction('prices').insert({ variant_id: 1, currency: 'EUR', amount: '18.50' });
  });
  expect(await euros()).toEqual(['18.50']);
  expect(await knex('current_prices').where({ variant_id: 1 })).toHaveLength(2);
});

test('images of a product exchange their places in one statement', async () => {
  await knex('product_images').update({ position: knex.raw('3 - position') });
  expect(await knex('product_images').orderBy('image_id').pluck('position')).toEqual([2, 1]);
});

test('products are found by the words of their name and description, those of the name first', async () => {
  await knex('products').where({ product_id: 2 }).update({ description: 'Stands beside every lamp.' });
  const found = (words: string) =>
    knex('products')
      .whereRaw("search @@ websearch_to_tsquery('english', ?)", [words])
      .orderByRaw("ts_rank(search, websearch_to_tsquery('english', ?)) desc", [words])
      .pluck('product_name');
  expect(await found('lamps')).toEqual(['Lamp', 'Chair']);
  expect(await found('lamp -chair')).toEqual(['Lamp']);
  await knex('products').where({ product_id: 1 }).update({ product_name: 'Light' });
  expect(await found('lamps')).toEqual(['Chair']);
  await knex('products').where({ product_id: 1 }).update({ product_name: 'Lamp' });
});

/** The tables that each migration adds, with the number of their rows. */
const STEPS = [
  [CATEGORIES, '3.0.0', { categories: 3, product_categories: 1 }],
  [VARIANTS, CATEGORIES, { prices: 4, variants: 3 }],
  [PRODUCTS, VARIANTS, { product_images: 2, reviews: 1 }],
] as const;

test.each([...STEPS].reverse())(
  '%s keeps the values of other tables up and down, and reports its rows as lost',
  async (step, previous, added) => {
    await downgradeWithLosses(knex, all, step);
    const values = async () => ({
      products: await knex('products')
        .orderBy('product_id')
        .select('product_id', 'product_name', 'price', 'currency'),
      tags: await knex('product_tags'),
      lines: await knex('order_products'),
    });
    const before = await values();
    await expect(downgrade(knex, all, previous)).rejects.toMatchObject({ code: 'DATA_LOSS' });
    for (const [table, rows] of Object.entries(added))
      await expect(downgrade(knex, all, previous)).rejects.toThrow(
        `table public.${table} (the table with all its rows, ${rows} row`,
      );
    await downgrade(knex, all, previous, {
      allowDataLoss: Object.keys(added).map((table) => `table ${table}`),
    });
    await upgrade(knex, all, step);
    expect(await values()).toEqual(before);
    for (const table of Object.keys(added)) expect(await knex(table)).toEqual([]);
    await downgrade(knex, all, previous);
  },
);
