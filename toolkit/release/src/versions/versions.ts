import { join } from 'node:path';
import { Journal } from '@trellis/files';
import { MANIFEST, type Project } from '@trellis/migrate/internal';
import { TrellisError } from '@trellis/model';
import { pendingRelease } from '../changesets/index.ts';

/**
 * Applies the pending changesets to the versions and changelogs of the packages. Until `keepVersions` says that the
 * release is recorded in the history, `rollBackVersions` undoes it, also after a kill.
 *
 * @param project the project
 * @throws TrellisError `CHANGESETS_FAILED`, `HISTORY_BUSY`
 */
export async function raiseVersions(project: Project): Promise<void> {
  const { files, apply } = await pendingRelease(project.root);
  const journal = versionsJournal(project);
  const begun = await journal.begin({ files: Object.fromEntries(files.map((file) => [file, undefined])) });
  if (!begun) throw busy(await journal.owner(), journalPath(project));
  await apply();
}

/**
 * Checks that the pending changesets can be applied, and writes nothing.
 *
 * @throws TrellisError `CHANGESETS_FAILED`
 */
export async function expectVersions({ root }: Project): Promise<void> {
  await pendingRelease(root);
}

/** Keeps the versions: the release is recorded in the history. */
export async function keepVersions(project: Project): Promise<void> {
  await versionsJournal(project).finish();
}

/**
 * Restores the files of a release that was not recorded in the history: of this process at once, of another process
 * once it has ended. A file that was edited since is not changed.
 *
 * @throws TrellisError `HISTORY_BUSY` when the other process does not end
 */
export async function rollBackVersions(project: Project): Promise<void> {
  const journal = versionsJournal(project);
  if ((await journal.owner()) === process.pid) await journal.rollBack();
  else await journal.recover();
}

function versionsJournal(project: Project): Journal {
  return new Journal({
    path: journalPath(project),
    decider: join(project.migrations, MANIFEST),
    // A release takes seconds.
    timeout: 10_000,
    busy,
  });
}

function journalPath({ cache }: Project): string {
  return join(cache, 'versions.pending.json');
}

function busy(pid: number | undefined, path: string): TrellisError {
  return new TrellisError(
    'HISTORY_BUSY',
    `Another process (${pid ?? 'unknown'}) is making a release. Wait for it to end; if it is not Trellis, remove ${path}.`,
  );
}
