import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TrellisError } from '@trellis/model';
import { GENERATED } from '../docs/index.ts';

/**
 * How the pages in a folder differ from the generated ones, by path with `/`.
 *
 * @example
 * import type { DocsDifference } from '@trellis/diagram';
 *
 * const isStale = ({ stale, orphaned }: DocsDifference) => stale.length + orphaned.length > 0;
 */
export interface DocsDifference {
  /** Pages that are missing or have other contents. */
  readonly stale: readonly string[];
  /** Pages that were generated before and are no longer. */
  readonly orphaned: readonly string[];
}

/** Folders of generated pages, relative to the folder of the documentation. */
const FOLDERS = ['', 'erd/', 'tables/'];

/**
 * Compares the pages in a folder with generated ones. Files that are not generated are ignored.
 *
 * @param folder folder of the documentation
 * @param docs generated pages, as `renderDocs` returns them
 * @throws TrellisError `FILE_NOT_GENERATED` if a file with the path of a page is not generated
 * @example
 * import { compareDocs, readReleases, renderDocs } from '@trellis/diagram';
 *
 * const releases = await readReleases('releases');
 * const latest = releases.at(-1);
 * if (latest) console.log(await compareDocs('docs', renderDocs(latest.model, { releases })));
 */
export async function compareDocs(
  folder: string,
  docs: ReadonlyMap<string, string>,
): Promise<DocsDifference> {
  const stale: string[] = [];
  for (const [path, text] of docs) {
    const found = await readText(join(folder, path));
    if (found === text) continue;
    if (found !== undefined && !found.startsWith(GENERATED))
      throw new TrellisError(
        'FILE_NOT_GENERATED',
        `${join(folder, path)} is the path of a generated page, but the file is not generated. Move or rename it.`,
      );
    stale.push(path);
  }
  const orphaned: string[] = [];
  for (const subfolder of FOLDERS)
    for (const name of await markdownFiles(join(folder, subfolder)))
      if (!docs.has(subfolder + name) && (await isGenerated(join(folder, subfolder, name))))
        orphaned.push(subfolder + name);
  return { stale, orphaned };
}

/**
 * Writes generated pages into a folder, and removes pages that are no longer generated. Files that are up to date, and
 * files that are not generated, are not touched.
 *
 * @param folder folder of the documentation; created if it does not exist
 * @param docs generated pages, as `renderDocs` returns them
 * @returns pages that were written and removed
 * @throws TrellisError `FILE_NOT_GENERATED` if a file with the path of a page is not generated; nothing is written then
 * @example
 * import { renderDocs, writeDocs } from '@trellis/diagram';
 * import { defineSchema, integer, table } from '@trellis/model';
 *
 * const books = table('books', { columns: { book_id: integer({ primaryKey: true }) } });
 * const library = defineSchema({ name: 'library', tables: { books } });
 * const { stale } = await writeDocs('docs', renderDocs(library));
 * console.log('wrote', stale);
 */
export async function writeDocs(folder: string, docs: ReadonlyMap<string, string>): Promise<DocsDifference> {
  const difference = await compareDocs(folder, docs);
  for (const path of difference.stale) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), docs.get(path) ?? '');
  }
  for (const path of difference.orphaned) await rm(join(folder, path));
  return difference;
}

async function isGenerated(path: string): Promise<boolean> {
  return (await readText(path))?.startsWith(GENERATED) ?? false;
}

/** Reads a file, with the line ends that Git may have converted as `\n`; undefined if it does not exist. */
async function readText(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function markdownFiles(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
