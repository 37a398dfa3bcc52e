import type { History } from '@trellis/migrate';
import { isTrellisError, type Model } from '@trellis/model';
import { withoutAuthoredHints } from '@trellis/model/internal';
import { fingerprint } from '@trellis/plan';
import { type ReleaseFile, readRelease, releaseVersions } from '@trellis/release';
import semver from 'semver';
import type { Config } from '../config/index.ts';
import type { CheckProblem } from './problem.ts';

/** The releases of a project as their files say. */
interface CheckedReleases {
  readonly problems: readonly CheckProblem[];
  /** The Model of the last release: `none` before the first, `unreadable` if its file is missing or not valid. */
  readonly last: Model | 'none' | 'unreadable';
}

/** Checks that every release has its file, its migration, and the Model of this migration. */
export async function checkReleases(
  { releases: folder }: Pick<Config, 'releases'>,
  { releases, migrations }: History,
): Promise<CheckedReleases> {
  const problems: CheckProblem[] = [];
  const versions = new Set([...Object.keys(releases), ...(await releaseVersions(folder))]);
  let last: CheckedReleases['last'] = 'none';
  for (const version of [...versions].sort(inOrder)) {
    const release = await readRelease(folder, version).catch((error: unknown) => {
      if (!isTrellisError(error)) throw error;
      problems.push({ code: error.code, message: error.message });
    });
    last = release?.model ?? 'unreadable';
    if (release && !isRecorded(release, releases[version], migrations))
      problems.push({
        code: 'RELEASE_INVALID',
        message: `The file of release ${version} and history.json (${releases[version] ?? 'no entry'}) disagree. Restore both from the release's commit.`,
      });
  }
  return { problems, last };
}

/** Compares two versions. A key of `history.json` that is no version is before all others. */
function inOrder(one: string, other: string): number {
  return semver.compare(semver.valid(one) ?? '0.0.0', semver.valid(other) ?? '0.0.0');
}

/** Whether the history has a release with the migration and the Model of its file. */
function isRecorded(
  { migration: name, model }: ReleaseFile,
  end: string | null | undefined,
  migrations: History['migrations'],
): boolean {
  const migration = migrations.find((one) => one.name === name);
  return end === name && (!migration || migration.model === fingerprint(withoutAuthoredHints(model)));
}
