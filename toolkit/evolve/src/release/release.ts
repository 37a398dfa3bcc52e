import { dirname } from 'node:path';
import type { Connection } from '@trellis/database';
import { TrellisError } from '@trellis/model';
import type { Bump } from '../classify/index.ts';
import type { Config } from '../config/index.ts';
import { readHistory, readManifest, writeManifest } from '../history/index.ts';
import { headModel, openScratch, replay } from '../revision/index.ts';
import { changesetVersion, packageVersion } from './changeset-version.ts';
import { check } from './check.ts';
import { releaseVersions, writeRelease } from './release-file.ts';

/** A release that was made. */
export interface Released {
  readonly version: string;
  readonly migration: string | null;
  readonly files: readonly string[];
}

/**
 * Makes the next release: lets the changesets decide its number, and writes down the Model that it
 * stands for and its last migration.
 *
 * @param config the project
 * @param options the connection whose server is to judge
 * @throws TrellisError `OUT_OF_STEP` when `check` finds something, `RELEASE_NOTHING` when there is nothing to release
 */
export async function release(
  config: Config,
  options: {
    readonly connection?: Connection | undefined;
    readonly onProgress?: (what: string) => void;
  } = {},
): Promise<Released> {
  const { connection: like, onProgress = () => {} } = options;
  onProgress('Checking');
  const report = await check(config, { connection: like });
  const [problem] = report.problems;
  if (problem !== undefined)
    throw new TrellisError('OUT_OF_STEP', `Expected nothing out of step, got: ${problem.message}`, {
      details: report.problems,
    });
  const known = await releaseVersions(config.releases);
  const version = await nextVersion(config, known.at(-1), report.required, report.declared);
  const history = await readHistory(config.migrations);
  const standing = await openScratch(like);
  try {
    await replay(standing, history);
    const model = await headModel(config, history, standing);
    const migration = history.migrations.at(-1)?.name ?? null;
    const file = await writeRelease(config.releases, {
      format: 'trellis-release/1',
      version,
      migration,
      model,
    });
    const manifest = await readManifest(config.migrations);
    await writeManifest(config.migrations, {
      ...manifest,
      releases: { ...manifest.releases, [version]: migration },
    });
    return { version, migration, files: [file] };
  } finally {
    await standing.close();
  }
}

async function nextVersion(
  config: Config,
  last: string | undefined,
  required: Bump,
  declared: Bump,
): Promise<string> {
  if (config.changesets === undefined) {
    if (required === 'none') throw nothing('the head of the history was released already');
    return raise(last, required);
  }
  if (declared === 'none') throw nothing('no changeset is there');
  await changesetVersion(config.root);
  const version = await packageVersion(dirname(config.releases));
  if (version === last) throw nothing(`the version is ${version} still`);
  return version;
}

/** The version after another. */
function raise(last: string | undefined, bump: Bump): string {
  const [major = 0, minor = 0, patch = 0] = (last ?? '0.0.0').split('.').map(Number);
  if (last === undefined || bump === 'major') return `${major + 1}.0.0`;
  return bump === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

function nothing(got: string): TrellisError {
  return new TrellisError('RELEASE_NOTHING', `Expected something to release, got that ${got}.`);
}
