import './knex.ts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import { toModel } from '@trellis/model';
import { assertDatabase, columns, exactTypes } from '@trellis/query';
import { createDatabase } from '@trellis/testing';
import { build } from '@trellis/verify';
import createKnex, { type Knex } from 'knex';
import { Client, types } from 'pg';
import { type Customer, type CustomerId, type NewTag, type Order, type OrderTotal, shop } from './index.ts';

let knex: Knex;
let close: () => Promise<void>;
beforeAll(async () => {
  const { url, drop } = await createDatabase('typed_knex');
  const client = new Client({ connectionString: url });
  await client.connect();
  await build(client, toModel(shop));
  await client.end();
  knex = createKnex({ client: 'pg', connection: { connectionString: url, types: exactTypes(types) } });
  close = async () => {
    await knex.destroy();
    await drop();
  };
});
afterAll(() => close());

test('Knex inserts, updates and reads rows with the types of their table', async () => {
  const [customer] = await knex('customers')
    .insert({ first_name: 'Ada', last_name: 'Lovelace', email_address: 'ada@example.org' })
    .returning('*');
  const known: Customer = customer as Customer;
  await knex('orders').insert({ customer_id: known.customer_id, order_date: knex.fn.now() });
  await knex('orders')
    .where({ customer_id: known.customer_id })
    .update({ order_date: knex.raw("now() - interval '1 day'") });
  const orders: Order[] = await knex('orders').select('*');
  expect(orders).toEqual([{ order_id: 1, customer_id: known.customer_id, order_date: expect.any(Date) }]);
  const ids: CustomerId[] = await knex('customers').pluck('customer_id');
  expect(ids).toEqual([known.customer_id]);
});

test('a view is read with the column types that PostgreSQL reports, and cannot be written', async () => {
  const client = new Client({ connectionString: knex.client.config.connection.connectionString });
  await client.connect();
  const { views } = await introspect(client);
  await client.end();
  const reported = views.map(({ name, columns }) => [name, columns.map(({ name, type }) => [name, type])]);
  const declared = shop.views.map(({ name, columns = {} }) => [
    name,
    Object.entries(columns).map(([column, { type }]) => [column, type]),
  ]);
  expect(reported).toEqual(declared);

  const t = columns(shop, 'order_totals');
  const totals: OrderTotal[] = await knex('order_totals')
    .join('orders', t.order_id, columns(shop, 'orders').order_id)
    .select('order_totals.*');
  const order: Order['order_id'] | undefined = totals[0]?.order_id;
  expect([order, totals]).toEqual([1, [expect.objectContaining({ product_count: '0', total: 0 })]]);
  // @ts-expect-error a view takes no inserts
  const insert = knex('order_totals').insert({ order_id: 1 });
  await expect(insert).rejects.toMatchObject({ code: '55000' });
  expect(await assertDatabase(knex, shop, { uses: ['order_totals'] })).toMatchObject({ status: 'fits' });
});

test('the compiler checks the column names of a join', async () => {
  const o = columns(shop, 'orders');
  const c = columns(shop, 'customers', 'buyer');
  const query = knex('orders')
    .join('customers as buyer', o.customer_id, c.customer_id)
    .where(c.first_name, 'Ada');
  expect(await query.pluck(c.email_address)).toEqual(['ada@example.org']);
  // @ts-expect-error there is no such column
  expect(c.fist_name).toBeUndefined();
  // @ts-expect-error there is no such table
  expect(() => columns(shop, 'custmers')).toThrow('Expected a table of shop, got "custmers".');
});

test('inserts and updates of wrong columns or types do not compile', () => {
  const wrong = [
    // @ts-expect-error a column that is generated always cannot be inserted
    knex('tags').insert({ tag_id: 1, name: 'red' }),
    // @ts-expect-error the name is missing
    knex('tags').insert({}),
    // @ts-expect-error a name is a string
    knex('tags').insert({ name: 1 }),
    // @ts-expect-error there is no such column
    knex('tags').update({ nam: 'red' }),
    // @ts-expect-error the id of a customer is not the id of an order
    knex('order_products').insert({ order_id: 1 as CustomerId, product_id: 1 }),
  ];
  const right: NewTag = { name: 'red' };
  expect([...wrong, knex('tags').insert([right])]).toHaveLength(6);
});
