import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { shop } from '@shop/schema';
import { downgrade } from '@trellis/migrate';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { history as migrations, upgrade } from '../src/index.ts';
import { ROWS } from './bad-writes/index.ts';
import { statementsOfPage } from './docs-page.ts';
import { downgradeWithLosses, emptyTables, openShopDatabase, type ShopDatabase } from './shop-database.ts';
import { disagreements, history, operation } from './stock-history.ts';

const STOCK = '20261130222716_stock_levels_reservations_and_movements';

let database: ShopDatabase;
let knex: Knex;
beforeAll(async () => {
  database = await openShopDatabase('stock');
  knex = database.knex;
  await upgrade(knex);
});
beforeEach(async () => {
  await emptyTables(knex, Object.keys(shop.tables));
  await knex.raw(ROWS);
});
afterAll(() => database.close());

const level = () => knex('stock_levels').where({ variant_id: 1 }).first('on_hand', 'reserved');
const open = () => knex('stock_reservations').orderBy('reservation_id').pluck('open_count');
const move = (reason: string, quantity: number, of: object = {}) =>
  knex('stock_movements').insert({ variant_id: 1, location_id: 1, reason, quantity, ...of });

/** A reservation that has expired, with its number. */
async function expired(units: number): Promise<number> {
  const [row] = await knex('stock_reservations').insert(
    {
      ...{ variant_id: 1, location_id: 1, product_count: units },
      ...{ created_at: '2026-01-01', expires_at: '2026-01-02' },
    },
    ['reservation_id'],
  );
  await move('reserve', units, { reservation_id: row.reservation_id });
  return row.reservation_id;
}

test('a reservation holds units, which are sold, released and returned', async () => {
  expect(await level()).toEqual({ on_hand: 10, reserved: 4 });
  await move('sale', -3, { reservation_id: 2, order_id: 1 });
  expect([await level(), await open()]).toEqual([{ on_hand: 7, reserved: 1 }, [0, 1]]);
  await move('release', -1, { reservation_id: 2 });
  await move('return', 2, { order_id: 1 });
  expect([await level(), await open()]).toEqual([{ on_hand: 9, reserved: 0 }, [0, 0]]);
  expect(await disagreements(knex)).toEqual([]);
});

test('the units of an expired reservation are free for the next one, before a job has run', async () => {
  await expired(6);
  expect(await level()).toEqual({ on_hand: 10, reserved: 10 });
  await knex.raw('select reserve_stock(1, 1, 5)');
  expect([await level(), await open()]).toEqual([{ on_hand: 10, reserved: 9 }, [0, 4, 0, 5]]);
});

test('a reservation that finds enough units leaves expired ones alone', async () => {
  const number = await expired(3);
  await knex.raw('select reserve_stock(1, 1, 3)');
  expect(await open()).toEqual([0, 4, 3, 3]);
  // No other reservation needs the units, so the customer can still have them.
  await knex('stock_reservations').where({ reservation_id: number }).update({ expires_at: null });
  await expect(knex.raw('select reserve_stock(1, 1, 1)')).rejects.toMatchObject({
    constraint: 'stock_levels_reserved_check',
  });
});

test('release_expired_reservations releases those that have expired, of all levels', async () => {
  await expired(2);
  await expired(1);
  await knex.raw("select reserve_stock(2, 1, 1, now() + interval '1 hour')");
  const release = async (...values: number[]) =>
    (await knex.raw(`select release_expired_reservations(${values}) as released`)).rows[0].released;
  expect(await release(2, 1)).toBe(0);
  expect(await release()).toBe(2);
  expect(await release()).toBe(0);
  expect([await level(), await open()]).toEqual([{ on_hand: 10, reserved: 4 }, [0, 4, 0, 0, 1]]);
});

test('a reservation that another session extends is not released', async () => {
  const number = await expired(6);
  const other = await knex.transaction();
  await other('stock_reservations').where({ reservation_id: number }).update({ expires_at: null });
  await expect(knex.raw('select reserve_stock(1, 1, 1)')).rejects.toMatchObject({
    constraint: 'stock_levels_reserved_check',
  });
  await other.commit();
  expect(await open()).toEqual([0, 4, 6]);
});

test('reserve_stock returns the number of a reservation with its order and its time to expire', async () => {
  const { rows } = await knex.raw("select reserve_stock(1, 1, 2, '2099-01-01 00:00Z', 1) as number");
  expect(await knex('stock_reservations').where({ reservation_id: rows[0].number }).first()).toMatchObject({
    ...{ variant_id: 1, location_id: 1, order_id: 1, product_count: 2, open_count: 2 },
    expires_at: new Date('2099-01-01'),
  });
});

test('levels, reservations and the ledger agree after every history', async () => {
  let moved = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 20, maxLength: 60 }), async (operations) => {
      const transaction = await knex.transaction();
      try {
        await transaction.raw(history(operations));
        expect(await disagreements(transaction)).toEqual([]);
        moved += Number((await transaction('stock_movements').count({ count: '*' }))[0]?.count) - 3;
      } finally {
        await transaction.rollback();
      }
    }),
    { seed: 20261130, numRuns: 60 },
  );
  expect(moved).toBeGreaterThan(1000);
});

test('the statements of the page about stock run', async () => {
  const statements = statementsOfPage('stock.md');
  expect(statements.length).toBeGreaterThan(5);
  for (const sql of statements) await knex.raw(sql);
  expect(await disagreements(knex)).toEqual([]);
});

test('the migration keeps the values of other tables up and down, and reports its rows as lost', async () => {
  const all = await migrations();
  await downgradeWithLosses(knex, all, STOCK);
  const values = async () => ({
    variants: await knex('variants').orderBy('variant_id'),
    orders: await knex('orders'),
    lines: await knex('order_products'),
  });
  const before = await values();
  await expect(downgrade(knex, all, '-1')).rejects.toMatchObject({
    code: 'DATA_LOSS',
    message: expect.stringContaining('table public.stock_movements (the table with all its rows, 3 rows)'),
  });
  await downgradeWithLosses(knex, all, '-1');
  expect(await values()).toEqual(before);
  await upgrade(knex, STOCK);
  expect(await values()).toEqual(before);
  expect(await knex('stock_levels')).toEqual([]);
});
