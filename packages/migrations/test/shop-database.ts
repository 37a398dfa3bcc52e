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
 */
export async function openShopDatabase(name: string): Promise<ShopDatabase> {
  const database = await createDatabase(name);
  const log = { warn() {}, error() {}, debug() {}, deprecate() {} };
  const knex = createKnex({ client: 'pg', connection: database.url, log });
  return {
    knex,
    async close() {
      await knex.destroy();
      await database.drop();
    },
  };
}
