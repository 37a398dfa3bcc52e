import { downgrade, type History } from '@trellis/migrate';
import { isTrellisError } from '@trellis/model';
import { createDatabase } from '@trellis/testing';
import createKnex, { type Knex } from 'knex';

/** A database for the migrations of the shop. */
export interface ShopDatabase {
  readonly knex: Knex;
  /** Closes the connections, and drops the database. */
  close(): Promise<void>;
}

/**
 * Creates an empty database. Its connections do not log the migrations that fail.
 *
 * @param name the start of its name
 * @param connections the largest number of connections at once
 */
export async function openShopDatabase(name: string, connections = 10): Promise<ShopDatabase> {
  const database = await createDatabase(name);
  const log = { warn() {}, error() {}, debug() {}, deprecate() {} };
  const knex = createKnex({
    client: 'pg',
    connection: database.url,
    log,
    pool: { min: 0, max: connections },
  });
  return {
    knex,
    async close() {
      await knex.destroy();
      await database.drop();
    },
  };
}

/** Downgrades a database, and allows every loss. */
export async function downgradeWithLosses(knex: Knex, history: History, target: string): Promise<void> {
  try {
    await downgrade(knex, history, target);
  } catch (error) {
    if (!isTrellisError(error) || error.code !== 'DATA_LOSS') throw error;
    const { losses } = error.details as { readonly losses: readonly { readonly object: string }[] };
    await downgrade(knex, history, target, { allowDataLoss: losses.map(({ object }) => object) });
  }
}

/** Removes all rows and restarts the numbers. Tables that reject TRUNCATE are emptied too, as a superuser can. */
export async function emptyTables(knex: Knex, tables: readonly string[]): Promise<void> {
  await knex.transaction(async (transaction) => {
    await transaction.raw('set local session_replication_role = replica');
    await transaction.raw(`truncate ${tables.join(', ')} restart identity cascade`);
  });
}
