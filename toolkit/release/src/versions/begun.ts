import { dirname } from 'node:path';
import type { Project } from '@trellis/migrate/internal';
import { isTrellisError } from '@trellis/model';
import type { Bump } from '@trellis/plan';
import semver from 'semver';
import { packageVersion, pendingBump } from '../changesets/index.ts';

/** A release that was begun: the packages have its version, and the history does not record it yet. */
export interface BegunRelease {
  readonly version: string;
  /** The difference from the last release. */
  readonly bump: Bump;
}

/**
 * Finds a release that others began by applying the changesets, as `changeset version` in CI does, and that the
 * history does not record yet. `trellis release` completes it: no changeset is left to begin another.
 *
 * @param project the project
 * @param last the version of the last release; undefined before the first
 */
export async function begunRelease(
  { changesets, packages, releases }: Project,
  last: string | undefined,
): Promise<BegunRelease | undefined> {
  if (changesets === undefined || (await pendingBump(changesets, packages)) !== 'none') return undefined;
  const version = await packageVersion(dirname(releases)).catch((error: unknown) => {
    if (!isTrellisError(error)) throw error;
  });
  if (version === undefined) return undefined;
  if (last === undefined) return semver.lt(version, '1.0.0') ? undefined : { version, bump: 'major' };
  return semver.gt(version, last) ? { version, bump: bumpBetween(last, version) } : undefined;
}

function bumpBetween(last: string, next: string): Bump {
  const difference = semver.diff(last, next);
  return difference === 'major' || difference === 'minor' ? difference : 'patch';
}
