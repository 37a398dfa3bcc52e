import { Console } from 'node:console';
import { TrellisError } from '@trellis/model';
import { type Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { onEarlyEnd } from './early-end.ts';
import { onInterrupt } from './interrupt.ts';
import { createOutput } from './output.ts';
import { createProgram, type Run } from './program.ts';
import { printError, report } from './report.ts';
import { createSession, type GlobalOptions, type Session } from './session.ts';
import { expectShortLife } from './short-lived.ts';

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
        printError(error, out);
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

function sentence(text: string): string {
  const capitalized = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return /[.?!)]$/.test(capitalized) ? capitalized : `${capitalized}.`;
}
