import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { upgrade } from '@shop/migrations';
import { shop } from '@shop/schema';
import CustomerSchema from '@shop/schema/json-schema/Customer.json' with { type: 'json' };
import { loadOne } from '@shop/schema/query';
import { sample } from '@shop/seed';
import { connect } from '@trellis/database';
import { loadSample } from '@trellis/populate';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import knexFactory, { type Knex } from 'knex';
import { buildApp } from './app.ts';

let database: TestDatabase;
let knex: Knex;
let app: Awaited<ReturnType<typeof buildApp>>;
let base: string;
/** A customer and products of the sample, as a response has them. */
let ada: object;
let lamp: { readonly price: string; readonly product_name: string };
let chair: { readonly price: string };
/** The statements that the service sent. */
const sent: string[] = [];

beforeAll(async () => {
  database = await createDatabase('orders_service');
  knex = knexFactory({ client: 'pg', connection: database.url });
  await upgrade(knex);
  const connection = await connect({ url: database.url });
  await loadSample(connection, sample);
  await connection.close();
  const asJson = (row: unknown) => JSON.parse(JSON.stringify(row));
  ada = asJson(await loadOne(knex, shop, 'customers', { $where: { customer_id: 1 } }));
  lamp = asJson(await loadOne(knex, shop, 'products', { $where: { product_id: 1 }, tags: true }));
  chair = asJson(await loadOne(knex, shop, 'products', { $where: { product_id: 2 }, tags: true }));
  knex.on('query', ({ sql }) => sent.push(sql));
  app = await buildApp(knex);
  base = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await app.close();
  await knex.destroy();
  await database.drop();
});

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a body can have any shape
  readonly body: any;
}

