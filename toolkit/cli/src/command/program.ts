import { Command, InvalidArgumentError, Option } from 'commander';
import type { LoadVerb } from './verb.ts';
import { verbs } from './verbs/index.ts';

/** Runs a verb after the command line is parsed. */
export type Run = (load: LoadVerb, command: Command) => Promise<void>;

const NOTES = `
Exit codes: 0 success, 1 error, 2 differences found, 3 refused, 130 interrupted.
DATABASE_URL names a PostgreSQL server. Without it, the embedded database in .trellis/database is used.
It may be in .env.local or .env of the project. The first line of output says which database is used, and why.
TRELLIS_SCRATCH (database, transaction or embedded) allows only this kind of scratch database.`;

/**
 * Defines the command line: its verbs, arguments and options.
 *
 * @param run runs a verb
 * @param version the version of this package
 */
export function createProgram(run: Run, version: string): Command {
  const program = new Command('trellis')
    .description('Keep a PostgreSQL schema in step with its descriptors by proven Knex migrations.')
    .version(version)
    .option('--config <file>', 'configuration file (default: trellis.config.ts here or in a folder above)')
    .option('--json', 'print the result as JSON')
    .option('--verbose', 'print stack traces and details of errors')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      'after',
      `\n${examplesText(['revision -m "Added a note to orders"', 'plan', 'upgrade', 'check'])}\n${NOTES}`,
    );

  const verb = (usage: string, description: string, examples: readonly string[]): Command => {
    const command = program.command(usage).description(description);
    const load = verbs[command.name() as keyof typeof verbs];
    return command
      .addHelpText('after', `\n${examplesText(examples)}\n${NOTES}`)
      .action(() => run(load, command));
  };

  verb('revision', 'Create a migration from the changes of the descriptors, proven up and down.', [
    'revision -m "Added a note to orders"',
    'revision -m "Dropped the note" --allow-data-loss "column orders.note"',
  ])
    .requiredOption('-m, --message <text>', 'purpose of the migration', purpose)
    .addOption(allowDataLoss())
    .addOption(keepScratch());
  verb('upgrade [target]', 'Run migrations up to a target: head (default), +1, a migration or a release.', [
    'upgrade',
    'upgrade +1',
    'upgrade 1.2.0',
    'upgrade --allow-data-loss "column orders.price"',
  ]).addOption(allowDataLoss());
  verb('downgrade <target>', 'Revert migrations down to a target: base, -1, a migration or a release.', [
    'downgrade -1',
    'downgrade base',
    'downgrade 1.1.0 --allow-data-loss "column orders.note"',
  ]).addOption(allowDataLoss());
  verb('current', 'Show the current revision.', ['current', 'current --json']);
  verb('history', 'List the migrations, newest first.', ['history']);
  verb('heads', 'List the heads: the migrations that no other migration follows.', ['heads']);
  verb('stamp <target>', 'Set the current revision without running migrations.', [
    'stamp head',
    'stamp 1.0.0',
  ]);
  verb(
    'partitions',
    'Create the next partitions of tables that declare `partitions`, and detach those that are no longer kept.',
    [
      'partitions',
      'partitions --dry-run',
      'partitions --json',
      'partitions --lock-timeout 500 --attempts 50',
    ],
  )
    .option('--dry-run', 'print what would be done, and do nothing')
    .option('--lock-timeout <ms>', 'how long a statement waits for a lock (default: 2000)', positive)
    .option('--attempts <count>', 'how often a statement is tried (default: 20)', positive);
  verb('plan [target]', 'Print the SQL that upgrade or downgrade would run, without running it.', [
    'plan',
    'plan 1.2.0',
    'plan -1',
  ]);
  verb('seal', 'Prove migrations that were written or edited by hand, and add them to the history.', [
    'seal',
    'seal --allow-data-change "column tags.name"',
    'seal --keep-scratch',
  ])
    .addOption(allowDataLoss())
    .addOption(
      repeated('--allow-data-change <object>', 'a column whose values a migration may change on purpose'),
    )
    .addOption(keepScratch());
  verb('merge', 'Merge the migrations of two branches into one history, and prove them again.', ['merge']);
  verb(
    'check',
    'Check that descriptors, history, changesets, releases, generated files and the database are in step.',
    ['check', 'check --prove', 'check --json'],
  )
    .option('--prove', 'prove every migration of the history again, up and down')
    .addOption(keepScratch());
  verb('diff', 'Print the SQL that changes one schema into another. Exits with 0 if they are equal.', [
    'diff',
    'diff --from "$DATABASE_URL" --to descriptors',
    'diff --from 1.2.0 --to 1.3.0 --format knex',
    'diff --from old.sql --to new.sql --format json',
  ])
    .option(
      '--from <side>',
      'a server URL, database (that of DATABASE_URL or the embedded one), a .sql file, a .json file with a Model, a .ts file with descriptors, a release, descriptors or head',
      'database',
    )
    .option('--to <side>', 'the same', 'descriptors')
    .addOption(
      new Option('--format <format>', 'output format').choices(['sql', 'knex', 'json']).default('sql'),
    )
    .addOption(
      new Option('--graph <language>', 'print the graph of the plan, with the reason of each order').choices([
        'dot',
        'mermaid',
      ]),
    );
  verb('pull', 'Write descriptors for a live database, proven to define its schema.', [
    'pull --out src/schema',
    'pull --from "$DATABASE_URL" --out src/schema --name shop',
  ])
    .requiredOption('--out <folder>', 'folder to write the descriptors to')
    .option('--from <url>', 'server URL (default: DATABASE_URL)')
    .option('--name <name>', 'name of the schema', 'schema')
    .option('--force', 'overwrite existing files');
  verb('release', 'Create the next release: its version from the changesets, and its release file.', [
    'release',
  ]);
  verb(
    'undo',
    'Remove the last revision that is neither applied nor released: file, changeset and history entry.',
    ['undo'],
  );
  verb('unlock', "Release Knex's migration lock after a process was killed.", ['unlock']);
  return program;
}

/** The message of a revision, which names its file and is a line of the changelog. */
function purpose(text: string): string {
  if (text.trim() === '')
    throw new InvalidArgumentError('Expected the purpose of the migration, got no text.');
  return text;
}

/** The number of an option. */
function positive(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError(`Expected a whole number of at least 1, got "${text}".`);
  return value;
}

function allowDataLoss(): Option {
  return repeated('--allow-data-loss <object>', 'an object whose data may be lost');
}

function repeated(flags: string, description: string): Option {
  return new Option(flags, `${description} (repeat for more)`).argParser(
    (value: string, before: string[] = []) => [...before, value],
  );
}

function keepScratch(): Option {
  return new Option(
    '--keep-scratch',
    'keep the scratch database in which a migration or its proof fails, and print its URL without the password',
  );
}

function examplesText(lines: readonly string[]): string {
  return `Examples:\n${lines.map((line) => `  $ trellis ${line}`).join('\n')}`;
}
