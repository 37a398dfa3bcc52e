import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Model, TrellisError } from '@trellis/model';
import type { ReleasedModel } from '../releases/index.ts';

/**
 * Reads the release files of a folder, `<version>.json`, oldest version first.
 *
 * @param folder folder of the releases: `packages/schema/releases`
 * @returns an empty list if the folder does not exist
 * @throws TrellisError `RELEASE_INVALID` if a file has no Model
 * @example
 * import { readReleases, renderDocs, writeDocs } from '@trellis/diagram';
 *
 * const releases = await readReleases('releases');
 * const latest = releases.at(-1);
 * if (latest) await writeDocs('docs', renderDocs(latest.model, { releases }));
 */
export async function readReleases(folder: string): Promise<readonly ReleasedModel[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const versions = names.flatMap((name) => /^(\d+\.\d+\.\d+)\.json$/.exec(name)?.[1] ?? []);
  return Promise.all(
    versions.sort(compareVersions).map(async (version) => {
      const path = join(folder, `${version}.json`);
      return { version, model: parseModel(path, await readFile(path, 'utf8')) };
    }),
  );
}

function parseModel(path: string, text: string): Model {
  try {
    const { model } = JSON.parse(text) as { readonly model?: Model };
    if (model?.format === 'trellis/1') return model;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new TrellisError(
    'RELEASE_INVALID',
    `The release file ${path} has no Model of the format trellis/1. Restore it from its commit.`,
  );
}

function compareVersions(a: string, b: string): number {
  const [one, other] = [a, b].map((version) => version.split('.').map(Number));
  return one?.map((part, i) => part - (other?.[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
