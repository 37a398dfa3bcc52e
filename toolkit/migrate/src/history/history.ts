import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TrellisError } from '@trellis/model';
import { checksum } from '@trellis/plan';
import type { Knex } from 'knex';
import { historyJournal } from './journal.ts';
import { type ManifestEntry, readManifest } from './manifest.ts';

/** What a migration's file exports. */
export interface MigrationModule {
  up(knex: Knex): Promise<unknown>;
  down(knex: Knex): Promise<unknown>;
  readonly config?: { readonly transaction?: boolean };
}

/** A migration of the history. */
export interface Migration extends ManifestEntry {
  /** Its file: TypeScript where it is developed, JavaScript where it is installed. */
  readonly file: string;
  /** The first release that has it. */
  readonly release?: string;
}

/** All migrations in order, and the releases. */
export interface History {
  readonly folder: string;
  readonly migrations: readonly Migration[];
  readonly releases: Readonly<Record<string, string | null>>;
}

/** What is wrong with a history. */
export interface HistoryProblem {
  readonly code:
    | 'MIGRATION_FILE_MISSING'
    | 'MIGRATION_UNLISTED'
    | 'MIGRATION_CHANGED'
    | 'HISTORY_FORKED'
    | 'RELEASE_INVALID';
  readonly migration: string;
  readonly message: string;
}

const FILE = /^(\d{14}_\w+)\.(ts|js|cjs|mjs)$/;
/** Of several files of one migration, the first of these is it. */
const EXTENSIONS = ['ts', 'cjs', 'js', 'mjs'];

/**
 * Reads a history: the files of the migrations and what `history.json` beside them says.
 *
 * @param folder the folder of the migrations
 * @throws TrellisError `HISTORY_INVALID`, or the first problem's code: what does not hold together must not run
 * @example const history = await readHistory('packages/migrations/src/migrations');
 */
export async function readHistory(folder: string): Promise<History> {
  const { history, problems } = await inspectHistory(folder);
  const [problem] = problems;
  if (problem !== undefined) throw new TrellisError(problem.code, problem.message, { details: problems });
  return history;
}

/** Reads a history with all that is wrong with it. Migrations without a file are left out. */
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
        problem('MIGRATION_FILE_MISSING', entry.name, `its file in ${folder}, got none. Restore it`),
      );
      continue;
    }
    if (file.endsWith('.ts') && checksum(await readFile(file, 'utf8')) !== entry.checksum)
      problems.push(
        problem(
          'MIGRATION_CHANGED',
          entry.name,
          'the text that was proven, got another one. Restore it, or run `trellis seal` to prove the edited one (only if it was applied nowhere)',
        ),
      );
    migrations.push({ ...entry, file });
  }
  for (const name of files.keys())
    problems.push(
      problem(
        'MIGRATION_UNLISTED',
        name,
        'a line in history.json, got none. Run `trellis seal` to prove it and take it in',
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

/** The heads of a history: its last migrations, one unless two branches went on from the same one. */
export function heads(history: History): readonly Migration[] {
  const parents = new Set(history.migrations.map(({ parent }) => parent));
  return history.migrations.filter(({ name }) => !parents.has(name));
}

/** A migration has to follow the one before it in order of their names, which is the order in which Knex runs them. */
function forks(migrations: readonly Migration[]): HistoryProblem[] {
  return migrations.flatMap((migration, index) => {
    const before = migrations[index - 1]?.name ?? null;
    if (migration.parent === before) return [];
    return [
      problem(
        'HISTORY_FORKED',
        migration.name,
        `to follow ${before ?? 'nothing'}, got that it follows ${migration.parent ?? 'nothing'}. Run \`trellis merge\``,
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

/** The files of migrations in a folder, by name. */
export async function migrationFiles(folder: string): Promise<Map<string, string>> {
  if (!existsSync(folder)) return new Map();
  const found = (await readdir(folder))
    .flatMap((file) => {
      const [, name, extension] = FILE.exec(file) ?? [];
      return name === undefined || extension === undefined ? [] : [{ file, name, extension }];
    })
    .sort((a, b) => EXTENSIONS.indexOf(b.extension) - EXTENSIONS.indexOf(a.extension));
  return new Map(found.map(({ file, name }) => [name, join(folder, file)]));
}

function problem(code: HistoryProblem['code'], migration: string, what: string): HistoryProblem {
  return { code, migration, message: `Expected ${migration} to have ${what}.`.replace('to have to', 'to') };
}
