import type { Knex } from 'knex';
import { inTurnOf } from '../statement/index.ts';

/**
 * Runs statements so that all of them hold or none: in a transaction of their own, or from a savepoint of the
 * caller's, which can go on after an error. What else is to be sent in the caller's waits meanwhile, since it would
 * be undone with them.
 *
 * @param knex a Knex instance or a transaction
 * @param rows how many rows they write: one alone is written or not
 * @param work sends them
 */
export async function atomically<T>(knex: Knex, rows: number, work: (knex: Knex) => Promise<T>): Promise<T> {
  if (rows < 2 && !knex.isTransaction) return work(knex);
  return inTurnOf(knex, () => knex.transaction(work));
}
