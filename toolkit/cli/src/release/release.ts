import { dirname } from 'node:path';
import { commit, readHistory } from '@trellis/migrate';
import { type Model, TrellisError, toModel } from '@trellis/model';
import type { Bump } from '@trellis/plan';
import { readRelease, releaseVersions } from '@trellis/release';
import {
  type BegunRelease,
  begunRelease,
  keepVersions,
  packageVersion,
  raiseVersions,
  releaseFile,
  rollBackVersions,
  withRenames,
} from '@trellis/release/internal';
import { modelOf, replay, type VerifyOptions, withScratch } from '@trellis/verify';
import semver from 'semver';
import { type CheckReport, check } from '../check/index.ts';
import { type Config, loadSchema } from '../config/index.ts';

/** A release that was made. */
export interface Released {
  readonly version: string;
  readonly migration: string | null;
  readonly files: readonly string[];
}

/**
 * Makes the next release: lets the changesets decide its number, and writes down the Model that it
 * stands for and its last migration. Of one that is interrupted nothing stays; one that others began, by raising
 * the versions, is gone on with.
 *
 * @param config the project
 * @param options the connection whose server is to judge
 * @throws TrellisError `OUT_OF_STEP` when `check` finds something, `RELEASE_NOTHING` when there is nothing to release
 */
export async function release(
  config: Config,
  options: VerifyOptions & { readonly onProgress?: (what: string) => void } = {},
): Promise<Released> {
  const { connection, onEngine, onProgress = () => {} } = options;
  onProgress('Checking');
  const report = await check(config, { connection, ...(onEngine && { onEngine }) });
  const [problem] = report.problems;
  if (problem !== undefined)
    throw new TrellisError('OUT_OF_STEP', `Expected nothing out of step, got: ${problem.message}`, {
      details: report.problems,
    });
  const last = (await releaseVersions(config.releases)).at(-1);
  const begun = report.required === 'none' ? undefined : await begunRelease(config, last);
  expectSomething(config, report, begun);
  const history = await readHistory(config.migrations);
  const model = await withScratch({ connection, scratch: config.scratch }, async (open) => {
    const standing = await open();
    try {
      await replay(standing, history);
      return await modelOf(standing);
    } finally {
      await standing.close();
    }
  });
  const migration = history.migrations.at(-1)?.name ?? null;
  const renaming = await sayingRenames(config, model, last);
  try {
    const version = begun?.version ?? (await nextVersion(config, last, report.required));
    const release = { format: 'trellis-release/1', version, migration, model: renaming } as const;
    const [path, text] = releaseFile(config.releases, release);
    await commit(config.migrations, { [path]: text }, (manifest) => ({
      ...manifest,
      releases: { ...manifest.releases, [version]: migration },
    }));
    await keepVersions(config);
    return { version, migration, files: [path] };
  } catch (error) {
    // What went wrong first is told; where this does too, the next run does it.
    await rollBackVersions(config).catch(() => {});
    throw error;
  }
}

/** The Model, with what was renamed since the last release. */
async function sayingRenames(config: Config, model: Model, last: string | undefined): Promise<Model> {
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
    throw nothing('the head of the history was released already');
  if (config.changesets !== undefined && declared === 'none' && !begun)
    throw nothing('no changeset is there');
}

async function nextVersion(config: Config, last: string | undefined, required: Bump): Promise<string> {
  if (config.changesets === undefined) return raise(last, required);
  await raiseVersions(config);
  const version = await packageVersion(dirname(config.releases));
  if (version === last) throw nothing(`the version is ${version} still`);
  return version;
}

/** The version after `last`, or the first one. */
function raise(last: string | undefined, bump: Bump): string {
  if (last === undefined) return '1.0.0';
  return semver.inc(last, bump === 'none' ? 'patch' : bump) ?? last;
}

function nothing(got: string): TrellisError {
  return new TrellisError('RELEASE_NOTHING', `Expected something to release, got that ${got}.`);
}
