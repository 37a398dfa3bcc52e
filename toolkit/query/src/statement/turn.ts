import type { Knex } from 'knex';

/** When what was begun last for each key has ended. */
const ends = new WeakMap<object, Promise<void>>();

/**
 * Does work once all is done that was begun before for the same key: a connection does one thing at a time, and what
 * is sent while it is busy would be for its driver to keep.
 *
 * @param key whose turns they are
 * @param work what to do; it must not wait for a turn of the same key
 */
export function inTurn<T>(key: object, work: () => Promise<T>): Promise<T> {
  const turn = (ends.get(key) ?? Promise.resolve()).then(work);
  ends.set(key, turn.then(done, done));
  return turn;
}

function done(): void {}

/**
 * Does work when it is its turn in a transaction; at once where there is none, since the pool keeps connections apart.
 *
 * @param knex a Knex instance or a transaction
 * @param work what to do; it must not wait for a turn in the same transaction
 */
export function inTurnOf<T>(knex: Knex, work: () => Promise<T>): Promise<T> {
  return knex.isTransaction ? inTurn(knex.client, work) : work();
}
