import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '@trellis/files';
import { type Distribution, TrellisError } from '@trellis/model';
import { isPlainObject } from '@trellis/model/internal';
import type { Loss, Requirements } from '@trellis/plan';
import { manifestText } from './manifest-text.ts';
import { textStyle } from './text-style.ts';

/** The entry of a migration in `history.json`. */
export interface ManifestEntry {
  /** The file's name without an extension. */
  readonly name: string;
  /** The message of the revision. */
  readonly message: string;
  /** The migration before it; `null` for the first. */
  readonly parent: string | null;
  /** A hash of its text, without the comment at the head and regardless of the line endings. */
  readonly checksum: string;
  /** The fingerprint of the Model that it leads to. */
  readonly model: string;
  /** The data that each direction destroys; left out where it is not known. */
  readonly losses?: ManifestLosses;
  /** The rows and values that a hand-written migration changes on purpose; left out for none. */
  readonly changes?: readonly DataChange[];
  /** How Citus distributes tables from here on, by `schema.table`; `null` for one that it no longer distributes. */
  readonly distributions?: Readonly<Record<string, Distribution | null>>;
  /** What each direction requires of existing rows; left out for nothing, and where it is not known. */
  readonly requires?: Requirements;
}

/** Rows or values that one direction of a migration changes on purpose. */
export interface DataChange {
  readonly direction: 'up' | 'down';
  /** Data that moves is in a table or column that the direction drops, and the other direction gives it back. */
  readonly action: 'deletes rows' | 'adds rows' | 'changes values' | 'moves data';
  /** The id of the table, or of the column whose values change. */
  readonly object: string;
}

/** The data that `up` and `down` of a migration destroy. */
export interface ManifestLosses {
  readonly up: readonly Loss[];
  readonly down: readonly Loss[];
}

/**
 * Checks that the history still ends with the same migration as when a command began.
 *
 * @param last the migration that it ended with; `null` for none
 * @throws TrellisError `HISTORY_MOVED`
 */
export function expectEnd({ migrations }: Manifest, last: string | null): void {
  const now = migrations.at(-1)?.name ?? null;
  if (now === last) return;
  throw new TrellisError(
    'HISTORY_MOVED',
    `Expected the history to end with ${last ?? 'no migration'}, found ${now ?? 'no migration'}: another process has changed it. Nothing was written; run the command again.`,
  );
}

/** The file `history.json` in the folder of the migrations. */
export interface Manifest {
  readonly format: 'trellis-history/1';
  readonly migrations: readonly ManifestEntry[];
  /** The last migration of each release, by version; `null` for a release without migrations. */
  readonly releases: Readonly<Record<string, string | null>>;
}

const FORMAT = 'trellis-history/1';

/** The name of the manifest's file. */
export const MANIFEST = 'history.json';

/**
 * Reads the manifest of a history; returns an empty one where the file does not exist.
 *
 * @param folder the folder of the migrations
 * @param options `{ conflicts: 'both' }` reads a file with merge conflicts as the union of both branches
 * @throws TrellisError `HISTORY_INVALID`
 */
export async function readManifest(
  folder: string,
  options: { readonly conflicts?: 'both' } = {},
): Promise<Manifest> {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) return { format: 'trellis-history/1', migrations: [], releases: {} };
  // An editor may have added a byte order mark.
  const found = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  const text = options.conflicts === 'both' ? union(found) : found;
  const fault = faultOf(text, options.conflicts === 'both');
  if (fault === undefined) return JSON.parse(text) as Manifest;
  throw new TrellisError(
    'HISTORY_INVALID',
    `Expected a history of format ${FORMAT} in ${path}, got ${fault}.`,
  );
}

/** Returns why a text is not a manifest, and what to do; undefined if it is one. */
function faultOf(text: string, isMerge: boolean): string | undefined {
  if (/^[<>=]{7}/m.test(text))
    return isMerge
      ? 'merge conflicts of which one side is not JSON. Resolve them by hand: keep the migrations of both sides'
      : 'merge conflicts. Run `trellis merge`, which keeps the migrations of both sides, or restore the file';
  let manifest: Partial<Manifest> | null;
  try {
    manifest = JSON.parse(text);
  } catch {
    return 'text that is not JSON. Restore the file';
  }
  const format: unknown = manifest?.format;
  if (format !== FORMAT)
    return typeof format === 'string'
      ? `the format ${format}. Update @trellis/cli, or restore the file`
      : 'something else. Restore the file';
  if (!isWhole(manifest as Manifest)) return 'entries that lack something. Restore the file';
  const names = (manifest as Manifest).migrations.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice && `two entries of ${twice}. Restore the file, or remove the wrong entry`;
}

/** The union of the two branches of a file with merge conflicts. */
function union(text: string): string {
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
    isPlainObject(releases) &&
    Object.values(releases).every(isNameOrNull) &&
    Array.isArray(migrations) &&
    migrations.every(
      (entry) =>
        typeof entry?.name === 'string' && typeof entry.checksum === 'string' && isNameOrNull(entry.parent),
    )
  );
}

function isNameOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

/** Writes the manifest atomically. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeAtomically(join(folder, MANIFEST), manifestText(manifest, await textStyle(folder)));
}
