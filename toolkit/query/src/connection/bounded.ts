import type { Knex } from 'knex';
import type { Fragment } from '../sql/index.ts';
import { enqueueInTransaction } from './queue.ts';
import { runOn, type StatementResult } from './run.ts';

/**
 * Runs one statement until a signal is aborted. Then the promise is rejected at once with the reason of the signal, even
 * if the server accepts a connection and never answers. The statement is canceled, so that it does not continue to wait
 * for a lock.
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
    let cancellation: Promise<void> | undefined;
    const cancel = () => {
      cancellation = knex.client.cancelQuery(connection).catch(() => undefined);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    let isCanceled = false;
    try {
      signal?.throwIfAborted();
      return await runOn(knex, connection, statement);
    } catch (error) {
      isCanceled = (error as { readonly code?: unknown } | undefined)?.code === QUERY_CANCELED;
      throw error;
    } finally {
      signal?.removeEventListener('abort', cancel);
      await cancellation;
      // A request that came too late could cancel the next statement of the connection.
      if (cancellation !== undefined && !isCanceled) discard(connection);
      await knex.client.releaseConnection(connection);
    }
  });
  return untilAborted(result, signal);
}

const QUERY_CANCELED = '57014';

/** Removes a connection from the pool. Knex checks this property before it uses a connection again, and prints it. */
function discard(connection: object): void {
  Object.assign(connection, {
    __knex__disposed: new Error('The statement on this connection was canceled.'),
  });
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
