import { dirname } from 'node:path';
import { readHistory } from '@trellis/migrate';
import { commit } from '@trellis/migrate/internal';
import { type Model, TrellisError, toModel } from '@trellis/model';
import type { Bump } from '@trellis/plan';
import { readRelease, releaseVersions } from '@trellis/release';
import {
  type BegunRelease,
  begunRelease,
  expectVersions,
  keepVersions,
  packageVersion,
  raiseVersions,
  releaseFile,
  rollBackVersions,
  withRenames,
} from '@trellis/release/internal';
import { replay, type VerifyOptions, withScratch } from '@trellis/verify';
import { replayedModel } from '@trellis/verify/internal';
import semver from 'semver';
import { type CheckReport, check } from '../check/index.ts';
import { type Config, loadSchema } from '../config/index.ts';

/** Options of `release`. */
export interface ReleaseOptions extends VerifyOptions {
  /** Is called with the current step. */
  readonly onProgress?: (what: string) => void;
}

/** The result of `release`. */
export interface Released {
  /** `1.2.0` */
  readonly version: string;
  /** The last migration of the release; `null` if it has none. */
  readonly migration: string | null;
  /** The release file that was written. */
  readonly files: readonly string[];
}

/**
 * Creates the next release: takes its version from the changesets, and writes its release file with its Model and its
 * last migration. An interrupted release is undone. A release that `changeset version` began is completed.
 *
 * @param config the project
 * @param options the connection to the server whose PostgreSQL is to verify
 * @throws TrellisError `OUT_OF_STEP` if `check` finds a problem, `RELEASE_NOTHING` if there is nothing to release,
 *   `CHANGESETS_FAILED` if the changesets cannot be applied
 * @example
 * import { loadConfig, release } from '@trellis/cli';
 *
 * const { version, files } = await release(await loadConfig());
 * console.log(`Released ${version}: commit ${files.join(', ')} and the packages that have a new version.`);
 */
export async function release(config: Config, options: ReleaseOptions = {}): Promise<Released> {
  const { connection, onEngine, onProgress = () => {} } = options;
  // The check and the replay take long, and a release that cannot be versioned needs neither.
  if (config.changesets !== undefined) await expectVersions(config);
  onProgress('Checking');
  const report = await check(config, { connection, ...(onEngine && { onEngine }) });
  const [problem] = report.problems;
  if (problem !== undefined)
    throw new TrellisError('OUT_OF_STEP', `Cannot release: ${problem.message}`, {
      details: report.problems,
    });
  const last = (await releaseVersions(config.releases)).at(-1);
  const begun = report.required === 'none' ? undefined : await begunRelease(config, last);
  expectSomething(config, report, begun);
  const history = await readHistory(config.migrations);
  const model = await withScratch({ connection, scratch: config.scratch }, async (open) => {
    const scratch = await open();
    try {
      await replay(scratch, history);
      return await replayedModel(scratch, history);
    } finally {
      await scratch.close();
    }
  });
  const migration = history.migrations.at(-1)?.name ?? null;
  const released = await withDeclaredRenames(config, model, last);
  try {
    const version = begun?.version ?? (await nextVersion(config, last, report.required));
    const release = { format: 'trellis-release/1', version, migration, model: released } as const;
    const [path, text] = releaseFile(config.releases, release);
    await commit(config.migrations, { [path]: text }, (manifest) => ({
      ...manifest,
      releases: { ...manifest.releases, [version]: migration },
    }));
    await keepVersions(config);
    return { version, migration, files: [path] };
  } catch (error) {
    // The first error is reported. If the rollback fails as well, the next run repeats it.
    await rollBackVersions(config).catch(() => {});
    throw error;
  }
}

/** The Model with the renames since the last release. */
async function withDeclaredRenames(config: Config, model: Model, last: string | undefined): Promise<Model> {
  if (last === undefined) return model;
  const before = await readRelease(config.releases, last);
  return withRenames(model, toModel(await loadSchema(config)), before.model);
}

function expectSomething(
  config: Config,
  { required, declared }: CheckReport,
  begun: BegunRelease | undefined,
) {
  if (config.changesets === undefined && required === 'none')
    throw nothing('the head of the history is already released');
  if (config.changesets !== undefined && declared === 'none' && !begun)
    throw nothing('there are no changesets');
}

async function nextVersion(config: Config, last: string | undefined, required: Bump): Promise<string> {
  if (config.changesets === undefined) return raise(last, required);
  await raiseVersions(config);
  const version = await packageVersion(dirname(config.releases));
  if (version === last) throw nothing(`the version is still ${version}`);
  return version;
}

/** The version after `last`; 1.0.0 without one. */
function raise(last: string | undefined, bump: Bump): string {
  if (last === undefined) return '1.0.0';
  return semver.inc(last, bump === 'none' ? 'patch' : bump) ?? last;
}

function nothing(reason: string): TrellisError {
  return new TrellisError('RELEASE_NOTHING', `Nothing to release: ${reason}.`);
}
