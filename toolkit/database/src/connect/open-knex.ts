import type { Knex } from 'knex';
import { log } from './log.ts';

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
