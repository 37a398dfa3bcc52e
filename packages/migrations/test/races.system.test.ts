import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { shop } from '@shop/schema';
import { explain } from '@shop/schema/query';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import createKnex, { type Knex } from 'knex';
import { upgrade } from '../src/index.ts';
import { RACES, ROWS } from './bad-writes/index.ts';
import { emptyTables } from './shop-database.ts';

const SESSIONS = 40;
/** Serialization failures and deadlocks, after which a service tries again, later each time. */
const RETRIED = ['40001', '40P01'];

let database: TestDatabase;
let knex: Knex;
beforeAll(async () => {
  database = await createDatabase('races');
  const first = createKnex({ client: 'pg', connection: database.url });
  // Sessions that check an exclusion constraint at once wait for each other, and a second for each deadlock adds up.
  await first.raw(
    `do $$ begin execute format('alter database %I set deadlock_timeout to ''50ms''', current_database()); end $$`,
  );
  await first.destroy();
  knex = createKnex({ client: 'pg', connection: database.url, pool: { min: 0, max: SESSIONS } });
  await upgrade(knex);
});
beforeEach(async () => {
  await emptyTables(knex, Object.keys(shop.tables));
  await knex.raw(ROWS);
});
afterAll(async () => {
  await knex.destroy();
  await database.drop();
});

/** Runs a statement in a transaction until it is kept or rejected; returns the name of the rule that rejects it. */
async function outcome(sql: string, isolationLevel: Knex.IsolationLevels): Promise<string | undefined> {
  for (let attempt = 0; ; attempt++) {
    try {
      await knex.transaction(
        async (transaction) => {
          // All sessions begin before one of them writes.
          if (attempt === 0) await transaction.raw('select count(*) from customers, pg_sleep(0.1)');
          await transaction.raw(sql);
        },
        { isolationLevel },
      );
      return undefined;
    } catch (error) {
      if (!RETRIED.includes((error as { code?: string }).code ?? ''))
        return explain(shop, error)?.rule ?? String(error);
      // Otherwise the same sessions meet again, each time.
      await wait(Math.random() * 20 * 2 ** Math.min(attempt, 7));
    }
  }
}

describe.each<Knex.IsolationLevels>(['read committed', 'repeatable read', 'serializable'])(
  'at %s',
  (level) => {
    test.each(RACES.map((race) => [race.rule, race.title, race] as const))(
      `%s rejects all but the first ones of ${SESSIONS} sessions that %s`,
      async (rule, _, { setUp = 'select', sql, kept, count }) => {
        await knex.raw(setUp);
        const outcomes = await Promise.all(
          Array.from({ length: SESSIONS }, (_, at) => outcome(sql(at + 1), level)),
        );
        expect(outcomes.filter((one) => one === undefined)).toHaveLength(kept);
        expect(outcomes.filter((one) => one === rule)).toHaveLength(SESSIONS - kept);
        expect((await knex.raw(count)).rows).toEqual([{ count: kept }]);
      },
    );
  },
);
