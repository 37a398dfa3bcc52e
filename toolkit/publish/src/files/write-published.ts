import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes generated files into a package's folder: only those that differ, so that nothing is built anew
 * for nothing; JSON Schema documents of rows that are no more are removed.
 *
 * @param folder the package's folder
 * @param files texts by path, as `publishedFiles` makes them
 * @param options `dryRun`: write nothing
 * @returns the paths of what differed
 */
export async function writePublished(
  folder: string,
  files: Readonly<Record<string, string>>,
  options: { readonly dryRun?: boolean } = {},
): Promise<string[]> {
  const differing: string[] = [];
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    if ((await readFile(file, 'utf8').catch(() => undefined)) === text) continue;
    differing.push(path);
    if (options.dryRun) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const documents = await readdir(join(folder, 'json-schema')).catch(() => []);
  for (const name of documents) {
    const path = `json-schema/${name}`;
    if (path in files) continue;
    differing.push(path);
    if (!options.dryRun) await rm(join(folder, path));
  }
  return differing.sort();
}
