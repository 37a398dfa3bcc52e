import { Command, Option } from 'commander';
import type { Session } from './session.ts';

/** What a verb does; its result is the exit code. */
export type Verb = (session: Session, args: readonly string[], options: Options) => Promise<number>;
export type Options = Readonly<Record<string, unknown>>;

/** Calls a verb once the command line is read. */
export type Run = (load: () => Promise<{ readonly verb: Verb }>, command: Command) => Promise<void>;

const CODES = `
Exit codes: 0 done or in step, 1 error, 2 there are differences, 3 refused, 130 interrupted.
DATABASE_URL names a PostgreSQL server; without it the embedded database in .trellis/database serves.
TRELLIS_SCRATCH (database, transaction or embedded) names the only place to judge in, instead of the best that is open.`;

/**
 * The command line: its verbs, arguments and options. What a verb needs is loaded when it runs.
 *
 * @param run calls a verb
 * @param version this package's
 */
export function createProgram(run: Run, version: string): Command {
  const program = new Command('trellis')
    .description('Keep a PostgreSQL schema in step with its descriptors, by Knex migrations that are proven.')
    .version(version)
    .option('--config <file>', 'the configuration, instead of the trellis.config.ts here or above')
    .option('--json', 'print the result as JSON')
    .option('--verbose', 'print stack traces and details of errors')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .addHelpText(
      'after',
      `\n${examplesText(['revision -m "Added a note to orders"', 'plan', 'upgrade', 'check'])}\n${CODES}`,
    );

  const verb = (
    usage: string,
    description: string,
    examples: readonly string[],
    load: () => Promise<{ readonly verb: Verb }>,
  ): Command => {
    const command = program.command(usage).description(description);
    command.addHelpText('after', `\n${examplesText(examples)}\n${CODES}`).action(() => run(load, command));
    return command;
  };

  verb(
    'revision',
    'Make the migration that the descriptors ask for, proven up and down, with its changeset.',
    [
      'revision -m "Added a note to orders"',
      'revision -m "Dropped the note" --allow-data-loss "column orders.note"',
    ],
    () => import('./verbs/revision.ts'),
  )
    .requiredOption('-m, --message <text>', 'what the migration is for')
    .addOption(allowDataLoss());
  verb(
    'upgrade [target]',
    'Run the migrations up to a target: head (default), +1, a migration, a release.',
    ['upgrade', 'upgrade +1', 'upgrade 1.2.0'],
    () => import('./verbs/upgrade.ts'),
  );
  verb(
    'downgrade <target>',
    'Take migrations back down to a target: base, -1, a migration, a release.',
    ['downgrade -1', 'downgrade base', 'downgrade 1.1.0 --allow-data-loss "column orders.note"'],
    () => import('./verbs/downgrade.ts'),
  ).addOption(allowDataLoss());
  verb(
    'current',
    'Say where the database stands.',
    ['current', 'current --json'],
    () => import('./verbs/current.ts'),
  );
  verb('history', 'List the migrations, the newest first.', ['history'], () => import('./verbs/history.ts'));
  verb(
    'heads',
    'List the last migrations: one, unless two branches each went on.',
    ['heads'],
    () => import('./verbs/heads.ts'),
  );
  verb(
    'stamp <target>',
    'Write down that the database stands at a target, and run nothing.',
    ['stamp head', 'stamp 1.0.0'],
    () => import('./verbs/stamp.ts'),
  );
  verb(
    'plan [target]',
    'Print what upgrade or downgrade would run, and run nothing.',
    ['plan', 'plan 1.2.0', 'plan -1'],
    () => import('./verbs/plan.ts'),
  );
  verb(
    'seal',
    'Take migrations that were written or edited by hand into the history, proven.',
    ['seal'],
    () => import('./verbs/seal.ts'),
  );
  verb(
    'merge',
    'Put the migrations of two branches in one line, proven again.',
    ['merge'],
    () => import('./verbs/merge.ts'),
  );
  verb(
    'check',
    'Say whether descriptors, history, changesets and releases are in step.',
    ['check', 'check --prove', 'check --json'],
    () => import('./verbs/check.ts'),
  ).option('--prove', 'prove every migration of the history again, up and down');
  verb(
    'diff',
    'Print what brings one schema to another. Exit code 0: no difference, 2: differences, 3: refused.',
    [
      'diff --from "$DATABASE_URL" --to descriptors',
      'diff --from 1.2.0 --to 1.3.0 --format knex',
      'diff --from old.sql --to new.sql --format json',
    ],
    () => import('./verbs/diff.ts'),
  )
    .requiredOption(
      '--from <side>',
      'a server URL, a .sql file, a Model .json, a release, descriptors or head',
    )
    .requiredOption('--to <side>', 'the same')
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['sql', 'knex', 'json']).default('sql'),
    )
    .addOption(
      new Option('--graph <language>', 'print why each statement comes where it does, as a graph').choices([
        'dot',
        'mermaid',
      ]),
    );
  verb(
    'pull',
    'Write the descriptors of a live database, proven to define what is there.',
    ['pull --out src/schema', 'pull --from "$DATABASE_URL" --out src/schema --name shop'],
    () => import('./verbs/pull.ts'),
  )
    .requiredOption('--out <folder>', 'where the descriptors are written')
    .option('--from <url>', 'the server, instead of DATABASE_URL')
    .option('--name <name>', 'what the schema is called', 'schema')
    .option('--force', 'write over files that are there');
  verb(
    'release',
    'Make the next release: its number from the changesets, its Model written down.',
    ['release'],
    () => import('./verbs/release.ts'),
  );
  verb(
    'unlock',
    "Free Knex's migration lock after a killed process.",
    ['unlock'],
    () => import('./verbs/unlock.ts'),
  );
  return program;
}

function allowDataLoss(): Option {
  return new Option(
    '--allow-data-loss <object>',
    'an object whose data may be lost (once for each)',
  ).argParser((value: string, before: string[] = []) => [...before, value]);
}

function examplesText(lines: readonly string[]): string {
  return `Examples:\n${lines.map((line) => `  $ trellis ${line}`).join('\n')}`;
}
