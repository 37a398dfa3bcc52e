import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeAtomically } from '@trellis/files';
import { TrellisError } from '@trellis/model';
import { historyJournal } from './journal.ts';
import { type Manifest, readManifest, writeManifest } from './manifest.ts';

/** More about a commit. */
interface CommitOptions {
  /** The new paths of renamed files by their old ones. */
  readonly moves?: Readonly<Record<string, string>>;
  /** The paths of files to remove. */
  readonly removed?: readonly string[];
  /** How to read a manifest in which git left the lines of two branches (see `readManifest`). */
  readonly conflicts?: 'both';
}

/**
 * Writes new files and the manifest that lists them: all of them or none, also when the process is killed. The next
 * process that reads the history finds the journal and rolls the change back. Of two processes, one waits.
 *
 * @param folder the folder of the migrations
 * @param files the texts of the new files by path
 * @param change returns the new manifest for the current one; when it throws, nothing is written
 * @param options files to rename and to remove with it
 * @throws TrellisError `HISTORY_BUSY`, `FILE_THERE`
 */
export async function commit(
  folder: string,
  files: Readonly<Record<string, string>>,
  change: (manifest: Manifest) => Manifest,
  { moves = {}, removed = [], ...reading }: CommitOptions = {},
): Promise<void> {
  const journal = historyJournal(folder);
  const gone = Object.fromEntries(removed.map((path) => [path, undefined]));
  do {
    await journal.recover();
    expectFree([...Object.keys(files), ...Object.values(moves)]);
  } while (!(await journal.begin({ files: { ...files, ...gone }, moves })));
  try {
    const manifest = change(await readManifest(folder, reading));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(path), { recursive: true });
      await writeAtomically(path, text);
    }
    for (const [from, to] of Object.entries(moves)) await rename(from, to);
    for (const path of removed) await rm(path, { force: true });
    await writeManifest(folder, manifest);
  } catch (error) {
    await journal.rollBack().catch(() => {});
    throw error;
  }
  await journal.finish();
}

function expectFree(paths: readonly string[]): void {
  const taken = paths.find((path) => existsSync(path));
  if (taken !== undefined)
    throw new TrellisError('FILE_THERE', `Expected no file at ${taken}, found one. Move it away.`);
}
