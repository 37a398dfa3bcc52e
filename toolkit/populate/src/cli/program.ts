import { Command, InvalidArgumentError, Option } from 'commander';

/** What the command line says. */
export interface SeedArguments {
  readonly scale: number;
  readonly seed: number;
  readonly replace?: true;
  readonly dryRun?: true;
  readonly json?: true;
  readonly verbose?: true;
}

/**
 * The command line that loads a sample.
 *
 * @param name how it is called, for the help: `pnpm --filter seed start`
 * @param about what it loads, in a sentence
 */
export function createProgram(name: string, about: string): Command {
  return new Command(name)
    .description(about)
    .addOption(
      new Option('--scale <n>', 'how large: so many times the rows of scale 1')
        .argParser((text) => wholeNumber(text, 1))
        .default(1),
    )
    .addOption(
      new Option('--seed <n>', 'which sample: another number gives other rows')
        .argParser((text) => wholeNumber(text, 0))
        .default(1),
    )
    .option('--replace', 'delete the rows that are there and load anew, in one transaction')
    .option('--dry-run', 'say how many rows each table would get, without a database')
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

The same seed gives the same rows on every machine, and a larger scale keeps those of a smaller one.
Exit codes: 0 loaded, 1 error, 3 refused since there are rows already, 130 interrupted.
DATABASE_URL names a PostgreSQL server; without it the embedded database in .trellis/database serves.`,
    );
}

function wholeNumber(text: string, least: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number) || number < least)
    throw new InvalidArgumentError(`Expected a whole number from ${least} on.`);
  return number;
}
