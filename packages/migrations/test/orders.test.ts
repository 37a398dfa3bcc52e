import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { upgrade } from '../src/index.ts';
import { ROWS } from './bad-writes/index.ts';
import { openShopDatabase, type ShopDatabase } from './shop-database.ts';

let database: ShopDatabase;
let knex: Knex;
beforeAll(async () => {
  database = await openShopDatabase('orders');
  knex = database.knex;
  await upgrade(knex);
  await knex.raw(ROWS);
});
afterAll(() => database.close());

/** Runs a test in a transaction, which is rolled back. Deferred rules are checked at its end. */
async function inTransaction(run: (transaction: Knex.Transaction) => Promise<unknown>): Promise<void> {
  const transaction = await knex.transaction();
  try {
    await run(transaction);
    await transaction.raw('set constraints all immediate');
  } finally {
    await transaction.rollback();
  }
}

const statuses = (transaction: Knex.Transaction) =>
  transaction('order_events')
    .where({ order_id: 1 })
    .orderBy('event_id')
    .select('from_status', 'to_status', 'created_at');

test('an order adds up its lines and its captured payments', async () => {
  expect(await knex('orders')).toMatchObject([
    {
      ...{ number: 'SO-0000000001', currency: 'EUR', status: 'pending', product_count: 2 },
      ...{ products_amount: '39.80', tax_amount: '7.56', shipping_amount: '0.00', total: '47.36' },
      paid_amount: '47.37',
    },
  ]);
  expect(await knex('payments').pluck('refunded')).toEqual(['5.00']);
});

test('each status of an order writes an event and a message, with its time', () =>
  inTransaction(async (transaction) => {
    const paid = new Date('2100-01-01T12:00:00Z');
    await transaction('orders').update({ status: 'paid', status_at: paid });
    await transaction('orders').update({ status: 'shipped' });
    const [order] = await transaction('orders').select('order_date', 'status_at');
    expect(order?.status_at).toEqual(paid);
    expect(await statuses(transaction)).toEqual([
      { from_status: null, to_status: 'pending', created_at: order?.order_date },
      { from_status: 'pending', to_status: 'paid', created_at: paid },
      { from_status: 'paid', to_status: 'shipped', created_at: paid },
    ]);
    const messages = await transaction('outbox').where('message_id', '>', 0).orderBy('message_id');
    expect(messages.map(({ topic, key, payload }) => [topic, key, payload])).toEqual(
      expect.arrayContaining([
        ['order.placed', '1', expect.objectContaining({ from_status: null, to_status: 'pending' })],
        ['order.paid', '1', expect.objectContaining({ order_id: 1, number: 'SO-0000000001', total: 47.36 })],
        ['order.shipped', '1', expect.objectContaining({ from_status: 'paid', to_status: 'shipped' })],
      ]),
    );
  }));

test('an update that does not change the status writes no event', () =>
  inTransaction(async (transaction) => {
    await transaction('orders').update({ shipping_amount: '4.90', status: 'pending' });
    expect(await statuses(transaction)).toHaveLength(1);
    expect(await transaction('orders').pluck('total')).toEqual(['52.26']);
  }));

test('lines and variants of a pending order change together', () =>
  inTransaction(async (transaction) => {
    await transaction('order_product_variants').insert({
      ...{ order_id: 1, product_id: 1, variant_id: 2, product_count: 3, sku: 'LAMP-BLUE', unit_price: '10' },
    });
    await transaction('order_products').update({ product_count: 5, amount: '69.80', tax_rate: '0.0700' });
    expect(await transaction('orders').select('product_count', 'products_amount', 'tax_amount')).toEqual([
      { product_count: 5, products_amount: '69.80', tax_amount: '4.89' },
    ]);
    await transaction('order_product_variants').where({ variant_id: 2 }).delete();
    await transaction('order_products').update({ product_count: 2, amount: '39.80' });
  }));

test('a line without variants gets them later, and a product without variants has none', () =>
  inTransaction(async (transaction) => {
    const line = { order_id: 1, product_id: 2, product_count: 1, product_name: 'Chair', currency: 'EUR' };
    await transaction('order_products').insert({ ...line, amount: '149', lists_variants: false });
    await transaction.raw('set constraints all immediate; set constraints all deferred');
    await transaction('order_product_variants').insert({
      ...{ order_id: 1, product_id: 2, variant_id: 3, product_count: 1, sku: 'CHAIR', unit_price: '149' },
    });
    await transaction('order_products').where({ product_id: 2 }).update({ lists_variants: true });
  }));

test('an order without payments is deleted with its lines, variants, addresses and events', () =>
  inTransaction(async (transaction) => {
    await transaction.raw(`
      insert into orders (order_id, customer_id, currency) overriding system value values (2, 2, 'EUR');
      insert into order_products (order_id, product_id, product_count, product_name, currency, amount)
        values (2, 1, 2, 'Lamp', 'EUR', 39.80);
      insert into order_product_variants values (2, 1, 1, 2, 'LAMP-RED', 19.90);
      insert into order_addresses values (2, 'shipping', 'Alan Turing', 'King Street 1', 'Wilmslow', 'SK9', 'GB')`);
    expect(await transaction('orders').where({ order_id: 2 }).delete()).toBe(1);
    for (const table of ['order_products', 'order_product_variants', 'order_addresses', 'order_events'])
      expect(await transaction(table).where({ order_id: 2 })).toEqual([]);
  }));

test('erasing a customer keeps the books', () =>
  inTransaction(async (transaction) => {
    const books = async () => [
      await transaction('orders'),
      await transaction('order_products'),
      await transaction('order_product_variants'),
      await transaction('order_events'),
      await transaction('payments'),
      await transaction('refunds'),
      await transaction('reviews').pluck('rating'),
    ];
    await transaction('reviews').update({ body: 'Ada likes it.' });
    const before = await books();
    const others = await transaction('customers').where({ customer_id: 2 });
    const erase = async (customer: number) =>
      (await transaction.raw('select erase_customer(?) as erased', [customer])).rows;
    expect(await erase(1)).toEqual([{ erased: true }]);
    const customer = await transaction('customers').where({ customer_id: 1 }).first();
    expect(customer).toEqual({
      ...{ customer_id: 1, first_name: 'erased', last_name: 'erased', deleted_at: expect.any(Date) },
      email_address: 'erased-1@erased.invalid',
    });
    expect(await transaction('addresses')).toEqual([]);
    expect(await transaction('order_addresses')).toEqual([
      {
        ...{ order_id: 1, kind: 'billing', recipient: 'erased', street: 'erased', city: 'erased' },
        ...{ postal_code: '', country: 'GB' },
      },
    ]);
    expect(await transaction('reviews').pluck('body')).toEqual(['']);
    expect(await books()).toEqual(before);
    expect(await transaction('customers').where({ customer_id: 2 })).toEqual(others);
    const { rows } = await transaction.raw(`select count(*)::int as found from audit_log
      where (old_row::text || new_row::text) ~* 'ada|lovelace|ockham'`);
    expect(rows).toEqual([{ found: 0 }]);
    expect(await erase(1)).toEqual([{ erased: true }]);
    expect(await transaction('customers').where({ customer_id: 1 }).first()).toEqual(customer);
    expect(await erase(9)).toEqual([{ erased: false }]);
  }));
