import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { commandFormatter, publishedFiles, type WriteOptions, writePublished } from '@trellis/publish';
import { shop } from './src/shop.ts';

/**
 * Generates the files that this package publishes, and writes those that are not up to date.
 *
 * @param folder folder of this package
 * @param options `dryRun`: write nothing
 * @returns paths of the files that were not up to date
 */
export async function publish(folder: string, { dryRun }: Pick<WriteOptions, 'dryRun'>): Promise<string[]> {
  const { name, version } = await json<{ name: string; version: string }>(join(folder, 'package.json'));
  const history = join(folder, '../migrations/src/migrations/history.json');
  const { migrations } = existsSync(history)
    ? await json<{ migrations: { name: string }[] }>(history)
    : { migrations: [] };
  const files = publishedFiles(shop, {
    package: name,
    importExtension: '.ts',
    release: { version, migrations: migrations.map((migration) => migration.name).sort() },
  });
  const require = createRequire(join(folder, 'package.json'));
  const biome = [process.execPath, require.resolve('@biomejs/biome/bin/biome')] as const;
  const format = commandFormatter([...biome, 'format', '--stdin-file-path={path}'], { cwd: folder });
  return writePublished(folder, files, { format, dryRun });
}

async function json<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, 'utf8')) as T;
}
