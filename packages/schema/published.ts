import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishedFiles } from '@trellis/publish';
import { shop } from './src/shop.ts';

/**
 * The generated files of this package, by path.
 *
 * @param folder the package's folder
 */
export async function published(folder: string): Promise<Record<string, string>> {
  const { version } = await json<{ version: string }>(join(folder, 'package.json'));
  const history = join(folder, '../migrations/src/migrations/history.json');
  const { migrations } = existsSync(history)
    ? await json<{ migrations: { name: string }[] }>(history)
    : { migrations: [] };
  return publishedFiles(shop, {
    release: { version, migrations: migrations.map(({ name }) => name).sort() },
  });
}

async function json<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, 'utf8')) as T;
}
