import { Console } from 'node:console';
import { constants } from 'node:os';
import { isTrellisError, TrellisError } from '@trellis/model';
import { type Command, CommanderError } from 'commander';
import pc from 'picocolors';
import { version } from '../../package.json';
import { onEarlyEnd } from './early-end.ts';
import { createOutput, type Output } from './output.ts';
import { createProgram, type Run } from './program.ts';
import { createSession, type GlobalOptions, type Session } from './session.ts';
import { expectShortLife } from './short-lived.ts';

/** Codes of refusals. They exit with 3: the input is valid, but the change is refused. */
const REFUSED = new Set([
  ...['REFUSED', 'PLAN_REFUSED', 'DATA_LOSS', 'DATA_CHANGED'],
  ...['PROOF_FAILED', 'OUT_OF_STEP'],
]);

/**
 * Runs the command line.
 *
 * @param args the arguments after the program's name
 * @returns the exit code
 */
export async function main(args: readonly string[]): Promise<number> {
  expectShortLife();
  // A reader such as `head` may close the pipe early.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    stopWatching();
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
  // Standard output is for results; modules and hooks of the project may print too.
  globalThis.console = new Console(process.stderr);
  let stopWatching = () => {};
  let code = 0;
  const run: Run = async (load, command) => {
    const options = command.optsWithGlobals<GlobalOptions & Record<string, unknown>>();
    const out = createOutput(options.json === true);
    const session = createSession(options, out);
    const interrupt = onInterrupt(
      () => session.close({ forGood: true }),
      async (text) => {
        out.end();
        await report(new TrellisError('INTERRUPTED', text), out, false);
      },
    );
    stopWatching = onEarlyEnd(
      (error) => {
        if (interrupt.happened()) return;
        print(error, out);
        process.exitCode = 1;
      },
      async (error) => {
        if (interrupt.happened()) return new Promise(() => {});
        await report(error, out, options.verbose === true);
        await closeSession(session, async () => {});
      },
    );
    try {
      session.loadSettings();
      const { verb } = await load();
      code = await verb(session, command.args, options);
    } catch (error) {
      // After an interruption, errors only report that connections are closed.
      if (interrupt.happened()) await new Promise(() => {});
      code = await report(error, out, options.verbose === true);
    } finally {
      stopWatching();
      out.end();
      await closeSession(session, async (error) => {
        if (code === 0) code = await report(error, out, options.verbose === true);
      });
      interrupt.stop();
    }
  };
  const program = createProgram(run, version);
  for (const command of [program, ...program.commands]) silence(command);
  try {
    await program.parseAsync(relativeTargets(args), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return end(0);
    const text = error.code === 'commander.help' ? 'No command is given' : error.message;
    const message = text.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' ');
    const usage = new TrellisError('USAGE', `${sentence(message)} See \`trellis --help\`.`);
    return end(await report(usage, createOutput(args.includes('--json')), false));
  }
  return end(code);
}

/** Milliseconds to wait for connections to close after a verb. */
const CLOSING_MS = 10_000;

/** Closes the session. Calls `failed` if that throws, for example because the server has gone. */
async function closeSession(session: Session, failed: (error: unknown) => Promise<void>): Promise<void> {
  const timeout = new Promise((resolve) => setTimeout(resolve, CLOSING_MS).unref());
  await Promise.race([session.close(), timeout]).catch(failed);
}

/** Ends the process once its output is written, even if handles are still open. */
function end(code: number): number {
  process.exitCode = code;
  process.stdout.write('', () => setTimeout(() => process.exit(), 1000).unref());
  return code;
}

/** Moves a target such as `-1` behind `--`, since Commander would read it as a flag. */
function relativeTargets(args: readonly string[]): string[] {
  const at = args.findIndex((arg) => /^-\d+$/.test(arg));
  return at < 0 || args.includes('--')
    ? [...args]
    : [...args.slice(0, at), ...args.slice(at + 1), '--', args[at] ?? ''];
}

/** Makes Commander throw instead of ending the process, and print no error itself. */
function silence(command: Command): void {
  command
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .showSuggestionAfterError(true);
}

/** Prints an error as one line or as JSON. Returns the exit code. */
async function report(cause: unknown, out: Output, verbose: boolean): Promise<number> {
  const found = await known(cause);
  const error = found ?? cause;
  const code = print(error, out);
  const details = found?.details;
  if (verbose || !found) {
    const stack = error instanceof Error ? error.stack : undefined;
    if (verbose && stack !== undefined) out.note(stack);
    else if (!verbose)
      out.note('Unexpected error. Run the command again with --verbose for its stack trace.');
    if (verbose && error instanceof Error && error.cause instanceof Error)
      out.note(`caused by ${error.cause.stack}`);
    if (verbose && details !== undefined && !out.json) out.note(JSON.stringify(details, null, 2));
  }
  return REFUSED.has(code) ? 3 : 1;
}

/** Prints an error as one line or as JSON, and returns its code. */
function print(error: unknown, out: Output): string {
  const found = isTrellisError(error) ? error : undefined;
  const code = found?.code ?? 'UNEXPECTED';
  const details = found?.details;
  const message = (error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n\s*/g, ' ');
  if (out.json) {
    const { kept } = out;
    const json = { code, message, ...(details !== undefined && { details }), ...(kept && { kept }) };
    out.result({ error: json }, () => '');
  } else {
    const { isColorSupported } = pc;
    out.note(`${isColorSupported && process.stderr.isTTY ? pc.red(code) : code}: ${message}`);
  }
  return code;
}

/** The error as a TrellisError; undefined if it is unexpected. */
async function known(error: unknown): Promise<TrellisError | undefined> {
  if (isTrellisError(error)) return error;
  const { knownError } = await import('./known-error.ts');
  return knownError(error);
}

function sentence(text: string): string {
  const capitalized = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return /[.?!)]$/.test(capitalized) ? capitalized : `${capitalized}.`;
}

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
function onInterrupt(
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
