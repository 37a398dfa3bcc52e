import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { upgrade } from '@shop/migrations';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import knexFactory, { type Knex } from 'knex';
import { buildApp } from './app.ts';

let database: TestDatabase;
let knex: Knex;
let app: ReturnType<typeof buildApp>;
let base: string;
/** The statements that the service sent. */
const sent: string[] = [];

beforeAll(async () => {
  database = await createDatabase('orders_service');
  knex = knexFactory({ client: 'pg', connection: database.url });
  await upgrade(knex);
  await knex('customers').insert({ first_name: 'Ada', last_name: 'Byron', email_address: 'ada@example.com' });
  await knex('products').insert([
    { product_name: 'Lamp', price: 12.5 },
    { product_name: 'Chair', price: 80 },
  ]);
  await knex('tags').insert([{ name: 'light' }, { name: 'home' }]);
  await knex('product_tags').insert([
    { product_id: 1, tag_id: 1 },
    { product_id: 1, tag_id: 2 },
  ]);
  knex.on('query', ({ sql }) => sent.push(sql));
  app = buildApp(knex);
  base = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await app.close();
  await knex.destroy();
  await database.drop();
});

/** Sends a request to the service. */
async function request(path: string, body?: unknown) {
  const response = await fetch(`${base}${path}`, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const answer = (await response.json()) as { orders: { order_id: number }[] };
  return { status: response.status, type: response.headers.get('content-type'), body: answer };
}

const lamp = {
  product_id: 1,
  product_name: 'Lamp',
  description: null,
  price: 12.5,
  tags: [
    { tag_id: 1, name: 'light' },
    { tag_id: 2, name: 'home' },
  ],
};

test('POST /orders inserts an order and returns it with its related rows', async () => {
  const { status, body } = await request('/orders', {
    customer_id: 1,
    products: [{ product_id: 1, product_count: 2 }, { product_id: 2 }],
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    order_id: 1,
    customer: { first_name: 'Ada' },
    products: [
      { product_count: 2, product: lamp },
      { product_count: 1, product: { product_name: 'Chair', tags: [] } },
    ],
  });
  expect(await request('/orders/1')).toMatchObject({ status: 200, body });
});

test('GET /orders lists the newest orders first in one statement', async () => {
  await request('/orders', { customer_id: 1, products: [{ product_id: 2 }] });
  sent.length = 0;
  const { body } = await request('/orders?limit=5');
  expect(body.orders.map((order) => order.order_id)).toEqual([2, 1]);
  expect(body.orders[1]).toMatchObject({
    customer: { last_name: 'Byron' },
    products: [{ product: lamp }, {}],
  });
  expect(sent).toHaveLength(1);
  expect((await request('/orders?before=2')).body.orders).toHaveLength(1);
});

test('an order that violates a constraint is refused with its name and leaves no rows', async () => {
  const before = await knex('orders').count();
  expect(await request('/orders', { customer_id: 1, products: [{ product_id: 99 }] })).toMatchObject({
    status: 422,
    type: expect.stringContaining('application/problem+json'),
    body: { rule: 'order_products_product_id_fkey', columns: ['product_id'] },
  });
  expect(await request('/orders', { customer_id: 99, products: [{ product_id: 1 }] })).toMatchObject({
    status: 422,
    body: { rule: 'orders_customer_id_fkey' },
  });
  expect(
    await request('/orders', { customer_id: 1, products: [{ product_id: 1 }, { product_id: 1 }] }),
  ).toMatchObject({ status: 409, body: { rule: 'order_products_pkey' } });
  expect(await knex('orders').count()).toEqual(before);
});

test('an invalid request is refused without a query', async () => {
  sent.length = 0;
  for (const path of [
    '/orders?limit=0',
    '/orders?limit=x',
    '/orders?order=1',
    '/orders/0',
    '/orders/2147483648',
    "/orders/1'",
  ])
    expect(await request(path)).toMatchObject({ status: 400, body: { status: 400 } });
  for (const body of [
    {},
    { customer_id: 1, products: [] },
    { customer_id: '1; drop table orders', products: [{ product_id: 1 }] },
    [],
  ])
    expect(await request('/orders', body)).toMatchObject({ status: 400 });
  expect(await request('/nowhere')).toMatchObject({ status: 404 });
  expect(await request('/orders/77')).toMatchObject({
    status: 404,
    body: { title: expect.stringContaining('77') },
  });
  expect(sent).toHaveLength(1);
});
