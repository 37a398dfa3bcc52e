import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TrellisError } from '@trellis/model';

/** What the history knows of a migration beside its file. */
export interface ManifestEntry {
  /** The file's name without an extension. */
  readonly name: string;
  readonly message: string;
  /** The migration before it; `null` for the first. */
  readonly parent: string | null;
  /** Of its text (see `checksum`). */
  readonly checksum: string;
  /** The fingerprint of the Model that it leaves behind. */
  readonly model: string;
}

/** The file `history.json` in the folder of the migrations. */
export interface Manifest {
  readonly format: 'trellis-history/1';
  readonly migrations: readonly ManifestEntry[];
  /** The last migration of each release, by version; `null` for a release before the first. */
  readonly releases: Readonly<Record<string, string | null>>;
}

export const MANIFEST = 'history.json';

/**
 * Reads the history's manifest; an empty one where there is none yet.
 *
 * @param folder the folder of the migrations
 * @throws TrellisError `HISTORY_INVALID`
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) return { format: 'trellis-history/1', migrations: [], releases: {} };
  const text = await readFile(path, 'utf8');
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (manifest.format === 'trellis-history/1' && isWhole(manifest)) return manifest;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  const what = /^[<>=]{7}/m.test(text) ? 'a file with merge conflicts' : 'another one';
  throw new TrellisError(
    'HISTORY_INVALID',
    `Expected a history of format trellis-history/1 in ${path}, got ${what}. Keep the migrations of both sides and run \`trellis merge\`, or restore the file.`,
  );
}

function isWhole({ migrations, releases }: Manifest): boolean {
  return (
    typeof releases === 'object' &&
    releases !== null &&
    Array.isArray(migrations) &&
    migrations.every((entry) => typeof entry?.name === 'string' && typeof entry.checksum === 'string')
  );
}

/** Writes the manifest, whole or not at all. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const path = join(folder, MANIFEST);
  await writeFile(`${path}.new`, manifestText(manifest));
  await rename(`${path}.new`, path);
}

/** The manifest as it is written, one line for each release so that a formatter leaves it as it is. */
function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
