import type { Knex } from 'knex';
import { checkKnex } from './check-knex.ts';

/** For each key, resolves when the task queued last has ended. */
const tails = new WeakMap<object, Promise<void>>();

/**
 * Runs a task after all tasks queued earlier for the same key. A connection runs one statement at a time; without
 * this, the driver would queue statements itself, which pg deprecates.
 *
 * @param key identifies the queue
 * @param task the task; it must not wait for another task of the same queue
 */
export function enqueue<T>(key: object, task: () => Promise<T>): Promise<T> {
  const result = (tails.get(key) ?? Promise.resolve()).then(task);
  tails.set(key, result.then(ignore, ignore));
  return result;
}

function ignore(): void {}

/**
 * Runs a task in the queue of a transaction. Outside a transaction it runs at once, since each task gets a connection
 * of its own from the pool.
 *
 * @param knex a Knex instance or a transaction
 * @param task the task; it must not wait for another task in the same transaction
 * @throws BadInput if `knex` is neither
 */
export function enqueueInTransaction<T>(knex: Knex, task: () => Promise<T>): Promise<T> {
  checkKnex(knex);
  return knex.isTransaction ? enqueue(knex.client, task) : task();
}
