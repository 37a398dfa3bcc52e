import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Model, TrellisError } from '@trellis/model';
import semver from 'semver';

/** A release: the Model that it stands for, and how a database gets there. */
export interface ReleaseFile {
  readonly format: 'trellis-release/1';
  readonly version: string;
  /** The last migration that it has; `null` when it has none. */
  readonly migration: string | null;
  readonly model: Model;
}

/**
 * Reads a release.
 *
 * @param folder the folder of the releases
 * @param version `1.2.0`
 * @throws TrellisError `RELEASE_UNKNOWN`, `RELEASE_INVALID`
 */
export async function readRelease(folder: string, version: string): Promise<ReleaseFile> {
  const path = join(folder, `${version}.json`);
  if (!existsSync(path)) {
    const known = (await releaseVersions(folder)).join(', ') || 'none yet';
    throw new TrellisError('RELEASE_UNKNOWN', `Expected a release (${known}), got "${version}".`);
  }
  try {
    const release = JSON.parse(await readFile(path, 'utf8')) as ReleaseFile;
    if (release.model?.format === 'trellis/1' && release.version === version) return release;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new TrellisError(
    'RELEASE_INVALID',
    `Expected the release ${version} with a Model of the format trellis/1 in ${path}, got something else. Restore the file from its commit.`,
  );
}

/** The versions that were released, oldest first. */
export async function releaseVersions(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const versions = (await readdir(folder)).flatMap((name) => /^(\d+\.\d+\.\d+)\.json$/.exec(name)?.[1] ?? []);
  return versions.sort(semver.compare);
}

/** Where a release is kept, and its text. */
export function releaseFile(folder: string, release: ReleaseFile): readonly [path: string, text: string] {
  return [join(folder, `${release.version}.json`), `${JSON.stringify(release, null, 2)}\n`];
}
