import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { upgrade } from '@shop/migrations';
import { exactTypes } from '@shop/schema/query';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import knexFactory, { type Knex } from 'knex';
import pg from 'pg';
import {
  abandonedCarts,
  cartPage,
  invoice,
  orderHistory,
  paymentByReference,
  pickList,
} from './orders/index.ts';
import { bestSellers, boughtTogether, cohorts, lifetimeValue, revenue } from './reports/index.ts';

let database: TestDatabase;
let knex: Knex;

/** Three orders: two of Ada, of which one is paid, and one of Bob. */
const ROWS = `
  insert into customers (first_name, last_name, email_address)
    values ('Ada', 'Lovelace', 'ada@example.org'), ('Bob', 'Martin', 'bob@example.org');
  insert into products (product_name, price, currency) values ('Lamp', 20, 'EUR'), ('Chair', 50, 'EUR'), ('Rug', 90, 'EUR');
  insert into variants (product_id, sku) values (1, 'LAMP'), (2, 'CHAIR'), (3, 'RUG');
  insert into prices (variant_id, currency, amount) values (1, 'EUR', 20), (2, 'EUR', 50);
  insert into locations (code, name) values ('MAIN', 'Warehouse'), ('STORE', 'Store');
  insert into stock_levels (variant_id, location_id) values (1, 1), (1, 2);
  insert into stock_movements (variant_id, location_id, reason, quantity) values (1, 1, 'receipt', 4);
  insert into stock_movements (variant_id, location_id, reason, quantity) values (1, 2, 'receipt', 3);
  insert into carts (customer_id, currency, created_at, updated_at)
    values (1, 'EUR', '2026-01-01', '2026-01-01'), (2, 'EUR', '2026-02-01', '2026-02-01');
  insert into carts (token, currency) values (gen_random_uuid(), 'EUR');
  insert into orders (customer_id, currency, order_date, shipping_amount)
    values (1, 'EUR', '2026-01-10 12:00Z', 5), (2, 'EUR', '2026-01-20 12:00Z', 0), (1, 'EUR', '2026-03-05 12:00Z', 0);
  insert into order_products (order_id, product_id, product_count, product_name, currency, amount, tax_rate)
    values (1, 1, 2, 'Lamp', 'EUR', 40, 0.1), (1, 2, 1, 'Chair', 'EUR', 50, 0.1), (2, 1, 1, 'Lamp', 'EUR', 20, 0),
      (2, 3, 1, 'Rug', 'EUR', 90, 0), (3, 1, 5, 'Lamp', 'EUR', 100, 0);
  insert into order_product_variants (order_id, product_id, variant_id, product_count, sku, unit_price)
    values (1, 1, 1, 2, 'LAMP', 20), (1, 2, 2, 1, 'CHAIR', 50), (2, 1, 1, 1, 'LAMP', 20), (2, 3, 3, 1, 'RUG', 90),
      (3, 1, 1, 5, 'LAMP', 20);
  insert into order_addresses (order_id, kind, recipient, street, city, postal_code, country)
    values (1, 'shipping', 'Ada', 'A 1', 'London', 'N1', 'GB'), (1, 'billing', 'Ada', 'A 1', 'London', 'N1', 'GB');
  insert into payments (order_id, currency, amount, status, provider, provider_reference)
    values (1, 'EUR', 104, 'captured', 'card', 'card-1')`;

beforeAll(async () => {
  database = await createDatabase('sales_queries');
  knex = knexFactory({
    client: 'pg',
    connection: { connectionString: database.url, types: exactTypes(pg.types) },
  });
  await upgrade(knex);
  await knex.transaction((transaction) => transaction.raw(ROWS));
  await knex('orders').where({ order_id: 1 }).update({ status: 'paid' });
  await knex('cart_products').insert([
    { cart_id: 3, variant_id: 3, product_count: 1, added_at: new Date('2026-01-01') },
    { cart_id: 3, variant_id: 1, product_count: 2, added_at: new Date('2026-01-02') },
  ]);
  await knex.raw('refresh materialized view revenue_by_day');
});
afterAll(async () => {
  await knex.destroy();
  await database.drop();
});

test('a cart shows current prices and the stock of all locations', async () => {
  const lines = await cartPage(knex, 3);
  expect(
    lines.map(({ sku, product_count, unit_price, available }) => [sku, product_count, unit_price, available]),
  ).toEqual([
    ['RUG', 1, null, 0],
    ['LAMP', 2, '20.00', 7],
  ]);
});

