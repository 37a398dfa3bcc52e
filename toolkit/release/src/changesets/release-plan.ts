import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Config, ReleasePlan } from '@changesets/types';
import type { Packages } from '@manypkg/get-packages';
import { TrellisError } from '@trellis/model';

/** The effect of the pending changesets of a repository. */
export interface PendingRelease {
  /** The files that `apply` writes or removes, as absolute paths. */
  readonly files: readonly string[];
  /** Writes the versions and changelogs, and removes the changesets. */
  apply(): Promise<void>;
}

/**
 * Plans the versions and changelogs that result from the pending changesets, as `changeset version` would write them.
 *
 * @param root the repository's root, with `.changeset`
 * @throws TrellisError `CHANGESETS_FAILED` with the complete reason
 */
export async function pendingRelease(root: string): Promise<PendingRelease> {
  // The libraries take a while to load, and only a release needs them.
  const [{ default: applyReleasePlan }, { read }, { default: getReleasePlan }, { getPackages }] =
    await Promise.all([
      import('@changesets/apply-release-plan'),
      import('@changesets/config'),
      import('@changesets/get-release-plan'),
      import('@manypkg/get-packages'),
    ]);
  const { config, plan, packages } = await orFail(async () => {
    const found = await getPackages(root);
    const settings = withInstalledChangelog(await read(root, found));
    return { packages: found, config: settings, plan: await getReleasePlan(root, undefined, settings) };
  });
  return {
    files: filesOf(root, plan, packages),
    apply: () =>
      orFail(async () => {
        await applyReleasePlan(plan, packages, config);
      }),
  };
}

/**
 * Returns the configuration with the default changelog module of this package's dependency, so that a project does not
 * need `@changesets/cli`.
 */
function withInstalledChangelog(config: Config): Config {
  const [name, options] = config.changelog || [];
  if (name !== '@changesets/cli/changelog') return config;
  const changelog = createRequire(import.meta.url).resolve('@changesets/changelog-git');
  return { ...config, changelog: [changelog, options] };
}

function filesOf(root: string, { releases, changesets }: ReleasePlan, { packages }: Packages): string[] {
  const folders = packages.flatMap(({ dir, packageJson }) =>
    releases.some(({ name }) => name === packageJson.name) ? [dir] : [],
  );
  return [
    ...folders.flatMap((folder) => [join(folder, 'package.json'), join(folder, 'CHANGELOG.md')]),
    ...changesets.map(({ id }) => join(root, '.changeset', `${id}.md`)),
    join(root, '.changeset', 'pre.json'),
  ];
}

async function orFail<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TrellisError(
      'CHANGESETS_FAILED',
      `The changesets could not be applied: ${reason.replace(/\s+/g, ' ').trim()}. Fix that and run the command again; nothing was released.`,
      { cause },
    );
  }
}
