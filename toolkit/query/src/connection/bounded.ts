import type { Knex } from 'knex';
import type { Fragment } from '../sql/index.ts';
import { enqueueInTransaction } from './queue.ts';
import { runOn, type StatementResult } from './run.ts';

/**
 * Runs one statement until a signal is aborted. Then the promise is rejected with the reason of the signal at once,
 * whatever the server does: it may accept a connection and never answer. The statement is canceled, so that it does not
 * continue to wait for a lock, and its connection is not used again.
 *
 * @param knex a Knex instance or a transaction
 * @param statement the statement
 * @param signal bounds the time
 */
export function runBounded(
  knex: Knex,
  statement: Fragment,
  signal: AbortSignal | undefined,
): Promise<StatementResult> {
  const result = enqueueInTransaction(knex, async () => {
    const connection: object = await knex.client.acquireConnection();
    const cancel = () => cancelOn(knex, connection);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      signal?.throwIfAborted();
      return await runOn(knex, connection, statement);
    } finally {
      signal?.removeEventListener('abort', cancel);
      await knex.client.releaseConnection(connection);
    }
  });
  return untilAborted(result, signal);
}

/** Cancels the statement of a connection, and removes the connection from the pool. */
function cancelOn(knex: Knex, connection: object): void {
  // Knex checks this property before it uses a connection again.
  Object.assign(connection, {
    __knex__disposed: new Error('The statement on this connection was canceled.'),
  });
  knex.client.cancelQuery(connection).catch(() => undefined);
}

/**
 * Returns the result of a promise, unless a signal is aborted first.
 *
 * @param promise the promise; it may be rejected later
 * @param signal rejects with its reason
 */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  promise.catch(() => undefined);
  signal.throwIfAborted();
  let stop = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