async function request(path: string, options: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${base}${path}`, options);
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (path: string, body: unknown): Promise<Answer> =>
  request(path, {
    method: 'POST',
    headers: JSON_TYPE,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

test('POST /orders inserts an order and returns it with its related rows', async () => {
  const { status, body, headers } = await post('/orders', {
    customer_id: 1,
    order_date: '2026-01-01T12:00:00+01:00',
    products: [{ product_id: 1, product_count: 2 }, { product_id: 2 }],
  });
  expect([status, headers.get('location')]).toEqual([201, `/orders/${body.order_id}`]);
  const { price, product_name } = lamp;
  expect(body).toMatchObject({
    order_id: expect.any(Number),
    customer_id: 1,
    order_date: '2026-01-01T11:00:00.000Z',
    status: 'pending',
    product_count: 3,
    total: (2 * Number(price) + Number(chair.price)).toFixed(2),
    customer: ada,
    products: [
      {
        ...{ order_id: body.order_id, product_id: 1, product_count: 2, product: lamp, product_name },
        ...{ amount: (2 * Number(price)).toFixed(2), lists_variants: false, variants: [] },
      },
      { order_id: body.order_id, product_id: 2, product_count: 1, product: chair },
    ],
  });
  expect(await request(`/orders/${body.order_id}`)).toMatchObject({ status: 200, body });
});

test('GET /orders lists the newest orders first in one statement', async () => {
  const products = [{ product_id: 1 }, { product_id: 2 }];
  const older = (await post('/orders', { customer_id: 1, products })).body;
  const newer = (await post('/orders', { customer_id: 1, products: [{ product_id: 2 }] })).body;
  sent.length = 0;
  const { body } = await request('/orders?limit=2');
  expect(body.orders).toEqual([newer, older]);
  expect(sent).toHaveLength(1);
  expect((await request('/orders?before=2')).body.orders).toHaveLength(1);
});

test.each([
  [
    'a product that does not exist',
    { customer_id: 1, products: [{ product_id: 2_000_000 }] },
    422,
    'order_products_product_id_fkey',
  ],
  [
    'a customer who does not exist',
    { customer_id: 2_000_000, products: [{ product_id: 1 }] },
    422,
    'orders_customer_id_fkey',
  ],
  [
    'a product twice',
    { customer_id: 1, products: [{ product_id: 1 }, { product_id: 1 }] },
    409,
    'order_products_pkey',
  ],
])(
  'an order with %s is refused with the violated constraint and leaves no rows',
  async (_, order, status, rule) => {
    const before = await knex('orders').count();
    expect(await post('/orders', order)).toMatchObject({
      status,
      type: 'application/problem+json; charset=utf-8',
      body: {
        type: 'about:blank',
        title: status === 409 ? 'Conflict' : 'Unprocessable Entity',
        status,
        detail: expect.any(String),
        rule,
        columns: expect.arrayContaining([expect.stringMatching(/_id$/)]),
      },
    });
    expect(await knex('orders').count()).toEqual(before);
  },
);

const line = { product_id: 1 };
test.each<[string, unknown, number, string | undefined]>([
  ['no members', {}, 400, '#'],
  ['no products', { customer_id: 1, products: [] }, 400, '#/products'],
  ['too many products', { customer_id: 1, products: Array(101).fill(line) }, 400, '#/products'],
  ['a text for a number', { customer_id: '1', products: [line] }, 400, '#/customer_id'],
  ['true for a number', { customer_id: 1, products: [{ product_id: true }] }, 400, '#/products/0/product_id'],
  ['null for a number', { customer_id: null, products: [line] }, 400, '#/customer_id'],
  ['one product for a list', { customer_id: 1, products: line }, 400, '#/products'],
  [
    'a fraction',
    { customer_id: 1, products: [{ product_id: 1, product_count: 1.5 }] },
    400,
    '#/products/0/product_count',
  ],
  [
    'a quantity of 0',
    { customer_id: 1, products: [{ product_id: 1, product_count: 0 }] },
    400,
    '#/products/0/product_count',
  ],
  ['an id above 32 bits', { customer_id: 2 ** 31, products: [line] }, 400, '#/customer_id'],
  ['an unknown member', { customer_id: 1, products: [line], order_id: 7 }, 400, '#'],
  [
    'an unknown member of a line',
    { customer_id: 1, products: [{ ...line, order_id: 7 }] },
    400,
    '#/products/0',
  ],
  [
    'a date that does not exist',
    { customer_id: 1, order_date: '2026-02-30T00:00:00Z', products: [line] },
    400,
    '#/order_date',
  ],
  ['a list', [], 400, '#'],
  ['text that is not JSON', '{', 400, undefined],
  ['a member __proto__', '{"__proto__": {"customer_id": 1}}', 400, undefined],
])('a body with %s is refused without a query', async (_, body, status, pointer) => {
  sent.length = 0;
  const answer = await post('/orders', body);
  expect(answer).toMatchObject({ status, type: 'application/problem+json; charset=utf-8', body: { status } });
  expect(answer.body.errors?.[0].pointer).toBe(pointer);
  expect(sent).toEqual([]);
});

test.each([
  ['/orders?limit=0', '#/limit'],
  ['/orders?limit=x', '#/limit'],
  ['/orders?limit=', '#/limit'],
  ['/orders?limit=true', '#/limit'],
  ['/orders?limit=1&limit=2', '#/limit'],
  ['/orders?order=1', '#'],
  ['/orders/2147483648', '#/order_id'],
  ["/orders/1'", '#/order_id'],
  ['/orders/1e2', '#/order_id'],
  ['/orders/0x10', '#/order_id'],
  ['/orders/1.0', '#/order_id'],
  ['/orders/+1', '#/order_id'],
  ['/orders/%201', '#/order_id'],
  ['/orders/-0', '#/order_id'],
  ['/orders/01', '#/order_id'],
  ['/orders/', '#/order_id'],
  ['/orders?limit=1e1', '#/limit'],
])('%s is refused without a query', async (path, pointer) => {
  sent.length = 0;
  expect(await request(path)).toMatchObject({ status: 400, body: { status: 400, errors: [{ pointer }] } });
  expect(sent).toEqual([]);
});

test.each([
  ['PUT', '/orders', 'GET, HEAD, POST'],
  ['DELETE', '/orders?limit=1', 'GET, HEAD, POST'],
  ['POST', '/orders/1', 'GET, HEAD'],
  ['OPTIONS', '/health', 'GET, HEAD'],
  ['PROPFIND', '/orders/1', 'GET, HEAD'],
  ['POST', '/openapi.json', 'GET, HEAD'],
  ['DELETE', '/%6frders', 'GET, HEAD, POST'],
  ['PUT', '/orders/1%2f2', 'GET, HEAD'],
])('%s %s is answered by 405 with the allowed methods', async (method, path, allow) => {
  const body = method === 'OPTIONS' ? undefined : 'not JSON';
  const answer = await request(path, { method, body, headers: { 'content-type': 'text/plain' } });
  expect(answer).toMatchObject({ status: 405, body: { title: 'Method Not Allowed', status: 405 } });
  expect(answer.headers.get('allow')).toBe(allow);
});

test.each(['/nowhere', '/orders/1/2', '/openapi_json', '//orders'])('%s does not exist', async (path) => {
  expect(await request(path)).toMatchObject({ status: 404, body: { title: 'Not Found', status: 404 } });
});

test.each<[string, number, string, RequestInit]>([
  ['a path that is not a URL', 400, '/orders/%zz', {}],
  ['a path that is too long', 414, `/orders/${'1'.repeat(200)}`, {}],
  ['a body of another type', 415, '/orders', { headers: { 'content-type': 'text/xml' }, body: '<a/>' }],
  ['a body of plain text', 415, '/orders', { headers: { 'content-type': 'text/plain' }, body: '{}' }],
  ['a body without a type', 415, '/orders', { body: new Uint8Array([1]) }],
  ['a body that is too large', 413, '/orders', { headers: JSON_TYPE, body: '1'.repeat(2_000_000) }],
  ['an empty body', 400, '/orders', { headers: JSON_TYPE, body: '' }],
])('%s is a problem with the status %i', async (_, status, path, options) => {
  const method = options.body === undefined ? 'GET' : 'POST';
  const { body, ...answer } = await request(path, { method, ...options });
  expect(answer).toMatchObject({ status, type: 'application/problem+json; charset=utf-8' });
  expect(body).toMatchObject({ type: 'about:blank', status });
});

test('an order that does not exist is not found', async () => {
  expect(await request('/orders/2000000')).toMatchObject({
    status: 404,
    type: 'application/problem+json; charset=utf-8',
    body: { detail: 'There is no order 2000000.' },
  });
});

test('/ready says whether the database satisfies the schema, and /health does not ask it', async () => {
  expect(await request('/ready')).toMatchObject({ status: 200, body: { status: 'ok' } });
  await knex.raw('alter table orders rename to orders_of_old');
  try {
    expect(await request('/ready')).toMatchObject({
      status: 503,
      type: 'application/problem+json; charset=utf-8',
      body: { title: 'Service Unavailable', detail: expect.stringContaining('orders') },
    });
    expect(await request('/health')).toMatchObject({ status: 200 });
    expect(await request('/orders')).toMatchObject({
      status: 500,
      body: { title: 'Internal Server Error', detail: 'The service failed. Try again later.' },
    });
  } finally {
    await knex.raw('alter table orders_of_old rename to orders');
  }
  expect(await request('/ready')).toMatchObject({ status: 200 });
});

test('/openapi.json describes the routes by the published schemas', async () => {
  // The type of an id is a definition, which the description of the routes has in place.
  const { customer_id: _, ...columns } = CustomerSchema.properties;
  const { body } = await request('/openapi.json');
  expect(body).toMatchObject({
    openapi: '3.1.0',
    paths: {
      '/orders': {
        get: {
          parameters: expect.arrayContaining([expect.objectContaining({ name: 'limit', in: 'query' })]),
        },
        post: {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/NewOrder' } } },
          },
        },
      },
      '/orders/{order_id}': { get: {} },
      '/ready': { get: {} },
    },
    components: {
      schemas: {
        NewOrder: {
          required: ['customer_id', 'products'],
          additionalProperties: false,
          properties: { customer_id: { minimum: -2147483648, maximum: 2147483647 } },
        },
        Customer: { properties: columns },
      },
    },
  });
  const references = [...JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
  const all = [...JSON.stringify(body).matchAll(/"\$ref"/g)];
  expect(references).toHaveLength(all.length);
  expect(references.filter(([, name = '']) => !(name in body.components.schemas))).toEqual([]);
});
