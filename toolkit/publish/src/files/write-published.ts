import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Formatter } from './formatter.ts';

/**
 * Options of {@link writePublished}.
 *
 * @example
 * import { commandFormatter, type WriteOptions } from '@trellis/publish';
 *
 * const options: WriteOptions = {
 *   format: commandFormatter(['npx', 'prettier', '--stdin-filepath', '{path}']),
 *   dryRun: process.argv.includes('--check'),
 * };
 */
export interface WriteOptions {
  /** Formats the contents of the TypeScript files. The default is to write them as they are generated. */
  readonly format?: Formatter;
  /** Compare, and write nothing. */
  readonly dryRun?: boolean;
}

/**
 * Writes generated files into the folder of a package. Files that are up to date are not written, so that nothing is
 * built again for them. JSON Schema documents that are no longer generated are removed.
 *
 * @param folder folder of the package
 * @param files contents by path, as `publishedFiles` returns them
 * @param options formatter and dry run
 * @returns paths of the files that were not up to date, sorted
 * @throws TrellisError `FORMATTER_FAILED` if the formatter of `commandFormatter` fails
 * @example
 * import { defineSchema, integer, table } from '@trellis/model';
 * import { publishedFiles, writePublished } from '@trellis/publish';
 *
 * const books = table('books', { columns: { book_id: integer({ primaryKey: true }) } });
 * const library = defineSchema({ name: 'library', tables: { books } });
 * const files = publishedFiles(library, { release: { version: '1.0.0', migrations: [] } });
 * console.log('wrote', await writePublished('packages/library', files));
 */
export async function writePublished(
  folder: string,
  files: Readonly<Record<string, string>>,
  options: WriteOptions = {},
): Promise<string[]> {
  const { format = (_, contents) => contents, dryRun = false } = options;
  const stale: string[] = [];
  for (const [path, contents] of Object.entries(files)) {
    const file = join(folder, path);
    const wanted = isSource(path) ? await format(path, contents) : contents;
    if ((await readFile(file, 'utf8').catch(() => undefined)) === wanted) continue;
    stale.push(path);
    if (dryRun) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, wanted);
  }
  const documents = await readdir(join(folder, 'json-schema')).catch(() => []);
  for (const name of documents) {
    const path = `json-schema/${name}`;
    if (path in files) continue;
    stale.push(path);
    if (!dryRun) await rm(join(folder, path));
  }
  return stale.sort();
}

/** Reports whether a file is TypeScript to read. The compiled validators are not. */
function isSource(path: string): boolean {
  return path.endsWith('.ts') && !path.endsWith('.generated.ts');
}
