import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '@trellis/files';
import { TrellisError } from '@trellis/model';
import type { Loss } from '@trellis/plan';

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
  /** What either direction destroys; left out where nobody has looked yet. */
  readonly losses?: ManifestLosses;
}

/** The data that a migration destroys, on its way up and on its way down. */
export interface ManifestLosses {
  readonly up: readonly Loss[];
  readonly down: readonly Loss[];
}

/**
 * Sees that the history ends where it did when the work on it began.
 *
 * @param last the migration that it ended with; `null` for none
 * @throws TrellisError `HISTORY_MOVED`
 */
export function expectEnd({ migrations }: Manifest, last: string | null): void {
  const now = migrations.at(-1)?.name ?? null;
  if (now === last) return;
  throw new TrellisError(
    'HISTORY_MOVED',
    `Expected the history to end with ${last ?? 'nothing'} as it did when this began, got ${now ?? 'nothing'}: another process wrote meanwhile. Run it again. Nothing was written.`,
  );
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
 * @param options `{ conflicts: 'both' }`: of a file in which git left the lines of two branches, all of both
 * @throws TrellisError `HISTORY_INVALID`
 */
export async function readManifest(
  folder: string,
  options: { readonly conflicts?: 'both' } = {},
): Promise<Manifest> {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) return { format: 'trellis-history/1', migrations: [], releases: {} };
  const found = await readFile(path, 'utf8');
  const text = options.conflicts === 'both' ? withBoth(found) : found;
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

/** A file with conflicts as the two that it was made of, and those as one: what both have and what each has. */
function withBoth(text: string): string {
  if (!/^<{7} /m.test(text)) return text;
  const conflict = /^<{7} .*\n([\s\S]*?)^(?:\|{7}.*\n[\s\S]*?^)?={7}\r?\n([\s\S]*?)^>{7} .*\n?/gm;
  try {
    const ours = JSON.parse(text.replace(conflict, '$1')) as Manifest;
    const theirs = JSON.parse(text.replace(conflict, '$2')) as Manifest;
    const migrations = new Map(
      [...ours.migrations, ...theirs.migrations].map((entry) => [entry.name, entry] as const),
    );
    const releases = { ...ours.releases, ...theirs.releases };
    return JSON.stringify({ ...ours, migrations: [...migrations.values()], releases });
  } catch {
    return text;
  }
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
  await writeAtomically(join(folder, MANIFEST), manifestText(manifest));
}

/** The manifest as it is written, one line for each release so that a formatter leaves it as it is. */
function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
