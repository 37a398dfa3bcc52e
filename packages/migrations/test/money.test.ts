import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { downgrade, type History, upgrade } from '@trellis/migrate';
import type { Knex } from 'knex';
import { history } from '../src/index.ts';
import { openShopDatabase, type ShopDatabase } from './shop-database.ts';

const MONEY = '20261130190456_exact_amounts_of_money_with_a_currency';
const PRICE = 'column products.price';

let database: ShopDatabase;
let knex: Knex;
let all: History;
beforeAll(async () => {
  database = await openShopDatabase('money');
  knex = database.knex;
  all = await history();
});
afterAll(() => database.close());

/** Begins with floating-point prices. */
async function begin(...prices: readonly string[]): Promise<void> {
  await knex.raw('drop schema public cascade; create schema public');
  await upgrade(knex, all, '1.4.0');
  const names = prices.map((price, at) => `('p${at + 1}', ${price})`);
  await knex.raw(`insert into products (product_name, price) values ${names.join(', ')};
    insert into customers (first_name, last_name, email_address) values ('Ada', 'Lovelace', 'ada@example.org');
    insert into orders (customer_id) values (1), (1);
    insert into order_products select 1, product_id, 3 from products`);
}

const prices = () => knex('products').orderBy('product_id').pluck('price');
const totals = () => knex('order_totals').orderBy('order_id').select('order_id', 'product_count', 'total');

test('prices of two digits keep their values up and down, and totals become exact', async () => {
  await begin('119.9', '0', '0.1', '999999999999.99');
  await knex.raw('delete from order_products where product_id = 4');
  await upgrade(knex, all, MONEY);
  expect(await prices()).toEqual(['119.90', '0.00', '0.10', '999999999999.99']);
  expect(await knex('products').distinct().pluck('currency')).toEqual(['EUR']);
  expect(await totals()).toEqual([
    { order_id: 1, product_count: '9', total: '360.00' },
    { order_id: 2, product_count: '0', total: '0' },
  ]);
  await downgrade(knex, all, '1.4.0', { allowDataLoss: ['column products.currency'] });
  expect(await prices()).toEqual([119.9, 0, 0.1, 999999999999.99]);
  // A sum of floating-point numbers is not exact.
  expect((await totals())[0]).toEqual({ order_id: 1, product_count: '9', total: 360.00000000000006 });
});

test('prices that would be rounded are reported, and rounded when this is allowed', async () => {
  await begin('7.005', '0.1::float8 + 0.2::float8', '19.9');
  await expect(upgrade(knex, all, MONEY)).rejects.toMatchObject({
    code: 'DATA_LOSS',
    message: expect.stringMatching(/column public\.products\.price .*2 values/),
  });
  expect(await prices()).toEqual([7.005, 0.30000000000000004, 19.9]);
  await upgrade(knex, all, MONEY, { allowDataLoss: [PRICE] });
  expect(await prices()).toEqual(['7.01', '0.30', '19.90']);
});

test.each(['-1', "'NaN'", '1e12', "'Infinity'"])(
  'a price of %s is refused, and nothing changes',
  async (price) => {
    await begin('19.9', price);
    const before = await prices();
    await expect(upgrade(knex, all, MONEY, { allowDataLoss: [PRICE] })).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
    });
    expect(await prices()).toEqual(before);
  },
);
