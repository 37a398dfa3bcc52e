import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { shop } from '@shop/schema';
import type { Knex } from 'knex';
import { ROWS } from './bad-writes/index.ts';
import { openRace, outcomeOf } from './race.ts';
import { emptyTables, type ShopDatabase } from './shop-database.ts';

jest.setTimeout(300_000);

const SESSIONS = 40;
const TOKEN = '00000000-0000-4000-8000-000000000003';

let database: ShopDatabase;
let knex: Knex;
beforeAll(async () => {
  database = await openRace('merges', SESSIONS);
  knex = database.knex;
});
beforeEach(async () => {
  await emptyTables(knex, Object.keys(shop.tables));
  await knex.raw(ROWS);
});
afterAll(() => database.close());

/** What the sessions do in turn: merge the guest's cart, and add a unit to it or to the customer's. */
const WRITES = [
  `select merge_cart('${TOKEN}', 2)`,
  `insert into cart_products (cart_id, variant_id) select cart_id, 3 from carts where token = '${TOKEN}'
   on conflict (cart_id, variant_id) do update set product_count = cart_products.product_count + 1`,
  `with cart as (
     insert into carts (customer_id, currency) values (2, 'EUR')
     on conflict (customer_id) where status = 'open' do update set updated_at = now() returning cart_id)
   insert into cart_products (cart_id, variant_id) select cart_id, 2 from cart
   on conflict (cart_id, variant_id) do update set product_count = cart_products.product_count + 1`,
];

describe.each<Knex.IsolationLevels>(['read committed', 'repeatable read', 'serializable'])(
  'at %s',
  (level) => {
    test(`no unit is lost or doubled when ${SESSIONS} sessions merge a cart and add units`, async () => {
      const outcomes = await Promise.all(
        Array.from({ length: SESSIONS }, (_, at) => outcomeOf(knex, WRITES[at % 3] ?? '', level)),
      );
      const kept = (turn: number) =>
        outcomes.filter((outcome, at) => at % 3 === turn && outcome === undefined).length;
      expect([kept(0), kept(2)]).toEqual([14, 13]);
      const rejected = outcomes.filter((outcome) => outcome !== undefined);
      expect(rejected).toEqual(rejected.map(() => 'cart_products_open_cart'));
      const units = await knex('cart_products as p')
        .join('carts as c', 'c.cart_id', 'p.cart_id')
        .where({ customer_id: 2, status: 'open' })
        .orderBy('variant_id')
        .select('variant_id', 'product_count');
      expect(units).toEqual(
        [
          { variant_id: 1, product_count: 2 },
          { variant_id: 2, product_count: 5 + kept(2) },
          { variant_id: 3, product_count: kept(1) },
        ].filter(({ product_count }) => product_count > 0),
      );
      expect(await knex('carts').where({ token: TOKEN }).first('status')).toEqual({ status: 'merged' });
      expect(await knex('cart_products').where({ cart_id: 3 })).toEqual([]);
      expect(await knex('carts').where({ customer_id: 2, status: 'open' })).toHaveLength(1);
    });

    test(`an ordered cart has what was added before, when ${SESSIONS} sessions add units and one orders`, async () => {
      const add = `update cart_products set product_count = product_count + 1 where cart_id = 2`;
      const order = `update carts set status = 'ordered' where cart_id = 2`;
      const outcomes = await Promise.all(
        Array.from({ length: SESSIONS }, (_, at) => outcomeOf(knex, at === 9 ? order : add, level)),
      );
      const rejected = outcomes.filter((outcome) => outcome !== undefined);
      expect(rejected).toEqual(rejected.map(() => 'cart_products_open_cart'));
      expect(await knex('carts').where({ cart_id: 2 }).first('status')).toEqual({ status: 'ordered' });
      expect(await knex('cart_products').where({ cart_id: 2 }).pluck('product_count')).toEqual([
        SESSIONS - rejected.length,
      ]);
    });
  },
);
