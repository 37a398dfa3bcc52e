import type { Knex } from 'knex';
import { checkKnex, enqueueInTransaction } from '../connection/index.ts';

/**
 * Runs statements atomically: in a new transaction, or under a savepoint of the caller's transaction, which stays
 * usable after an error. Other statements in the caller's transaction wait, because a rollback to the savepoint would
 * undo them as well.
 *
 * @param knex a Knex instance or a transaction
 * @param rows number of rows written; a single row needs no transaction
 * @param task runs the statements
 * @throws BadInput if `knex` is neither an instance nor a transaction
 */
export async function atomically<T>(knex: Knex, rows: number, task: (knex: Knex) => Promise<T>): Promise<T> {
  checkKnex(knex);
  if (rows < 2 && !knex.isTransaction) return task(knex);
  const failures: unknown[] = [];
  const recorded = (transaction: Knex) =>
    task(transaction).catch((error: unknown) => {
      failures.push(error);
      throw error;
    });
  try {
    return await (knex.isTransaction ? underSavepoint(knex, recorded) : knex.transaction(recorded));
  } catch (error) {
    // If the rollback fails as well, for example on a lost connection, Knex reports only that error.
    throw failures.length > 0 ? failures[0] : error;
  }
}

/**
 * Runs a task under a savepoint when its turn in the queue comes. Knex creates no savepoint while another nested
 * transaction is open, and that one may be waiting in the queue itself. So the task leaves the queue until the other
 * transaction has ended.
 */
async function underSavepoint<T>(knex: Knex, task: (knex: Knex) => Promise<T>): Promise<T> {
  let begin = (): void => {};
  const begun = new Promise<boolean>((resolve) => {
    begin = () => resolve(true);
  });
  const soon = () => new Promise<boolean>((resolve) => setImmediate(resolve, false));
  let atOnce = true;
  // An object, because returning the promise itself would await it within the queue.
  const { result } = await enqueueInTransaction(knex, async () => {
    const nested: Promise<T> = knex.transaction(
      async (transaction) => {
        if (!atOnce) await holdQueueUntil(knex, nested);
        return task(transaction);
      },
      {
        // Knex reads this property when it is about to create the savepoint. Undefined means the default connection.
        get connection() {
          begin();
          return undefined;
        },
      },
    );
    atOnce = await Promise.race([begun, soon()]);
    if (atOnce) await nested.catch(() => {});
    return { result: nested };
  });
  return result;
}

/** Resolves when the caller's turn in the queue comes; the queue is blocked until the given promise settles. */
function holdQueueUntil(knex: Knex, end: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    void enqueueInTransaction(knex, async () => {
      resolve();
      await end.catch(() => {});
    });
  });
}
