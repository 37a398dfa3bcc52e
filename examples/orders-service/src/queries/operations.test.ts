import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { upgrade } from '@shop/migrations';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import knexFactory, { type Knex } from 'knex';
import { auditTrail, takeMessages } from './integration/index.ts';
import { lowStock, productStock, stockLedger } from './stock/index.ts';

let database: TestDatabase;
let knex: Knex;

beforeAll(async () => {
  database = await createDatabase('operations_queries');
  knex = knexFactory({ client: 'pg', connection: database.url });
  await upgrade(knex);
  await knex('products').insert({ product_name: 'Table', price: '300', currency: 'EUR' });
  await knex('variants').insert([
    { product_id: 1, sku: 'TABLE-L', options: { size: 'large' } },
    { product_id: 1, sku: 'TABLE-S', options: { size: 'small' } },
  ]);
  await knex('locations').insert([
    { code: 'MAIN', name: 'Warehouse' },
    { code: 'STORE', name: 'Store' },
  ]);
  const level = { variant_id: 1, location_id: 1 };
  await knex('stock_levels').insert([level, { ...level, variant_id: 2 }, { ...level, location_id: 2 }]);
  const receipt = { ...level, reason: 'receipt', quantity: 10 };
  await knex('stock_movements').insert(receipt);
  await knex('stock_movements').insert({ ...receipt, variant_id: 2, quantity: 3 });
  await knex('stock_movements').insert({ ...receipt, location_id: 2, quantity: 1 });
  await knex('stock_movements').insert({ ...receipt, reason: 'adjustment', quantity: -2 });
  await knex.raw('select reserve_stock(1, 1, 5)');
});
afterAll(async () => {
  await knex.destroy();
  await database.drop();
});

test('the stock of a product is listed by variant and location', async () => {
  const stock = await productStock(knex, 1);
  expect(stock.map(({ sku, code, on_hand, available }) => [sku, code, on_hand, available])).toEqual([
    ['TABLE-L', 'MAIN', 8, 3],
    ['TABLE-L', 'STORE', 1, 1],
    ['TABLE-S', 'MAIN', 3, 3],
  ]);
});

test('low stock is of one location, without reserved units', async () => {
  const low = (below: number, limit = 10) => lowStock(knex, { location_id: 1, below, limit });
  expect((await low(4)).map(({ sku, available }) => [sku, available])).toEqual([
    ['TABLE-L', 3],
    ['TABLE-S', 3],
  ]);
  expect(await low(3)).toEqual([]);
  expect(await low(4, 1)).toHaveLength(1);
});

test('pages of a ledger have each movement once, the latest first', async () => {
  const page = { variant_id: 1, location_id: 1, limit: 2 };
  const first = await stockLedger(knex, page);
  expect(first.map(({ reason, quantity }) => [reason, quantity])).toEqual([
    ['reserve', 5],
    ['adjustment', -2],
  ]);
  const next = await stockLedger(knex, { ...page, after: first[1]?.$cursor });
  expect(next.map(({ reason, quantity }) => [reason, quantity])).toEqual([['receipt', 10]]);
});

test('two pollers take different messages, and a message that is not published is taken again', async () => {
  await knex('outbox').insert(['1', '2', '3'].map((key) => ({ topic: 'product.added', key, payload: {} })));
  const keys = async (transaction: Knex) => (await takeMessages(transaction, 2)).map(({ key }) => key);
  const [one, two] = [await knex.transaction(), await knex.transaction()];
  expect(await keys(one)).toEqual(['1', '2']);
  expect(await keys(two)).toEqual(['3']);
  await one.rollback();
  await two('outbox').where('key', '3').update({ published_at: two.fn.now() });
  await two.commit();
  expect(await keys(knex)).toEqual(['1', '2']);
});

test('an audit trail has the changes of one row, the latest first', async () => {
  await knex('products').where('product_id', 1).update({ price: '250' });
  const trail = await auditTrail(knex, { table: 'products', key: { product_id: 1 }, limit: 10 });
  expect(trail.map(({ action, changed_columns }) => [action, changed_columns])).toEqual([
    ['update', ['price']],
    ['insert', null],
  ]);
  expect(trail[0]).toMatchObject({ old_row: { price: 300 }, new_row: { price: 250 } });
});
