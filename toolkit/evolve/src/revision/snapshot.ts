import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Model } from '@trellis/model';
import type { Config } from '../config/index.ts';
import { digest, fingerprint, type History } from '../history/index.ts';

/**
 * The printed Model that a history leads to, when it was kept. It is found by what the migrations
 * say, so it is either the right one or not there.
 *
 * @param config where the cache is
 * @param history the migrations
 */
export async function readSnapshot(config: Config, history: History): Promise<Model | undefined> {
  const path = snapshotPath(config, history);
  if (!existsSync(path)) return undefined;
  try {
    const model = JSON.parse(await readFile(path, 'utf8')) as Model;
    const expected = history.migrations.at(-1)?.model;
    return expected === undefined || fingerprint(model) === expected ? model : undefined;
  } catch {
    // Half a file is as good as none: the Model is printed anew.
    return undefined;
  }
}

/** Keeps the printed Model that a history leads to. */
export async function keepSnapshot(config: Config, history: History, model: Model): Promise<void> {
  const path = snapshotPath(config, history);
  await mkdir(join(config.cache, 'models'), { recursive: true });
  await writeFile(`${path}.${process.pid}`, JSON.stringify(model));
  await rename(`${path}.${process.pid}`, path);
}

function snapshotPath({ cache }: Config, { migrations }: History): string {
  const key = digest(JSON.stringify(migrations.map(({ name, checksum }) => [name, checksum])));
  return join(cache, 'models', `${key}.json`);
}
