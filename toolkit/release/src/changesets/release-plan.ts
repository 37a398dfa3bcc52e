import { existsSync } from 'node:fs';
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
 * Plans the versions and changelogs that result from the pending changesets, as `changeset version` would write them. What
 * applying them needs is looked for now, so that a caller can plan before it does other work.
 *
 * @param root the repository's root, with `.changeset`
 * @throws TrellisError `CHANGESETS_FAILED` with the complete reason
 */
export async function pendingRelease(root: string): Promise<PendingRelease> {
  // The libraries take a while to load, and only a release needs them.
  const [
    apply,
    { defaultWrittenConfig, parse, read },
    assemble,
    { readPreState },
    changesets,
    { getPackages },
  ] = await Promise.all([
    import('@changesets/apply-release-plan'),
    import('@changesets/config'),
    import('@changesets/assemble-release-plan'),
    import('@changesets/pre'),
    import('@changesets/read'),
    import('@manypkg/get-packages'),
  ]);
  const { config, plan, packages } = await orFail(async () => {
    const found = await getPackages(root);
    // `trellis revision` writes changesets into a folder that `changeset init` need not have created.
    const written = existsSync(join(root, '.changeset', 'config.json'));
    const settings = withChangelog(
      root,
      written ? await read(root, found) : parse(defaultWrittenConfig, found),
    );
    // After the first release of such a project, the folder may be gone with its changesets.
    const pending = existsSync(join(root, '.changeset')) ? await changesets.default(root) : [];
    const plan = assemble.default(pending, found, settings, await readPreState(root));
    return { packages: found, config: settings, plan };
  });
  return {
    files: filesOf(root, plan, packages),
    apply: () =>
      orFail(async () => {
        await apply.default(plan, packages, config);
      }),
  };
}

/**
 * Returns the configuration with the path of the module that writes the changelogs. That of `@changesets/cli` is the
 * dependency of this package, so that a project does not need `@changesets/cli`.
 *
 * @throws Error if the project has no such module
 */
function withChangelog(root: string, config: Config): Config {
  const [name, options] = config.changelog || [];
  if (name === undefined) return config;
  const ours = name === '@changesets/cli/changelog';
  const { resolve } = createRequire(ours ? import.meta.url : join(root, '.changeset', 'config.json'));
  try {
    return { ...config, changelog: [resolve(ours ? '@changesets/changelog-git' : name), options] };
  } catch (cause) {
    throw new Error(`"${name}", which \`changelog\` in .changeset/config.json names, is not installed`, {
      cause,
    });
  }
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
    const reason = String((cause as { readonly message?: unknown })?.message ?? cause);
    throw new TrellisError(
      'CHANGESETS_FAILED',
      `The changesets could not be applied: ${reason.replace(/\s+/g, ' ').trim().replace(/\.$/, '')}. Fix that and run the command again; nothing was released.`,
      { cause },
    );
  }
}
