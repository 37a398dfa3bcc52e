import { setTimeout as wait } from 'node:timers/promises';
import { shop } from '@shop/schema';
import { explain } from '@shop/schema/query';
import type { Knex } from 'knex';
import { upgrade } from '../src/index.ts';
import { openShopDatabase, type ShopDatabase } from './shop-database.ts';

/** Serialization failures and deadlocks, after which a service tries again, later each time. */
const RETRIED = ['40001', '40P01'];

/**
 * Creates a database with the tables of the shop, for many sessions at once.
 *
 * @param name the start of its name
 * @param sessions the number of sessions
 */
export async function openRace(name: string, sessions: number): Promise<ShopDatabase> {
  const database = await openShopDatabase(name, sessions);
  // Sessions that check an exclusion constraint at once wait for each other, and a second for each deadlock adds up.
  await database.knex.raw(
    `do $$ begin execute format('alter database %I set deadlock_timeout to ''50ms''', current_database()); end $$`,
  );
  await upgrade(database.knex);
  return database;
}

/** Runs a statement in a transaction until it is kept or rejected; returns the name of the rule that rejects it. */
export async function outcomeOf(
  knex: Knex,
  sql: string,
  isolationLevel: Knex.IsolationLevels,
): Promise<string | undefined> {
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
