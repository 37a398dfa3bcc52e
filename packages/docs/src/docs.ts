import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareDocs, fillSection, writeDocs } from '@trellis/diagram';
import { COMMAND, shopPages, shopPicture } from './pages.ts';

/** Where the pages are. */
export interface Places {
  /** The project's root: its `README.md` shows the picture, its `packages/schema` has the releases. */
  readonly root: string;
  /** The pages' folder, from there. */
  readonly folder: string;
}

/** What was done or found: a line for each file. */
export interface Outcome {
  readonly lines: readonly string[];
  /** Whether nothing is stale (any more). */
  readonly fresh: boolean;
}

/** Writes the pages that are stale, removes those of tables that are gone, redraws the picture in the README. */
export async function writePages({ root, folder }: Places): Promise<Outcome> {
  const pages = await shopPages(root);
  const { stale, orphaned } = await writeDocs(join(root, folder), pages);
  const readme = await staleReadme(root);
  if (readme !== undefined) await writeFile(join(root, 'README.md'), readme);
  const lines = [
    ...stale.map((path) => `wrote ${folder}/${path}`),
    ...(readme === undefined ? [] : ['wrote the diagram in README.md']),
    ...orphaned.map((path) => `removed ${folder}/${path}`),
  ];
  return {
    lines: lines.length > 0 ? lines : [`${pages.size} pages in ${folder} are up to date.`],
    fresh: true,
  };
}

/** Tells which pages are stale, and writes nothing. */
export async function checkPages({ root, folder }: Places): Promise<Outcome> {
  const { stale, orphaned } = await compareDocs(join(root, folder), await shopPages(root));
  const old = [...stale, ...orphaned].map((path) => `${folder}/${path}`);
  if ((await staleReadme(root)) !== undefined) old.push('README.md');
  if (old.length === 0) return { lines: [], fresh: true };
  const advice = `Expected pages that say what the schema says, got ${old.length} stale. Run \`${COMMAND}\` and commit what it wrote.`;
  return { lines: [...old.map((path) => `stale: ${path}`), advice], fresh: false };
}

/** The project's README with today's picture in its section for it; undefined where it has that already, or none. */
async function staleReadme(root: string): Promise<string | undefined> {
  const path = join(root, 'README.md');
  if (!existsSync(path)) return undefined;
  const page = (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');
  const filled = fillSection(page, 'erd', shopPicture());
  return filled === page ? undefined : filled;
}
