import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Model, TrellisError } from '@trellis/model';
import type { Release } from '../releases/release-page.ts';

/**
 * Reads the releases of a folder, `<version>.json` with the `model` in each, oldest first. None where
 * there is no such folder yet.
 *
 * @param folder where the releases are: `packages/schema/releases`
 * @throws TrellisError `RELEASE_INVALID` for a file without a Model
 */
export async function readReleases(folder: string): Promise<readonly Release[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const versions = names.flatMap((name) => /^(\d+\.\d+\.\d+)\.json$/.exec(name)?.[1] ?? []);
  return Promise.all(
    versions.sort(byVersion).map(async (version) => {
      const path = join(folder, `${version}.json`);
      return { version, model: modelIn(path, await readFile(path, 'utf8')) };
    }),
  );
}

function modelIn(path: string, text: string): Model {
  try {
    const { model } = JSON.parse(text) as { readonly model?: Model };
    if (model?.format === 'trellis/1') return model;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new TrellisError(
    'RELEASE_INVALID',
    `Expected a release with a Model of the format trellis/1 in ${path}, got something else. Restore the file from its commit.`,
  );
}

/** By number: `1.2.0` before `1.10.0`. */
function byVersion(a: string, b: string): number {
  const [one, other] = [a, b].map((version) => version.split('.').map(Number));
  return one?.map((part, i) => part - (other?.[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
