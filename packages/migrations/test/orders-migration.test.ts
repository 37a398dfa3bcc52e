import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { downgrade, type History, upgrade } from '@trellis/migrate';
import type { Knex } from 'knex';
import { history } from '../src/index.ts';
import { downgradeWithLosses, openShopDatabase, type ShopDatabase } from './shop-database.ts';

const ORDERS = '20261130232332_orders_in_full_with_payments_and_refunds';

let database: ShopDatabase;
let knex: Knex;
let all: History;
beforeAll(async () => {
  database = await openShopDatabase('orders_migration');
  knex = database.knex;
  all = await history();
});
afterAll(() => database.close());

beforeEach(async () => {
  await knex.raw('drop schema public cascade; create schema public');
  await upgrade(knex, all, '3.4.0');
  await knex.raw(`
    insert into customers (first_name, last_name, email_address) values
      ('Ada', 'Lovelace', 'ada@example.org'), ('Alan', 'Turing', 'alan@example.org');
    insert into products (product_name, price, currency) values
      ('Lamp', 19.90, 'EUR'), ('Chair', 149, 'EUR'), ('Table', 300, 'CHF');
    insert into variants (product_id, sku) values (1, 'LAMP');
    insert into orders (customer_id, order_date) values
      (1, '2024-02-29 12:00+00'), (2, '2025-01-01 00:00+00'), (2, '2025-06-01 00:00+00');
    insert into order_products (order_id, product_id, product_count) values (1, 1, 3), (1, 2, 1), (2, 3, 2)`);
});

/** The columns of release 3.4.0. */
const before = async () => ({
  customers: await knex('customers').orderBy('customer_id'),
  orders: await knex('orders').orderBy('order_id').select('order_id', 'customer_id', 'order_date'),
  lines: await knex('order_products')
    .orderBy(['order_id', 'product_id'])
    .select('order_id', 'product_id', 'product_count'),
  products: await knex('products').orderBy('product_id').select('product_id', 'product_name', 'price'),
});

test('orders keep their values, and get those that follow from their lines and products', async () => {
  const old = await before();
  await upgrade(knex, all, ORDERS);
  expect(await before()).toEqual(old);
  const common = { status: 'pending', shipping_amount: '0.00', tax_amount: '0.00', paid_amount: '0.00' };
  expect(await knex('orders').orderBy('order_id')).toMatchObject([
    {
      ...{ ...common, number: 'SO-0000000001', currency: 'EUR', product_count: 4 },
      ...{ products_amount: '208.70', total: '208.70', status_at: new Date('2024-02-29T12:00:00Z') },
    },
    { ...common, number: 'SO-0000000002', currency: 'CHF', product_count: 2, total: '600.00' },
    { ...common, number: 'SO-0000000003', currency: 'EUR', product_count: 0, total: '0.00' },
  ]);
  const line = { tax_rate: '0.0000', tax_amount: '0.00', lists_variants: false };
  expect(await knex('order_products').orderBy(['order_id', 'product_id'])).toMatchObject([
    { ...line, product_name: 'Lamp', currency: 'EUR', amount: '59.70' },
    { ...line, product_name: 'Chair', currency: 'EUR', amount: '149.00' },
    { ...line, product_name: 'Table', currency: 'CHF', amount: '600.00' },
  ]);
  expect(
    await knex('order_events')
      .orderBy('event_id')
      .select('order_id', 'from_status', 'to_status', 'created_at'),
  ).toEqual(
    old.orders.map(({ order_id, order_date }) => ({
      ...{ order_id, from_status: null, to_status: 'pending', created_at: order_date },
    })),
  );
  // The rules hold for the orders of before, which can be paid, and new numbers follow.
  await knex('payments').insert({
    ...{ order_id: 2, currency: 'CHF', amount: '600', status: 'captured' },
    ...{ provider: 'bank', provider_reference: '1' },
  });
  await knex('orders').where({ order_id: 2 }).update({ status: 'paid' });
  expect(await knex('orders').insert({ customer_id: 1, currency: 'EUR' }, 'number')).toEqual([
    { number: 'SO-0000000004' },
  ]);
});

test('the downgrade reports what it loses, and keeps the rest', async () => {
  const old = await before();
  await upgrade(knex, all, ORDERS);
  await knex('order_products').where({ order_id: 1 }).update({ tax_rate: '0.1900' });
  await expect(downgrade(knex, all, '3.4.0')).rejects.toMatchObject({
    code: 'DATA_LOSS',
    message: expect.stringContaining('table public.order_events (the table with all its rows, 3 rows)'),
  });
  await downgradeWithLosses(knex, all, '3.4.0');
  expect(await before()).toEqual(old);
  await knex('customers').where({ customer_id: 2 }).delete();
  expect(await knex('orders').pluck('order_id')).toEqual([1]);
  await upgrade(knex, all, ORDERS);
});

test.each([
  ['an order of products in two currencies', 'insert into order_products values (1, 3, 1)'],
  ['a line of no items', 'insert into order_products values (3, 1, 0)'],
  ['an amount that has too many digits', 'update products set price = 999999999999.99 where product_id = 1'],
])('%s is refused, and nothing changes', async (_, sql) => {
  await knex.raw(sql);
  const old = await before();
  await expect(upgrade(knex, all, ORDERS)).rejects.toMatchObject({ code: 'MIGRATION_FAILED' });
  expect(await before()).toEqual(old);
});

test('a customer with orders and a product that was ordered are not deleted', async () => {
  await upgrade(knex, all, ORDERS);
  await expect(knex('customers').where({ customer_id: 1 }).delete()).rejects.toMatchObject({
    constraint: 'orders_customer_id_fkey',
  });
  await expect(knex('products').where({ product_id: 2 }).delete()).rejects.toMatchObject({
    constraint: 'order_products_product_id_fkey',
  });
  await knex('products').where({ product_id: 2 }).update({ deleted_at: knex.fn.now() });
});
