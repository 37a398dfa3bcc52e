import { CommanderError } from 'commander';
import { DataSet } from '../data-set/index.ts';
import { loadSample } from '../load/index.ts';
import type { Sample } from '../sample/index.ts';
import { printError, usageError } from './errors.ts';
import { createProgram, type SeedArguments } from './program.ts';
import { createProgress } from './progress.ts';
import { printCounts, printReport } from './summary.ts';

/**
 * The texts of a seed command.
 *
 * @example
 * import type { SeedCommand } from '@trellis/populate';
 *
 * const command: SeedCommand = {
 *   name: 'npm run seed --',
 *   description: 'Load the sample data of the club.',
 *   migrateCommand: 'npx trellis upgrade head',
 * };
 */
export interface SeedCommand {
  /** The name in the help text, such as `pnpm --filter seed start`. */
  readonly name: string;
  /** One sentence for the help text. */
  readonly description: string;
  /** The command that migrates the database, for error messages. */
  readonly migrateCommand: string;
}

/** The exit codes of signals. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof SIGNALS;

/**
 * Runs a command that loads a sample into the database of `DATABASE_URL`, or into the embedded database without it. Loads
 * `.env.local` and `.env` of the project first; a variable that is set is kept.
 * Prints the result, the progress and errors. Does not throw for a failed load.
 *
 * @param sample the result of `defineSample`, or a function that loads it: an error of its module is reported like the others
 * @param command the texts of the command
 * @param args the arguments after the name of the script
 * @returns the exit code: 0 loaded, 1 error, 3 refused because tables have rows, 130 or 143 interrupted
 *
 * @example
 * import { runSeed, type Sample } from '@trellis/populate';
 *
 * async function main(sample: Sample) {
 *   const command = { name: 'seed', description: 'Load sample data.', migrateCommand: 'trellis upgrade head' };
 *   process.exitCode = await runSeed(sample, command, process.argv.slice(2));
 * }
 */
export async function runSeed(
  sample: Sample | (() => Promise<Sample>),
  command: SeedCommand,
  args: readonly string[],
): Promise<number> {
  // pnpm passes on a leading `--`.
  const own = args[0] === '--' ? args.slice(1) : args;
  try {
    const program = createProgram(command.name, command.description).parse(own, { from: 'user' });
    return await seed(sample, command, program.opts<SeedArguments>());
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    return printError(usageError(error, command.name), own.includes('--json'), own.includes('--verbose'));
  }
}

async function seed(
  given: Sample | (() => Promise<Sample>),
  { migrateCommand }: SeedCommand,
  options: SeedArguments,
): Promise<number> {
  const sample = typeof given === 'function' ? await given() : given;
  const { tables } = new DataSet(sample, options);
  const counts = Object.fromEntries(tables.map(({ key, total }) => [key, total]));
  if (options.dryRun) {
    process.stdout.write(
      `${options.json ? JSON.stringify({ rows: counts }, null, 2) : printCounts(counts)}\n`,
    );
    return 0;
  }
  const interrupt = listenForSignals();
  const total = tables.reduce((sum, rows) => sum + rows.total, 0);
  // Imported on demand: the database engines take long to load, and --help and --dry-run do not need them.
  const { connectSetting, DatabaseUrl, workspaceRoot } = await import('@trellis/database/internal');
  const connection = await connectSetting(DatabaseUrl.load(workspaceRoot()).read(), {
    announce: (line) => (options.json ? process.stderr : process.stdout).write(`${line}\n`),
  });
  const progress = options.json ? undefined : createProgress(total, process.stderr);
  try {
    const report = await loadSample(connection, sample, {
      seed: options.seed,
      scale: options.scale,
      replace: options.replace === true,
      migrateCommand,
      signal: interrupt.signal,
      onProgress: (current) => progress?.update(current),
    });
    progress?.stop();
    const text = options.json ? JSON.stringify(report, null, 2) : printReport(report, connection.describe());
    process.stdout.write(`${text}\n`);
    return 0;
  } catch (error) {
    progress?.stop();
    const code = printError(error, options.json === true, options.verbose === true);
    return interrupt.exitCode() || code;
  } finally {
    await connection.close();
    interrupt.stop();
  }
}

/** Aborts the returned `signal` at the first SIGINT or SIGTERM, and ends the process at the second. */
function listenForSignals(): { signal: AbortSignal; exitCode(): number; stop(): void } {
  const controller = new AbortController();
  const signals = Object.keys(SIGNALS) as Signal[];
  let code = 0;
  const onSignal = (signal: Signal) => {
    if (controller.signal.aborted) process.exit(SIGNALS[signal]);
    code = SIGNALS[signal];
    controller.abort();
  };
  for (const signal of signals) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    exitCode: () => code,
    stop() {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}
