/** How often a run tries to get a lock, and what it calls before it tries again. */
export interface LockRetry {
  /** How often a statement is tried. */
  readonly attempts: number;
  /** Is called before a statement is tried again because another session holds a lock. */
  readonly onWaiting: (what: string) => void;
}

/** A lock that was not granted in time, a deadlock, and a serialization failure. */
const AGAIN = new Set(['55P03', '40P01', '40001']);

/** Milliseconds before the second attempt, and the longest pause. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 5000;

/**
 * Tries again when a lock is not granted. Between attempts nothing waits in the queue of the lock, so that other sessions
 * get it: a statement that waits for an exclusive lock blocks all that come after it.
 */
export async function retryOnLock<T>(
  { attempts, onWaiting }: LockRetry,
  what: string,
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || !AGAIN.has(codeOf(error))) throw error;
      onWaiting(what);
      const pause = Math.min(FIRST_PAUSE * 2 ** attempt, LONGEST_PAUSE) * (0.5 + Math.random() / 2);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
}

/** The code of an error of the server. */
export function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}