test('abandoned carts are open and unchanged, the oldest first', async () => {
  const before = (date: string) => abandonedCarts(knex, { before: new Date(date), limit: 10 });
  expect(await before('2026-03-01')).toMatchObject([
    { cart_id: 1, customer: { first_name: 'Ada' } },
    { cart_id: 2, customer: { first_name: 'Bob' } },
  ]);
  expect(await before('2026-01-15')).toHaveLength(1);
});

test('pages of a history have the orders of one customer, the newest first', async () => {
  const [latest] = await orderHistory(knex, { customer_id: 1, limit: 1 });
  expect(latest).toMatchObject({ order_id: 3, products: [{ product_name: 'Lamp', product_count: 5 }] });
  const next = await orderHistory(knex, { customer_id: 1, limit: 5, after: latest?.$cursor });
  expect(next.map(({ order_id }) => order_id)).toEqual([1]);
});

test('an invoice adds up', async () => {
  expect(await invoice(knex, 1)).toMatchObject({
    ...{
      products_amount: '90.00',
      tax_amount: '9.00',
      shipping_amount: '5.00',
      total: '104.00',
      paid_amount: '104.00',
    },
    customer: { last_name: 'Lovelace' },
    products: [
      { product_name: 'Lamp', amount: '40.00', variants: [{ sku: 'LAMP', unit_price: '20.00' }] },
      { product_name: 'Chair', amount: '50.00', variants: [{ sku: 'CHAIR' }] },
    ],
    addresses: [{ city: 'London' }, { city: 'London' }],
    payments: [{ amount: '104.00', refunds: [] }],
  });
  expect(await invoice(knex, 99)).toBeNull();
});

test('a pick list has paid orders with what to pick and where to send it', async () => {
  expect(await pickList(knex, 10)).toMatchObject([
    {
      order_id: 1,
      products: [{ variants: [{ sku: 'LAMP', product_count: 2 }] }, { variants: [{ sku: 'CHAIR' }] }],
      addresses: [{ kind: 'shipping' }],
    },
  ]);
});

test('a payment is found by the reference of its provider', async () => {
  const card = { provider: 'card', provider_reference: 'card-1' };
  expect(await paymentByReference(knex, card)).toMatchObject({ order: { order_id: 1, status: 'paid' } });
  expect(await paymentByReference(knex, { ...card, provider: 'bank' })).toBeNull();
});

test('a lifetime value sums up what a customer has paid', async () => {
  expect(await lifetimeValue(knex, 1)).toEqual([
    {
      currency: 'EUR',
      orders: 2,
      paid: '104.00',
      first_order: new Date('2026-01-10T12:00:00Z'),
      last_order: new Date('2026-03-05T12:00:00Z'),
    },
  ]);
});

test('products that are bought together are counted by order', async () => {
  const together = (latest: number) => boughtTogether(knex, { product_id: 1, latest, limit: 5 });
  expect(await together(10)).toEqual([
    { product_id: 2, product_name: 'Chair', orders: 1 },
    { product_id: 3, product_name: 'Rug', orders: 1 },
  ]);
  expect(await together(2)).toEqual([{ product_id: 3, product_name: 'Rug', orders: 1 }]);
});

test('best sellers of a period are ordered by amount', async () => {
  const january = { currency: 'EUR', from: new Date('2026-01-01'), to: new Date('2026-02-01'), limit: 2 };
  expect(await bestSellers(knex, january)).toEqual([
    { product_id: 3, product_name: 'Rug', product_count: 1, amount: '90.00' },
    { product_id: 1, product_name: 'Lamp', product_count: 3, amount: '60.00' },
  ]);
});

test('cohorts count the customers of a first month who order again', async () => {
  expect(await cohorts(knex)).toEqual([
    { month: '2026-01-01', age: 0, customers: 2 },
    { month: '2026-01-01', age: 2, customers: 1 },
  ]);
});

test('revenue is read by day from the materialized view', async () => {
  const days = await revenue(knex, { currency: 'EUR', from: '2026-01-01', to: '2026-01-31' });
  expect(days).toMatchObject([{ day: '2026-01-10', order_count: '1', product_count: '3', total: '104.00' }]);
});
