import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TrellisError } from '@trellis/model';
import { GENERATED } from '../docs/generated.ts';

/** How a folder of documents differs from what they should be; paths with `/`. */
export interface DocsDifference {
  /** Not there, or with another text. */
  readonly stale: readonly string[];
  /** Generated once, and no longer part of the documents. */
  readonly orphaned: readonly string[];
}

/** Where generated pages can be: beside, and in the folders that `renderDocs` makes. */
const FOLDERS = ['', 'erd/', 'tables/'];

/**
 * Compares a folder with the documents that it should hold. Files that were not generated are not
 * looked at.
 *
 * @param folder where the documents are
 * @param docs what `renderDocs` gave
 * @throws TrellisError `FILE_NOT_GENERATED` when someone's own file is in the place of a document
 */
export async function compareDocs(
  folder: string,
  docs: ReadonlyMap<string, string>,
): Promise<DocsDifference> {
  const stale: string[] = [];
  for (const [path, text] of docs) {
    const found = await read(join(folder, path));
    if (found === text) continue;
    if (found !== undefined && !found.startsWith(GENERATED))
      throw new TrellisError(
        'FILE_NOT_GENERATED',
        `Expected a generated page or nothing at ${join(folder, path)}, got a file that was written by hand. Move it out of the way.`,
      );
    stale.push(path);
  }
  const orphaned: string[] = [];
  for (const place of FOLDERS)
    for (const name of await markdownFiles(join(folder, place)))
      if (!docs.has(place + name) && (await read(join(folder, place, name)))?.startsWith(GENERATED))
        orphaned.push(place + name);
  return { stale, orphaned };
}

/**
 * Writes documents into a folder and removes those that were generated before and are no more part of
 * them. Touches no other file, and none that is as it should be.
 *
 * @param folder where the documents are, made when it is not there
 * @param docs what `renderDocs` gave
 * @returns what was written and removed
 * @throws TrellisError `FILE_NOT_GENERATED` when someone's own file is in the place of a document
 * @example await writeDocs('docs', renderDocs(shop))
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

/** A file's text, its line ends as they are generated whatever Git made of them; undefined where it is not. */
async function read(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');
  } catch (error) {
    if (missing(error)) return undefined;
    throw error;
  }
}

async function markdownFiles(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  } catch (error) {
    if (missing(error)) return [];
    throw error;
  }
}

function missing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
