import { setTimeout as wait } from 'node:timers/promises';

/** The reason of a signal whose time is over. */
class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** The longest time that a timer of Node can wait. */
const MAX_TIMER = 2 ** 31 - 1;

/** A signal that is aborted when a time is over, or when another signal is aborted. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #outer: AbortSignal | undefined;

  /**
   * @param milliseconds the time; more than 24 days, or infinity, is as good as no limit
   * @param outer the other signal
   */
  constructor(milliseconds: number, outer: AbortSignal | undefined) {
    this.#outer = outer;
    const over = () => this.#controller.abort(new DeadlineError('The time is over.'));
    this.#timer = setTimeout(over, Math.min(milliseconds, MAX_TIMER));
    if (outer?.aborted) this.#abort();
    outer?.addEventListener('abort', this.#abort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The time is over. */
  get isOver(): boolean {
    return this.signal.reason instanceof DeadlineError;
  }

  /** Stops the timer. */
  end(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener('abort', this.#abort);
  }

  readonly #abort = (): void => this.#controller.abort(this.#outer?.reason);
}

/**
 * Waits.
 *
 * @param milliseconds the time
 * @param signal rejects with its reason
 */
export async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await wait(Math.min(milliseconds, MAX_TIMER), undefined, { ...(signal && { signal }) }).catch(() =>
    // Node rejects with an error of its own.
    signal?.throwIfAborted(),
  );
}
