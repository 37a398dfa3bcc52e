import type { Knex } from 'knex';
import { log } from './log.ts';

/**
 * Knex on PostgreSQL. It is loaded with its driver when a database is reached: whoever only compares, prints or
 * draws Models has no use for either.
 *
 * @param config what to connect to
 */
export async function openKnex(config: Knex.Config): Promise<Knex> {
  const { default: knex } = await import('knex');
  return knex({ client: 'pg', log, ...config });
}
