import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { shop } from '@shop/schema';
import type { Knex } from 'knex';
import { RACES, ROWS } from './bad-writes/index.ts';
import { openRace, outcomeOf } from './race.ts';
import { emptyTables, type ShopDatabase } from './shop-database.ts';

const SESSIONS = 40;

let database: ShopDatabase;
let knex: Knex;
beforeAll(async () => {
  database = await openRace('races', SESSIONS);
  knex = database.knex;
});
beforeEach(async () => {
  await emptyTables(knex, Object.keys(shop.tables));
  await knex.raw(ROWS);
});
afterAll(() => database.close());

describe.each<Knex.IsolationLevels>(['read committed', 'repeatable read', 'serializable'])(
  'at %s',
  (level) => {
    test.each(RACES.map((race) => [race.rule, race.title, race] as const))(
      `%s rejects all but the first ones of ${SESSIONS} sessions that %s`,
      async (rule, _, { setUp = 'select', sql, kept, count }) => {
        await knex.raw(setUp);
        const outcomes = await Promise.all(
          Array.from({ length: SESSIONS }, (_, at) => outcomeOf(knex, sql(at + 1), level)),
        );
        expect(outcomes.filter((one) => one === undefined)).toHaveLength(kept);
        expect(outcomes.filter((one) => one === rule)).toHaveLength(SESSIONS - kept);
        expect((await knex.raw(count)).rows).toEqual([{ count: kept }]);
      },
    );
  },
);
