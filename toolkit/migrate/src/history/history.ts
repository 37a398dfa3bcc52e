import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { TrellisError } from '@trellis/model';
import { checksum } from '@trellis/plan/internal';
import type { Knex } from 'knex';
import { historyJournal } from './journal.ts';
import { type ManifestEntry, readManifest } from './manifest.ts';

/** The exports of a migration's file. */
export interface MigrationModule {
  /** Upgrades a database. */
  up(knex: Knex): Promise<unknown>;
  /** Reverts `up`. */
  down(knex: Knex): Promise<unknown>;
  /** Without it, each direction runs in a transaction. */
  readonly config?: { readonly transaction?: boolean };
  /** The environment variables that supply the secrets of each direction. Without it, they need none. */
  readonly secrets?: { readonly up?: readonly string[]; readonly down?: readonly string[] };
}

/** A migration of a history. */
export interface Migration extends ManifestEntry {
  /** The path of its file: TypeScript in the project, JavaScript in a published package. */
  readonly file: string;
  /** The first release that contains it. */
  readonly release?: string;
}

/** The migrations of a project in order, and its releases. */
export interface History {
  /** The folder of the migration files. */
  readonly folder: string;
  readonly migrations: readonly Migration[];
  /** The last migration of each release, by version; `null` for a release without migrations. */
  readonly releases: Readonly<Record<string, string | null>>;
}

/** An inconsistency between the migration files of a history and its `history.json`. */
export interface HistoryProblem {
  readonly code:
    | 'MIGRATION_FILE_MISSING'
    | 'MIGRATION_UNLISTED'
    | 'MIGRATION_CHANGED'
    | 'HISTORY_FORKED'
    | 'RELEASE_INVALID';
  /** The name of the migration that it is about. */
  readonly migration: string;
  /** What was expected, what was found and what to do. */
  readonly message: string;
}

const FILE = /^(\d{14}_\w+)\.(ts|js|cjs|mjs)$/;
/** By precedence, where a migration has several files. */
const EXTENSIONS = ['ts', 'cjs', 'js', 'mjs'];

/**
 * Reads a history: the migration files and the manifest `history.json` beside them. First rolls back a change of the
 * history whose process was killed.
 *
 * @param folder the folder of the migrations
 * @throws TrellisError `HISTORY_INVALID`, `HISTORY_BUSY`, or the code of the first problem, with all problems in
 *   `details`: an inconsistent history must not run
 * @example
 * import { readHistory } from '@trellis/migrate';
 *
 * const { migrations } = await readHistory('migrations');
 * for (const { name, message, release } of migrations) console.log(name, message, release ?? 'unreleased');
 */
export async function readHistory(folder: string): Promise<History> {
  const { history, problems } = await inspectHistory(folder);
  const [problem] = problems;
  if (problem !== undefined) throw new TrellisError(problem.code, problem.message, { details: problems });
  return history;
}

/**
 * Reads a history and returns every problem, where {@link readHistory} throws on the first. The history does not
 * contain migrations without a file.
 *
 * @param folder the folder of the migrations
 * @throws TrellisError `HISTORY_INVALID`, `HISTORY_BUSY`
 * @example
 * import { inspectHistory } from '@trellis/migrate';
 *
 * const { problems } = await inspectHistory('migrations');
 * for (const { code, message } of problems) console.error(`${code}: ${message}`);
 * process.exitCode = problems.length > 0 ? 1 : 0;
 */
export async function inspectHistory(
  folder: string,
): Promise<{ history: History; problems: HistoryProblem[] }> {
  await historyJournal(folder).recover();
  const manifest = await readManifest(folder);
  const files = await migrationFiles(folder);
  const problems: HistoryProblem[] = [];
  const migrations: Migration[] = [];
  const releases = Object.entries(manifest.releases);
  for (const entry of [...manifest.migrations].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = files.get(entry.name);
    files.delete(entry.name);
    if (file === undefined) {
      problems.push(
        problem(
          'MIGRATION_FILE_MISSING',
          entry.name,
          `to have its file in ${folder}, found none. Restore it`,
        ),
      );
      continue;
    }
    if (file.endsWith('.ts') && checksum(await readFile(file, 'utf8')) !== entry.checksum)
      problems.push(
        problem(
          'MIGRATION_CHANGED',
          entry.name,
          'to have the text that was proven, found another. Restore it; if it was applied nowhere, run `trellis seal` to prove the edited one',
        ),
      );
    migrations.push({ ...entry, file });
  }
  for (const name of files.keys())
    problems.push(
      problem(
        'MIGRATION_UNLISTED',
        name,
        'to have an entry in history.json, found none. Run `trellis seal` to prove it and add it',
      ),
    );
  problems.push(...forks(migrations));
  for (const [version, last] of releases)
    if (last !== null && !migrations.some(({ name }) => name === last))
      problems.push({
        code: 'RELEASE_INVALID',
        migration: last,
        message: `Expected release ${version} to end with a migration of the history, got ${last}. Restore history.json.`,
      });
  return {
    history: { folder, migrations: withReleases(migrations, releases), releases: manifest.releases },
    problems,
  };
}

/**
 * Returns the heads of a history: the migrations that no other follows. There is one, unless two branches added
 * migrations after the same one.
 *
 * @param history from {@link inspectHistory}, since {@link readHistory} throws if there are several heads
 * @example
 * import { heads, inspectHistory } from '@trellis/migrate';
 *
 * const { history } = await inspectHistory('migrations');
 * const names = heads(history).map(({ name }) => name);
 * if (names.length > 1) console.error(`Run trellis merge: ${names.join(' and ')} follow the same migration.`);
 */
export function heads(history: History): readonly Migration[] {
  const parents = new Set(history.migrations.map(({ parent }) => parent));
  return history.migrations.filter(({ name }) => !parents.has(name));
}

/** Each migration must follow the one before it by name, since Knex runs them in that order. */
function forks(migrations: readonly Migration[]): HistoryProblem[] {
  return migrations.flatMap((migration, index) => {
    const before = migrations[index - 1]?.name ?? null;
    if (migration.parent === before) return [];
    return [
      problem(
        'HISTORY_FORKED',
        migration.name,
        `to follow ${before ?? 'nothing'}, but it follows ${migration.parent ?? 'nothing'}. Run \`trellis merge\``,
      ),
    ];
  });
}

function withReleases(
  migrations: readonly Migration[],
  releases: readonly (readonly [string, string | null])[],
): Migration[] {
  const ends = releases
    .map(([version, last]) => ({ version, end: migrations.findIndex(({ name }) => name === last) }))
    .sort((a, b) => a.end - b.end);
  return migrations.map((migration, index) => {
    const release = ends.find(({ end }) => end >= index)?.version;
    return release === undefined ? migration : { ...migration, release };
  });
}

/** The paths of the migration files in a folder, by migration name. */
export async function migrationFiles(folder: string): Promise<Map<string, string>> {
  if (!existsSync(folder)) return new Map();
  const found = (await readdir(folder))
    .flatMap((file) => {
      const [, name, extension] = FILE.exec(file) ?? [];
      return name === undefined || extension === undefined ? [] : [{ file, name, extension }];
    })
    .sort((a, b) => EXTENSIONS.indexOf(b.extension) - EXTENSIONS.indexOf(a.extension));
  // Absolute: the current folder may change before a migration is loaded.
  return new Map(found.map(({ file, name }) => [name, resolve(folder, file)]));
}

function problem(code: HistoryProblem['code'], migration: string, what: string): HistoryProblem {
  return { code, migration, message: `Expected ${migration} ${what}.` };
}
