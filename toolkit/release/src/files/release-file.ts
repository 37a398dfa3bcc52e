import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Model, TrellisError } from '@trellis/model';
import semver from 'semver';

/** The content of a release file, `releases/1.2.0.json`: the Model of the release, and how a database gets there. */
export interface ReleaseFile {
  readonly format: 'trellis-release/1';
  /** `1.2.0` */
  readonly version: string;
  /** The last migration that it has; `null` when it has none. */
  readonly migration: string | null;
  readonly model: Model;
}

/**
 * Reads a release file.
 *
 * @param folder the folder of the release files
 * @param version `1.2.0`
 * @throws TrellisError `RELEASE_UNKNOWN` with the known versions; `RELEASE_INVALID` if the file is not that release
 * @example
 * import { diffModels } from '@trellis/plan';
 * import { readRelease } from '@trellis/release';
 *
 * const [from, to] = [await readRelease('releases', '1.0.0'), await readRelease('releases', '1.1.0')];
 * for (const { sql } of diffModels(from.model, to.model).statements) console.log(`${sql};`);
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

/**
 * Lists the versions that were released, oldest first.
 *
 * @param folder the folder of the release files; it need not exist
 * @example
 * import { releaseVersions } from '@trellis/release';
 *
 * const versions = await releaseVersions('releases'); // ['1.0.0', '1.1.0', '1.10.0']
 * console.log(versions.at(-1) ?? 'nothing is released yet');
 */
export async function releaseVersions(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const versions = (await readdir(folder)).flatMap((name) => /^(\d+\.\d+\.\d+)\.json$/.exec(name)?.[1] ?? []);
  return versions.sort(semver.compare);
}

/** Where a release is kept, and its text. */
export function releaseFile(folder: string, release: ReleaseFile): readonly [path: string, text: string] {
  return [join(folder, `${release.version}.json`), `${JSON.stringify(release, null, 2)}\n`];
}
