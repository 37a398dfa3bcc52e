import type { Knex } from 'knex';

/**
 * Runs statements so that all of them hold or none: in the caller's transaction, or in one of their own.
 *
 * @param knex a Knex instance or a transaction
 * @param statements how many there are: one alone needs no transaction
 * @param work sends them
 */
export async function atomically<T>(
  knex: Knex,
  statements: number,
  work: (knex: Knex) => Promise<T>,
): Promise<T> {
  return knex.isTransaction || statements < 2 ? work(knex) : knex.transaction(work);
}
