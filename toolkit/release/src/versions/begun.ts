import { dirname } from 'node:path';
import type { Project } from '@trellis/migrate/internal';
import { isTrellisError } from '@trellis/model';
import type { Bump } from '@trellis/plan';
import { packageVersion, pendingBump } from '../changesets/index.ts';
import { byVersion } from '../files/index.ts';

/** A release that was begun: the packages have its version, and it is not written down yet. */
export interface Begun {
  readonly version: string;
  /** By how much it is newer than the last. */
  readonly bump: Bump;
}

/**
 * Finds a release that was interrupted after the changesets were taken into the packages' version and before
 * it was written down: it is to be gone on with, for no changeset is left to begin another.
 *
 * @param last the last release
 */
export async function begunRelease(config: Project, last: string | undefined): Promise<Begun | undefined> {
  const { changesets, packages, releases } = config;
  if (changesets === undefined || (await pendingBump(changesets, packages)) !== 'none') return undefined;
  const version = await packageVersion(dirname(releases)).catch((error: unknown) => {
    if (!isTrellisError(error)) throw error;
  });
  if (version === undefined) return undefined;
  if (last === undefined) return byVersion(version, '1.0.0') < 0 ? undefined : { version, bump: 'major' };
  return byVersion(version, last) > 0 ? { version, bump: bumpBetween(last, version) } : undefined;
}

function bumpBetween(last: string, next: string): Bump {
  const [a, b] = [last, next].map((version) => version.split('.'));
  if (a?.[0] !== b?.[0]) return 'major';
  return a?.[1] === b?.[1] ? 'patch' : 'minor';
}
