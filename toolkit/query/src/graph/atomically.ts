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
  const failures: unknown[] = [];
  const noted = (transaction: Knex) =>
    work(transaction).catch((error: unknown) => {
      failures.push(error);
      throw error;
    });
  try {
    return await (knex.isTransaction ? fromSavepoint(knex, noted) : knex.transaction(noted));
  } catch (error) {
    // Where undoing fails too, as on a connection that is gone, Knex tells of that alone.
    throw failures.length > 0 ? failures[0] : error;
  }
}

/**
 * Runs work from a savepoint, when it is its turn. Knex makes none while another transaction within the same one is
 * open, and that one may wait for a turn itself: the turn is given back until it has ended.
 */
async function fromSavepoint<T>(knex: Knex, work: (knex: Knex) => Promise<T>): Promise<T> {
  let begin = (): void => {};
  const begun = new Promise<boolean>((resolve) => {
    begin = () => resolve(true);
  });
  const soon = () => new Promise<boolean>((resolve) => setImmediate(resolve, false));
  let atOnce = true;
  const { made } = await inTurnOf(knex, async () => {
    const making: Promise<T> = knex.transaction(
      async (transaction) => {
        if (!atOnce) await turnUntil(knex, making);
        return work(transaction);
      },
      {
        // Knex asks for it when it is about to make the savepoint, and finds the connection by itself.
        get connection() {
          begin();
          return undefined;
        },
      },
    );
    atOnce = await Promise.race([begun, soon()]);
    if (atOnce) await making.catch(() => {});
    return { made: making };
  });
  return made;
}

/** Takes the next turn in a transaction, and keeps it until something has ended. */
function turnUntil(knex: Knex, end: Promise<unknown>): Promise<void> {
  return new Promise((taken) => {
    void inTurnOf(knex, async () => {
      taken();
      await end.catch(() => {});
    });
  });
}
