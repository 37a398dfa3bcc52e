import { exactTypes } from '@shop/schema/query';
import knexFactory, { type Knex } from 'knex';
import pg from 'pg';

/**
 * Opens a pool of connections. A server that accepts connections and does not answer fails a request after a time, and does
 * not hold it forever.
 *
 * @param url the URL of the database
 * @param timeout the longest time to connect, and to wait for a free connection, in milliseconds; a statement has twice
 *   that time
 */
export function openDatabase(url: string, timeout = 5_000): Knex {
  return knexFactory({
    client: 'pg',
    connection: {
      connectionString: url,
      types: exactTypes(pg.types),
      connectionTimeoutMillis: timeout,
      query_timeout: 2 * timeout,
      statement_timeout: 2 * timeout,
    },
    acquireConnectionTimeout: timeout,
    log: { warn() {} },
  });
}
