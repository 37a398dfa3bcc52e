import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { upgrade } from '@shop/migrations';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import knexFactory, { type Knex } from 'knex';
import { createOrder } from './orders.ts';
import { problemOf } from './problem.ts';

let database: TestDatabase;
let knex: Knex;
beforeAll(async () => {
  database = await createDatabase('new_lines');
  const log = { warn() {}, error() {}, debug() {}, deprecate() {} };
  knex = knexFactory({ client: 'pg', connection: database.url, log });
  await upgrade(knex);
  await knex.raw(`
    insert into customers (first_name, last_name, email_address) values ('Ada', 'Lovelace', 'ada@example.org');
    insert into products (product_name, price, currency) values ('Lamp', 19.90, 'EUR'), ('Chair', 149, 'CHF');
    insert into variants (product_id, sku, options) values
      (1, 'LAMP-RED', '{"color": "red"}'), (1, 'LAMP-BLUE', '{"color": "blue"}'), (2, 'CHAIR', '{}');
    insert into prices (variant_id, currency, amount) values (1, 'EUR', 17.95), (1, 'CHF', 21)`);
});
afterAll(async () => {
  await knex.destroy();
  await database.drop();
});

test('a line has the current prices of its variants, and their sums', async () => {
  const variants = [{ variant_id: 1, product_count: 2 }, { variant_id: 2 }];
  const order = await createOrder(knex, { customer_id: 1, products: [{ product_id: 1, variants }] });
  expect(order).toMatchObject({
    currency: 'EUR',
    product_count: 3,
    products_amount: '55.80',
    total: '55.80',
  });
  expect(order?.products).toMatchObject([
    {
      ...{ product_name: 'Lamp', product_count: 3, amount: '55.80', lists_variants: true },
      variants: [
        { variant_id: 1, product_count: 2, sku: 'LAMP-RED', unit_price: '17.95' },
        { variant_id: 2, product_count: 1, sku: 'LAMP-BLUE', unit_price: '19.90' },
      ],
    },
  ]);
});

test.each([
  [
    'variants that do not add up to the quantity',
    [{ product_id: 1, product_count: 4, variants: [{ variant_id: 1 }] }],
    'order_products_sums',
  ],
  [
    'a variant of another product',
    [{ product_id: 1, variants: [{ variant_id: 3 }] }],
    'order_product_variants_variant_id_product_id_fkey',
  ],
  [
    'products in two currencies',
    [{ product_id: 1 }, { product_id: 2 }],
    'order_products_order_id_currency_fkey',
  ],
])('an order of %s is refused, and leaves no rows', async (_, products, rule) => {
  const before = await knex('orders');
  const error = await createOrder(knex, { customer_id: 1, products }).catch((reason: unknown) => reason);
  expect(problemOf(error)).toMatchObject({ status: 422, rule });
  expect(await knex('orders')).toEqual(before);
});
