import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { downgrade, type History, upgrade } from '@trellis/migrate';
import type { Knex } from 'knex';
import { history } from '../src/index.ts';
import { OFFER_ORDERS, ROWS } from './bad-writes/index.ts';
import { downgradeWithLosses, openShopDatabase, type ShopDatabase } from './shop-database.ts';

const OFFERS = '20261130233718_discounts_gift_cards_and_views';

let database: ShopDatabase;
let knex: Knex;
let all: History;
beforeAll(async () => {
  database = await openShopDatabase('offers');
  knex = database.knex;
  all = await history();
  await upgrade(knex, all);
  await knex.raw(ROWS + OFFER_ORDERS);
});
afterAll(() => database.close());

/** Order 101 has a chair for 149.00, of which a discount takes off 14.90. A gift card paid 20.00 and got 5.00 back. */
describe('in a transaction', () => {
  let transaction: Knex.Transaction;
  beforeEach(async () => {
    transaction = await knex.transaction();
  });
  afterEach(() => transaction.rollback());

  const used = () => transaction('discounts').where({ discount_id: 1 }).pluck('used');
  const amounts = (order: number) =>
    transaction('order_totals')
      .where({ order_id: order })
      .first('products_amount', 'discount_amount', 'total', 'paid_amount');
  const check = () => transaction.raw('set constraints all immediate');

  test('a discount is taken off the total, and added again when the order gives it up', async () => {
    const before = {
      products_amount: '149.00',
      discount_amount: '14.90',
      total: '134.10',
      paid_amount: '20.00',
    };
    expect([await amounts(101), await used()]).toEqual([before, [1]]);
    await transaction('order_discounts').where({ order_id: 101 }).delete();
    expect([await amounts(101), await used()]).toEqual([
      { ...before, discount_amount: '0.00', total: '149.00' },
      [0],
    ]);
    await check();
  });

  test('a statement counts each use of each discount', async () => {
    await transaction.raw(`insert into order_discounts values
      (1, 1, 'EUR', 1), (1, 2, 'EUR', 5), (101, 2, 'EUR', 5), (102, 1, 'CHF', 16)`);
    expect(await transaction('discounts').orderBy('discount_id').pluck('used')).toEqual([3, 2, 0, 1]);
    await transaction('order_discounts').where({ discount_id: 1 }).delete();
    expect(await transaction('discounts').orderBy('discount_id').pluck('used')).toEqual([0, 2, 0, 1]);
    await check();
  });

  test('an order that is deleted gives its discounts up', async () => {
    await transaction.raw("insert into order_discounts values (102, 1, 'CHF', 16)");
    expect(await used()).toEqual([2]);
    await transaction('orders').where({ order_id: 102 }).delete();
    expect(await used()).toEqual([1]);
    await check();
  });

  test('a discount without a code or limit is used by any number of orders', async () => {
    const [{ discount_id }] = await transaction('discounts').insert(
      { kind: 'percent', value: '100', valid: '(,)' },
      ['discount_id'],
    );
    await transaction.raw(`insert into order_discounts select order_id, ?, currency, 0 from orders`, [
      discount_id,
    ]);
    const orders = await transaction('orders').pluck('order_id');
    expect(await transaction('discounts').where({ discount_id }).pluck('used')).toEqual([orders.length]);
  });

  test('a gift card and a payment pay an order together', async () => {
    await transaction.raw(`insert into payments (order_id, currency, amount, status, provider, provider_reference)
      values (101, 'EUR', 114.10, 'captured', 'bank', 'offers-1')`);
    await transaction('orders').where({ order_id: 101 }).update({ status: 'paid' });
    expect(await amounts(101)).toMatchObject({ total: '134.10', paid_amount: '134.10' });
    await transaction.raw(`insert into gift_card_movements (gift_card_id, currency, reason, amount, order_id)
      values (1, 'EUR', 'refund', 15, 101)`);
    expect(await transaction('order_gift_cards').where({ order_id: 101 })).toEqual([
      { order_id: 101, gift_card_id: 1, currency: 'EUR', amount: '20.00', refunded: '20.00' },
    ]);
    expect(await transaction('gift_cards').where({ gift_card_id: 1 }).pluck('balance')).toEqual(['100.00']);
    await check();
  });

  test('an order that a gift card paid is not deleted', async () => {
    await expect(transaction('orders').where({ order_id: 101 }).delete()).rejects.toMatchObject({
      constraint: expect.stringContaining('_order_id_currency_fkey'),
    });
  });
});

test('the revenue of a day is refreshed while another session reads it', async () => {
  const refresh = () => knex.raw('refresh materialized view concurrently revenue_by_day');
  await knex('orders')
    .insert(
      { customer_id: 1, currency: 'USD', order_date: '2026-02-03T23:30:00-05:00', shipping_amount: '4' },
      ['order_id'],
    )
    .then(async ([{ order_id }]) => {
      await knex.raw(
        `insert into order_products (order_id, product_id, product_count, product_name, currency, amount, lists_variants)
         values (:order_id, 1, 2, 'Lamp', 'USD', 40, false)`,
        { order_id },
      );
      await knex.raw(
        `insert into payments (order_id, currency, amount, status, provider, provider_reference)
         values (:order_id, 'USD', 44, 'captured', 'bank', 'offers-2')`,
        { order_id },
      );
      await refresh();
      const reader = await knex.transaction();
      expect(await reader('revenue_by_day').where({ currency: 'USD' })).toEqual([]);
      await knex('orders').where({ order_id }).update({ status: 'paid' });
      await refresh();
      await reader.commit();
    });
  expect(
    await knex('revenue_by_day').where({ currency: 'USD' }).select('*', knex.raw('day::text as day')),
  ).toEqual([
    {
      ...{ day: '2026-02-04', currency: 'USD', order_count: '1', product_count: '2', refunded: '0.00' },
      ...{ discount_amount: '0.00', tax_amount: '0.00', total: '44.00' },
    },
  ]);
});

test('its migration keeps the values of other tables up and down, and reports its rows as lost', async () => {
  await downgradeWithLosses(knex, all, OFFERS);
  const values = async () => ({
    customers: await knex('customers').orderBy('customer_id'),
    lines: await knex('order_products').orderBy(['order_id', 'product_id']),
    payments: await knex('payments').orderBy('payment_id'),
  });
  const before = await values();
  const previous =
    all.migrations[all.migrations.findIndex(({ name }) => name === OFFERS) - 1]?.name ?? 'base';
  await expect(downgrade(knex, all, previous)).rejects.toMatchObject({
    code: 'DATA_LOSS',
    message: expect.stringContaining('table public.order_discounts (the table with all its rows, 2 rows)'),
  });
  await downgradeWithLosses(knex, all, previous);
  expect(await values()).toEqual(before);
  await upgrade(knex, all, OFFERS);
  expect(await values()).toEqual(before);
  expect([...(await knex('order_discounts')), ...(await knex('gift_cards'))]).toEqual([]);
});
