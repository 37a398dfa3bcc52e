import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { shop } from '@shop/schema';
import { downgrade } from '@trellis/migrate';
import type { Knex } from 'knex';
import { history, upgrade } from '../src/index.ts';
import { ROWS } from './bad-writes/index.ts';
import { statementsOfPage } from './docs-page.ts';
import { downgradeWithLosses, emptyTables, openShopDatabase, type ShopDatabase } from './shop-database.ts';

const CARTS = '20261130224605_carts_of_customers_and_guests';
/** The guest's token; cart 3 has 2 units of variant 1 and 5 of variant 2. */
const TOKEN = '00000000-0000-4000-8000-000000000003';

let database: ShopDatabase;
let knex: Knex;
beforeAll(async () => {
  database = await openShopDatabase('carts');
  knex = database.knex;
  await upgrade(knex);
});
beforeEach(async () => {
  await emptyTables(knex, Object.keys(shop.tables));
  await knex.raw(ROWS);
});
afterAll(() => database.close());

const merge = async (customer: number, token = TOKEN) =>
  (await knex.raw('select merge_cart(?, ?) as cart', [token, customer])).rows[0].cart;
const productsOf = (cart: number) =>
  knex('cart_products').where({ cart_id: cart }).orderBy('variant_id').select('variant_id', 'product_count');
const statuses = () => knex('carts').orderBy('cart_id').pluck('status');

test("a guest's cart is merged into the customer's open cart, and units of one variant are added", async () => {
  expect(await merge(1)).toBe(2);
  expect(await productsOf(2)).toEqual([
    { variant_id: 1, product_count: 3 },
    { variant_id: 2, product_count: 5 },
  ]);
  expect([await productsOf(3), await statuses()]).toEqual([[], ['ordered', 'open', 'merged']]);
});

test('a customer without an open cart gets one in the currency of the guest', async () => {
  await knex('carts').where({ cart_id: 3 }).update({ currency: 'CHF' });
  expect(await merge(2)).toBe(4);
  expect(await knex('carts').where({ cart_id: 4 }).first()).toMatchObject({
    ...{ customer_id: 2, token: null, currency: 'CHF', status: 'open' },
  });
  expect(await productsOf(4)).toEqual([
    { variant_id: 1, product_count: 2 },
    { variant_id: 2, product_count: 5 },
  ]);
});

test('a second merge moves nothing and returns the open cart, or null without one', async () => {
  await merge(1);
  const before = await productsOf(2);
  expect([await merge(1), await merge(2)]).toEqual([2, null]);
  expect(await merge(1, '00000000-0000-4000-8000-000000000009')).toBe(2);
  expect(await productsOf(2)).toEqual(before);
});

test('an abandoned cart is merged too, and an ordered one is not', async () => {
  await knex('carts').where({ cart_id: 3 }).update({ status: 'abandoned' });
  expect(await merge(1)).toBe(2);
  const token = '00000000-0000-4000-8000-000000000004';
  await knex('carts').insert({ token, currency: 'EUR' });
  await knex('carts').where({ token }).update({ status: 'ordered' });
  expect(await merge(1, token)).toBe(2);
  expect(await statuses()).toEqual(['ordered', 'open', 'merged', 'ordered']);
});

test('a merge that exceeds the limit leaves both carts as they are', async () => {
  await knex('cart_products').where({ cart_id: 2 }).update({ product_count: 998 });
  await expect(merge(1)).rejects.toMatchObject({ constraint: 'cart_products_product_count_check' });
  expect(await productsOf(2)).toEqual([{ variant_id: 1, product_count: 998 }]);
  expect([await productsOf(3), await statuses()]).toEqual([
    [
      { variant_id: 1, product_count: 2 },
      { variant_id: 2, product_count: 5 },
    ],
    ['ordered', 'open', 'open'],
  ]);
});

test('a change of the products is the latest change of the cart', async () => {
  const old = new Date('2026-01-01');
  await knex('carts').where({ cart_id: 2 }).update({ updated_at: old });
  for (const change of [
    () => knex('cart_products').insert({ cart_id: 2, variant_id: 3 }),
    () => knex('cart_products').where({ cart_id: 2, variant_id: 3 }).update({ product_count: 2 }),
    () => knex('cart_products').where({ cart_id: 2, variant_id: 3 }).delete(),
  ]) {
    await knex('carts').where({ cart_id: 2 }).update({ updated_at: old });
    await change();
    const cart = await knex('carts').where({ cart_id: 2 }).first();
    expect(cart.updated_at.getTime()).toBeGreaterThan(old.getTime());
  }
});

test('an open cart is deleted with its products, and so is the variant of one', async () => {
  await knex('carts').where({ cart_id: 3 }).delete();
  expect(await productsOf(3)).toEqual([]);
  await knex('cart_products').insert({ cart_id: 2, variant_id: 3 });
  await knex('stock_levels').where({ variant_id: 3 }).delete();
  await knex('variants').where({ variant_id: 3 }).delete();
  expect(await productsOf(2)).toEqual([{ variant_id: 1, product_count: 1 }]);
});

test('the statements of the page about carts run', async () => {
  const statements = statementsOfPage('carts.md');
  expect(statements.length).toBeGreaterThan(3);
  for (const sql of statements) await knex.raw(sql);
  expect(await statuses()).toContain('merged');
});

test('the migration keeps the values of other tables up and down, and reports its rows as lost', async () => {
  const all = await history();
  await downgradeWithLosses(knex, all, CARTS);
  const values = async () => ({
    customers: await knex('customers').orderBy('customer_id'),
    variants: await knex('variants').orderBy('variant_id'),
    levels: await knex('stock_levels').orderBy(['variant_id', 'location_id']),
  });
  const before = await values();
  await expect(downgrade(knex, all, '-1')).rejects.toMatchObject({
    code: 'DATA_LOSS',
    message: expect.stringContaining('table public.cart_products (the table with all its rows, 4 rows)'),
  });
  await downgradeWithLosses(knex, all, '-1');
  expect(await values()).toEqual(before);
  await upgrade(knex, CARTS);
  expect(await values()).toEqual(before);
  expect(await knex('carts')).toEqual([]);
});
