import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { begin, finish, giveUp } from './journal.ts';
import { type Manifest, readManifest, writeManifest } from './manifest.ts';
import { writeWhole } from './write-whole.ts';

/** What else there is to a commit. */
interface CommitOptions {
  /** The new paths of files that get another name, by the old ones. */
  readonly moves?: Readonly<Record<string, string>>;
  /** What to make of a manifest with the lines of two branches (see `readManifest`). */
  readonly conflicts?: 'both';
}

/**
 * Writes new files and the manifest that speaks of them, all or none: also when the process is killed, for then
 * whoever looks next finds the journal and takes back what was written. Of two at once, one waits.
 *
 * @param folder the folder of the migrations
 * @param files the texts of the new files, by path
 * @param change what becomes of the manifest as it is then; what it throws, nothing is written for
 * @param options files to rename with it
 * @throws TrellisError `HISTORY_BUSY`, `FILE_THERE`
 */
export async function commit(
  folder: string,
  files: Readonly<Record<string, string>>,
  change: (manifest: Manifest) => Manifest,
  { moves = {}, ...reading }: CommitOptions = {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await begin(folder, files, moves);
  try {
    const manifest = change(await readManifest(folder, reading));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(path), { recursive: true });
      await writeWhole(path, text);
    }
    for (const [from, to] of Object.entries(moves)) await rename(from, to);
    await writeManifest(folder, manifest);
  } catch (error) {
    await giveUp(folder).catch(() => {});
    throw error;
  }
  await finish(folder);
}
