import { Command, InvalidArgumentError, Option } from 'commander';

/** The parsed command line. */
export interface SeedArguments {
  readonly scale: number;
  readonly seed: number;
  readonly replace?: true;
  readonly dryRun?: true;
  readonly json?: true;
  readonly verbose?: true;
}

/**
 * Creates the parser of the command line.
 *
 * @param name the name of the command in the help text, such as `pnpm --filter seed start`
 * @param description one sentence
 */
export function createProgram(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .addOption(
      new Option('--scale <n>', 'factor that the row counts are multiplied by')
        .argParser((text) => parseInteger(text, 1))
        .default(1),
    )
    .addOption(
      new Option('--seed <n>', 'number that all generated values depend on')
        .argParser((text) => parseInteger(text, 0))
        .default(1),
    )
    .option('--replace', 'delete existing rows first, in the same transaction')
    .option('--dry-run', 'print the number of rows in each table, without a database')
    .option('--json', 'print the result as JSON')
    .option('--verbose', 'print stack traces of errors')
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .addHelpText(
      'after',
      `
Examples:
  $ ${name}
  $ ${name} --scale 100 --replace
  $ ${name} --seed 7 --dry-run

The same seed generates the same rows on every machine. A larger scale adds rows and keeps the others.
Exit codes: 0 loaded, 1 error, 3 refused because tables have rows, 130 interrupted.
DATABASE_URL names a PostgreSQL server. Without it, the embedded database in .trellis/database is used.
It may be in .env.local or .env of the project.`,
    );
}

function parseInteger(text: string, minimum: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number) || number < minimum)
    throw new InvalidArgumentError(`Expected an integer of at least ${minimum}.`);
  return number;
}
