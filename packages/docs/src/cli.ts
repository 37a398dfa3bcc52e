import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareDocs, fillSection, writeDocs } from '@trellis/diagram';
import { isTrellisError } from '@trellis/model';
import { Command } from 'commander';
import { COMMAND, shopPages, shopPicture } from './pages.ts';

const HERE = join(dirname(fileURLToPath(import.meta.url)), '..');
const PACKAGES = join(HERE, '..');
const README = join(PACKAGES, '../README.md');

const program = new Command('docs')
  .description("Writes the shop's diagrams, data dictionary and releases from its descriptors.")
  .option('--check', 'write nothing; exit with 1 when a page is stale')
  .option('--verbose', 'show the stack of an error')
  .showHelpAfterError(false)
  .allowExcessArguments(false)
  .parse();
const { check, verbose } = program.opts<{ check?: true; verbose?: true }>();

try {
  process.exitCode = await (check ? checkPages() : writePages());
} catch (error) {
  if (verbose || !(error instanceof Error)) throw error;
  console.error(isTrellisError(error) ? `${error.code}: ${error.message}` : error.message);
  process.exitCode = 1;
}

async function writePages(): Promise<number> {
  const pages = await shopPages(PACKAGES);
  const { stale, orphaned } = await writeDocs(HERE, pages);
  const readme = await staleReadme();
  if (readme !== undefined) await writeFile(README, readme);
  const done = [
    ...stale.map((path) => `wrote packages/docs/${path}`),
    ...(readme === undefined ? [] : ['wrote the diagram in README.md']),
    ...orphaned.map((path) => `removed packages/docs/${path}`),
  ];
  for (const line of done) console.log(line);
  if (done.length === 0) console.log(`${pages.size} pages in packages/docs are up to date.`);
  return 0;
}

async function checkPages(): Promise<number> {
  const { stale, orphaned } = await compareDocs(HERE, await shopPages(PACKAGES));
  const old = [...stale, ...orphaned].map((path) => `packages/docs/${path}`);
  if ((await staleReadme()) !== undefined) old.push('README.md');
  if (old.length === 0) return 0;
  for (const path of old) console.error(`stale: ${path}`);
  console.error(
    `Expected pages that say what the schema says, got ${old.length} stale. Run \`${COMMAND}\` and commit what it wrote.`,
  );
  return 1;
}

/** The project's README with today's picture in its section for it; undefined where it has that already, or none. */
async function staleReadme(): Promise<string | undefined> {
  if (!existsSync(README)) return undefined;
  const page = (await readFile(README, 'utf8')).replaceAll('\r\n', '\n');
  const filled = fillSection(page, 'erd', shopPicture());
  return filled === page ? undefined : filled;
}
