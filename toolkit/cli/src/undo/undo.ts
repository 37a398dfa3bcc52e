import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '@trellis/database';
import { type History, inspectHistory, readHistoryTable } from '@trellis/migrate';
import { appliedOf, commit, expectEnd, readManifest, unfinishedError } from '@trellis/migrate/internal';
import { TrellisError } from '@trellis/model';
import type { Config } from '../config/index.ts';

/** The result of `undo`. */
export interface Undone {
  /** The revision that was removed. */
  readonly migration: string;
  /** The last migration of the history now; `null` for none. */
  readonly head: string | null;
  /** The files that were removed. */
  readonly files: readonly string[];
}

/**
 * Removes the last revision: its file, its changeset and its entry in the history, all of them or none. The descriptors
 * keep their changes, so the next revision contains them.
 *
 * @param config the project
 * @param live the connected database, where the revision must not be applied; other databases are not known here
 * @throws TrellisError `HISTORY_EMPTY` without a revision, `MIGRATION_RELEASED` for one that is released,
 *   `REVISION_APPLIED` for one that the database has, `MIGRATION_UNFINISHED` for one that was begun there,
 *   `HISTORY_ELSEWHERE` if the history of the database is not in `public`;
 *   `MIGRATION_CHANGED` for one that was edited by hand since it was proven, until its file is deleted; the other errors of
 *   `readHistory`; `HISTORY_MOVED` if another process has added a migration meanwhile
 * @example
 * import { loadConfig, undo } from '@trellis/cli';
 *
 * const { migration, head } = await undo(await loadConfig());
 * console.log(`${migration} is undone; the history ends with ${head ?? 'nothing'}.`);
 */
export async function undo(config: Config, live?: Connection): Promise<Undone> {
  const { name, file, release, parent, history } = await lastRevision(config.migrations);
  if (release !== undefined)
    throw new TrellisError(
      'MIGRATION_RELEASED',
      `${name} is part of release ${release}, so other databases may have it. Create a revision that reverts its changes.`,
    );
  if (live) await expectNotApplied(live, history, name, parent ?? 'base');
  const changeset = config.changesets === undefined ? undefined : join(config.changesets, `${name}.md`);
  const removed = [file, changeset].filter((path) => path !== undefined && existsSync(path)) as string[];
  await commit(
    config.migrations,
    {},
    (manifest) => {
      expectEnd(manifest, name);
      return { ...manifest, migrations: manifest.migrations.slice(0, -1) };
    },
    { removed },
  );
  return { migration: name, head: parent, files: removed };
}

/** The revision to remove. Its file is undefined if it is deleted already. */
interface LastRevision {
  readonly history: History;
  readonly name: string;
  readonly parent: string | null;
  readonly file: string | undefined;
  readonly release: string | undefined;
}

/**
 * Reads the last revision of a consistent history, in which only its file may be missing.
 *
 * @throws TrellisError `HISTORY_EMPTY`; the errors of `readHistory`
 */
async function lastRevision(folder: string): Promise<LastRevision> {
  const { history, problems } = await inspectHistory(folder);
  const entries = [...(await readManifest(folder)).migrations].sort((a, b) => (a.name < b.name ? -1 : 1));
  const entry = entries.at(-1);
  const problem = problems.find(
    ({ code, migration }) => migration !== entry?.name || code !== 'MIGRATION_FILE_MISSING',
  );
  if (problem) {
    const isEdited = problem.code === 'MIGRATION_CHANGED' && problem.migration === entry?.name;
    const advice = isEdited ? ' To discard it, delete the file and run `trellis undo` again.' : '';
    throw new TrellisError(problem.code, `${problem.message}${advice}`, { details: problems });
  }
  if (entry === undefined)
    throw new TrellisError(
      'HISTORY_EMPTY',
      'Expected a revision to undo, found none: the history has no migration.',
    );
  const { file, release } = history.migrations.find(({ name }) => name === entry.name) ?? {};
  return { history, name: entry.name, parent: entry.parent, file, release };
}

/** @throws TrellisError `REVISION_APPLIED`, `MIGRATION_UNFINISHED`, `HISTORY_ELSEWHERE` */
async function expectNotApplied(
  { knex, describe }: Connection,
  history: History,
  name: string,
  before: string,
): Promise<void> {
  const names = [...history.migrations.map((migration) => migration.name), name];
  if ((await appliedOf(knex, names)).includes(name))
    throw new TrellisError(
      'REVISION_APPLIED',
      `${name} is applied in ${describe()}. First run \`trellis downgrade ${before}\`, which reverts its changes, or \`trellis stamp ${before}\`, which keeps them.`,
    );
  const row = (await readHistoryTable(knex)).get(name);
  if (row?.finished === false) throw unfinishedError(history, row);
}
