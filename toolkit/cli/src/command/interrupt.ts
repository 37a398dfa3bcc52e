import { constants } from 'node:os';

/** What is true after an interruption. */
const CLEAN =
  'Scratch databases are dropped and locks are released; a migration that runs in a transaction is rolled back.';
const CUT = 'Cleaning up did not end; the next command completes it.';

/** Ctrl-C, `kill`, and a closed terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Cleans up on a signal before the process ends: scratch databases are dropped and locks released. The server rolls
 * back the current migration.
 *
 * @param close cleans up
 * @param announce prints what happened
 * @returns `happened`: whether a signal came; `stop` removes the listeners
 */
export function onInterrupt(
  close: () => Promise<void>,
  announce: (text: string) => Promise<void>,
): { readonly happened: () => boolean; stop(): void } {
  let happened = false;
  const listen = (signal: NodeJS.Signals) => {
    if (happened) return;
    happened = true;
    const timeout = new Promise<string>((resolve) => setTimeout(() => resolve(CUT), 3000).unref());
    const closed = close().then(
      () => CLEAN,
      () => CUT,
    );
    void Promise.race([closed, timeout])
      .then((outcome) => announce(`Stopped by ${signal}. ${outcome}`))
      .finally(() => process.exit(128 + constants.signals[signal]));
  };
  // Not `once`: other listeners end the process when they are the only ones left.
  for (const signal of SIGNALS) process.on(signal, listen);
  return {
    happened: () => happened,
    stop() {
      for (const signal of SIGNALS) process.off(signal, listen);
    },
  };
}
