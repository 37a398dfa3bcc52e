import { isTrellisError, TrellisError } from '@trellis/model';
import { CommanderError } from 'commander';
import pc from 'picocolors';
import { load } from '../load/load.ts';
import { World } from '../rows/world.ts';
import type { Sample } from '../sample/define-sample.ts';
import { createProgram, type SeedArguments } from './program.ts';
import { createProgress } from './progress.ts';
import { forecast, summary } from './summary.ts';

/** How a seed command presents itself. */
export interface SeedCommand {
  /** How it is called: `pnpm --filter seed start`. */
  readonly name: string;
  /** What it loads, in a sentence. */
  readonly about: string;
  /** The command that brings the database up to date, for the message when it is behind. */
  readonly migrate: string;
}

/** What it ends with when there are rows already: the input is sound, and the answer is no. */
const REFUSED = 3;
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Runs the command that loads a sample into the database of `DATABASE_URL`, or the embedded one.
 *
 * @param args the arguments after the program's name
 * @returns the exit code: 0 loaded, 1 error, 3 refused, 130 interrupted
 * @example process.exitCode = await runSeed(sample, command, process.argv.slice(2));
 */
export async function runSeed(
  sample: Sample,
  command: SeedCommand,
  args: readonly string[],
): Promise<number> {
  // pnpm hands the `--` on that it is given.
  const own = args[0] === '--' ? args.slice(1) : args;
  const wants = (flag: string) => own.includes(flag);
  try {
    const program = createProgram(command.name, command.about).parse(own, { from: 'user' });
    return await seed(sample, command, program.opts<SeedArguments>());
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    return report(usage(error, command), wants('--json'), wants('--verbose'));
  }
}

async function seed(sample: Sample, { migrate }: SeedCommand, options: SeedArguments): Promise<number> {
  const world = new World(sample, options);
  const counts = Object.fromEntries(world.tables.map((rows) => [rows.plan.key, rows.total]));
  if (options.dryRun) {
    process.stdout.write(`${options.json ? JSON.stringify({ rows: counts }, null, 2) : forecast(counts)}\n`);
    return 0;
  }
  const controller = new AbortController();
  let code = 0;
  const stop = (signal: keyof typeof SIGNALS) => {
    if (controller.signal.aborted) process.exit(SIGNALS[signal]);
    code = SIGNALS[signal];
    controller.abort();
  };
  for (const signal of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]) process.on(signal, stop);
  const total = Object.values(counts).reduce((sum, rows) => sum + rows, 0);
  // Loaded late: the engines weigh more than all the rest, and not every call needs one.
  const { connect } = await import('@trellis/database');
  const connection = await connect();
  const progress = options.json ? undefined : createProgress(total, process.stderr);
  try {
    const loaded = await load(connection, sample, {
      seed: options.seed,
      scale: options.scale,
      replace: options.replace === true,
      migrate,
      signal: controller.signal,
      onProgress: (now) => progress?.update(now),
    });
    progress?.end();
    process.stdout.write(
      `${options.json ? JSON.stringify(loaded, null, 2) : summary(loaded, connection.describe())}\n`,
    );
    return 0;
  } catch (error) {
    progress?.end();
    const failed = report(error, options.json === true, options.verbose === true);
    return code || failed;
  } finally {
    await connection.close();
    for (const signal of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]) process.off(signal, stop);
  }
}

/** Commander's complaints in one line, with where to look. */
function usage(error: unknown, { name }: SeedCommand): unknown {
  if (!(error instanceof CommanderError)) return error;
  const message = error.message.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' ');
  const end = /[.?!)]$/.test(message) ? '' : '.';
  return new TrellisError(
    'USAGE',
    `${message.charAt(0).toUpperCase()}${message.slice(1)}${end} See \`${name} --help\`.`,
  );
}

/** Says an error in one line, or as JSON, and gives its exit code. */
function report(error: unknown, json: boolean, verbose: boolean): number {
  const known = isTrellisError(error);
  const code = known ? error.code : 'UNEXPECTED';
  const message = (error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n\s*/g, ' ');
  if (json) {
    const details = known ? error.details : undefined;
    process.stdout.write(
      `${JSON.stringify({ error: { code, message, ...(details !== undefined && { details }) } }, null, 2)}\n`,
    );
  } else process.stderr.write(`${process.stderr.isTTY ? pc.red(code) : code}: ${message}\n`);
  if (verbose && error instanceof Error) process.stderr.write(`${error.stack}\n${causes(error)}`);
  return code === 'SEEDED_ALREADY' ? REFUSED : 1;
}

function causes({ cause }: Error): string {
  return cause instanceof Error ? `Caused by: ${cause.stack}\n${causes(cause)}` : '';
}
