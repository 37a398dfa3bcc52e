import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareDocs, fillSection, writeDocs } from '@trellis/diagram';
import { shopUnderCitus } from './citus.ts';
import { COMMAND, shopDiagram, shopPages } from './pages.ts';

/** Where the pages are. */
export interface Location {
  /** The project's root, with `README.md` and `packages/schema/releases`. */
  readonly root: string;
  /** The folder of the pages, relative to the root. */
  readonly folder: string;
}

/** The result of writing or checking. */
export interface Outcome {
  /** One line per file that was written or is stale. */
  readonly lines: readonly string[];
  /** All pages are up to date. */
  readonly fresh: boolean;
}

/** Writes stale pages, removes pages of dropped tables, and updates the generated sections of the README. */
export async function writePages({ root, folder }: Location): Promise<Outcome> {
  const pages = await shopPages(root);
  const { stale, orphaned } = await writeDocs(join(root, folder), pages);
  const readme = await staleReadme(root);
  if (readme !== undefined) await writeFile(join(root, 'README.md'), readme);
  const lines = [
    ...stale.map((path) => `wrote ${folder}/${path}`),
    ...(readme === undefined ? [] : ['wrote README.md']),
    ...orphaned.map((path) => `removed ${folder}/${path}`),
  ];
  return {
    lines: lines.length > 0 ? lines : [`${pages.size} pages in ${folder} are up to date.`],
    fresh: true,
  };
}

/** Lists the stale pages and writes nothing. */
export async function checkPages({ root, folder }: Location): Promise<Outcome> {
  const { stale, orphaned } = await compareDocs(join(root, folder), await shopPages(root));
  const outdated = [...stale, ...orphaned].map((path) => `${folder}/${path}`);
  if ((await staleReadme(root)) !== undefined) outdated.push('README.md');
  if (outdated.length === 0) return { lines: [], fresh: true };
  const advice = `These pages do not match the schema. Run \`${COMMAND}\` and commit the result.`;
  return { lines: [...outdated.map((path) => `stale: ${path}`), advice], fresh: false };
}

/** The README with its generated sections; undefined when they are up to date or it has none. */
async function staleReadme(root: string): Promise<string | undefined> {
  const path = join(root, 'README.md');
  if (!existsSync(path)) return undefined;
  const page = (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');
  const filled = fillSection(fillSection(page, 'erd', shopDiagram()), 'citus', shopUnderCitus());
  return filled === page ? undefined : filled;
}
