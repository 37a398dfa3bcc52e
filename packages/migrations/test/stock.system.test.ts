import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { shop } from '@shop/schema';
import type { Knex } from 'knex';
import { ROWS } from './bad-writes/index.ts';
import { openRace, outcomeOf } from './race.ts';
import { emptyTables, type ShopDatabase } from './shop-database.ts';
import { disagreements } from './stock-history.ts';

jest.setTimeout(300_000);

const SESSIONS = 200;

let database: ShopDatabase;
let knex: Knex;
beforeAll(async () => {
  database = await openRace('oversell', SESSIONS);
  knex = database.knex;
});
beforeEach(async () => {
  await emptyTables(knex, Object.keys(shop.tables));
  await knex.raw(ROWS);
  await knex.raw(
    "insert into stock_movements (variant_id, location_id, reason, quantity) values (3, 2, 'receipt', 50)",
  );
});
afterAll(() => database.close());

const race = (level: Knex.IsolationLevels, sql: (session: number) => string) =>
  Promise.all(Array.from({ length: SESSIONS }, (_, at) => outcomeOf(knex, sql(at), level)));

describe.each<Knex.IsolationLevels>(['read committed', 'repeatable read', 'serializable'])(
  'at %s',
  (level) => {
    test(`exactly 50 of ${SESSIONS} sessions reserve one of 50 units`, async () => {
      const outcomes = await race(level, () => 'select reserve_stock(3, 2, 1)');
      expect(outcomes.filter((one) => one === undefined)).toHaveLength(50);
      expect(outcomes.filter((one) => one === 'stock_levels_reserved_check')).toHaveLength(SESSIONS - 50);
      expect(await knex('stock_levels').where({ variant_id: 3 }).first('on_hand', 'reserved')).toEqual({
        on_hand: 50,
        reserved: 50,
      });
      expect(await disagreements(knex)).toEqual([]);
    });

    test('an expired reservation is extended or its units are given to others, and never both', async () => {
      await knex.raw(`
        insert into stock_reservations (variant_id, location_id, product_count, created_at, expires_at)
        select 3, 2, 1, '2026-01-01', '2026-01-02' from generate_series(1, 50);
        insert into stock_movements (variant_id, location_id, reason, quantity, reservation_id)
        select 3, 2, 'reserve', 1, reservation_id from stock_reservations where variant_id = 3`);
      const ids = await knex('stock_reservations').where({ variant_id: 3 }).pluck('reservation_id');
      const outcomes = await race(level, (session) =>
        session % 4 === 0
          ? `update stock_reservations set expires_at = null where reservation_id = ${ids[session / 4]}`
          : session % 4 === 1
            ? 'select release_expired_reservations()'
            : 'select reserve_stock(3, 2, 1)',
      );
      const of = (kind: (session: number) => boolean) => outcomes.filter((_, session) => kind(session));
      const kept = (ones: readonly (string | undefined)[]) => ones.filter((one) => one === undefined).length;
      const [extended, jobs, reserved] = [
        of((session) => session % 4 === 0),
        of((session) => session % 4 === 1),
        of((session) => session % 4 > 1),
      ];
      expect(kept(jobs)).toBe(50);
      expect(extended.every((one) => one === undefined || one === 'stock_reservations_closed')).toBe(true);
      expect(reserved.every((one) => one === undefined || one === 'stock_levels_reserved_check')).toBe(true);
      const [row] = await knex('stock_reservations')
        .where({ variant_id: 3, expires_at: null })
        .sum({ units: 'open_count' });
      expect(Number(row?.['units'])).toBe(kept(extended) + kept(reserved));
      expect(kept(extended) + kept(reserved)).toBeLessThanOrEqual(50);
      expect(await disagreements(knex)).toEqual([]);
    });
  },
);
