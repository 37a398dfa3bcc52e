import { TrellisError } from '@trellis/model';

/**
 * Reports that the process ends before its verb has ended. A module or a hook of the project can call `process.exit`, wait
 * for something that never happens, or throw where nothing catches the error.
 *
 * @param ended reports the end of the process, without waiting for anything
 * @param thrown reports an error that nothing caught, and cleans up; the process ends afterwards
 * @returns a function that stops watching
 */
export function onEarlyEnd(
  ended: (error: TrellisError) => void,
  thrown: (error: unknown) => Promise<void>,
): () => void {
  const exit = () =>
    ended(
      new TrellisError(
        'MODULE_FAILED',
        'The process ended before the command. A module or a hook of the project calls process.exit, or waits for something that never happens. Remove that.',
      ),
    );
  const uncaught = (error: unknown) => {
    stop();
    void thrown(error).finally(() => process.exit(1));
  };
  const stop = () => {
    process.off('exit', exit);
    process.off('uncaughtException', uncaught);
  };
  process.once('exit', exit);
  process.once('uncaughtException', uncaught);
  return stop;
}
