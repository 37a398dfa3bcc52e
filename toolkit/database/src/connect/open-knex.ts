import type { Knex } from 'knex';
import { log } from './log.ts';

/**
 * The search path of each connection. Otherwise a setting of the role, the database or the URL, or a schema named after
 * the user, decides which tables a migration changes and where the history tables are.
 */
export const SEARCH_PATH: readonly string[] = ['public'];

/**
 * Creates a Knex instance for PostgreSQL. Knex and its driver are loaded on demand: programs that only compare,
 * print or draw Models do not need them.
 *
 * @param config the configuration of Knex, without `client` and `log`
 */
export async function openKnex(config: Knex.Config): Promise<Knex> {
  const { default: knex } = await import('knex');
  return knex({ client: 'pg', log, ...config });
}
