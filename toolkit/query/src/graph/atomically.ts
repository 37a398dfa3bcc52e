import type { Knex } from 'knex';

/**
 * Runs statements so that all of them hold or none: in a transaction of their own, or from a savepoint of the
 * caller's, which can go on after an error.
 *
 * @param knex a Knex instance or a transaction
 * @param rows how many rows they write: one alone is written or not
 * @param work sends them
 */
export async function atomically<T>(knex: Knex, rows: number, work: (knex: Knex) => Promise<T>): Promise<T> {
  return rows < 2 && !knex.isTransaction ? work(knex) : knex.transaction(work);
}
