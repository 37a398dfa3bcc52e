import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '@trellis/database';
import { readHistory } from '@trellis/migrate';
import { appliedNames, commit, expectEnd } from '@trellis/migrate/internal';
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
 *   `REVISION_APPLIED` for one that the database has; `MIGRATION_CHANGED` for one that was edited by hand since it was
 *   proven, and the other errors of `readHistory`; `HISTORY_MOVED` if another process has added a migration meanwhile
 * @example
 * import { loadConfig, undo } from '@trellis/cli';
 *
 * const { migration, head } = await undo(await loadConfig());
 * console.log(`${migration} is undone; the history ends with ${head ?? 'nothing'}.`);
 */
export async function undo(config: Config, live?: Connection): Promise<Undone> {
  const { migrations } = await readHistory(config.migrations);
  const last = migrations.at(-1);
  if (last === undefined)
    throw new TrellisError(
      'HISTORY_EMPTY',
      'Expected a revision to undo, found none: the history has no migration.',
    );
  const { name, file, release, parent } = last;
  if (release !== undefined)
    throw new TrellisError(
      'MIGRATION_RELEASED',
      `${name} is part of release ${release}, so other databases may have it. Create a revision that reverts its changes.`,
    );
  if (live && (await appliedNames(live.knex)).includes(name))
    throw new TrellisError(
      'REVISION_APPLIED',
      `${name} is applied in ${live.describe()}. Run \`trellis downgrade ${parent ?? 'base'}\` first.`,
    );
  const changeset = config.changesets === undefined ? undefined : join(config.changesets, `${name}.md`);
  const removed = [file, ...(changeset !== undefined && existsSync(changeset) ? [changeset] : [])];
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
