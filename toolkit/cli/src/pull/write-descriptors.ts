import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Journal, writeAtomically } from '@trellis/files';
import { TrellisError } from '@trellis/model';

/** The files of a pull. */
export interface DescriptorFiles {
  readonly folder: string;
  /** The texts by the names of the files. The last file imports all others. */
  readonly sources: Readonly<Record<string, string>>;
  /** True if existing files may be overwritten. */
  readonly force?: boolean | undefined;
}

/**
 * Rolls back the files of a pull that was killed, and checks that the files may be written.
 *
 * @throws TrellisError `PULL_EXISTS` if a file exists, `PULL_BUSY` if another process writes the same files
 */
export async function expectWritable(files: DescriptorFiles): Promise<void> {
  await journalOf(files).recover();
  const existing = pathsOf(files).find((path) => existsSync(path));
  if (existing !== undefined && !files.force)
    throw new TrellisError(
      'PULL_EXISTS',
      `${existing} exists already. Choose another folder, or pass --force.`,
    );
}

/**
 * Writes the files: all of them or none. If the process is killed, the next pull into the folder rolls them back.
 *
 * @returns their paths
 * @throws TrellisError `PULL_EXISTS`, `PULL_BUSY`
 */
export async function writeDescriptors(files: DescriptorFiles): Promise<string[]> {
  const paths = pathsOf(files);
  const texts = Object.values(files.sources);
  const journal = journalOf(files);
  const change = Object.fromEntries(paths.slice(0, -1).map((path, i) => [path, texts[i]]));
  do await expectWritable(files);
  while (!(await journal.begin({ files: change })));
  try {
    for (const [i, path] of paths.entries()) await writeAtomically(path, texts[i] ?? '');
  } catch (error) {
    await journal.rollBack().catch(() => {});
    throw error;
  }
  await journal.finish();
  return paths;
}

const pathsOf = ({ folder, sources }: DescriptorFiles) =>
  Object.keys(sources).map((name) => join(folder, name));

/** The journal: `shop.ts.pending` beside the last file, `shop.ts`. */
function journalOf(files: DescriptorFiles): Journal {
  const decider = pathsOf(files).at(-1) ?? files.folder;
  return new Journal({
    path: `${decider}.pending`,
    decider,
    busy: (pid, path) =>
      new TrellisError(
        'PULL_BUSY',
        `Another process (${pid ?? 'unknown'}) is writing descriptors. Wait for it to end; if it is not Trellis, remove ${path}.`,
      ),
  });
}
