import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isTrellisError } from '@trellis/model';
import { Command } from 'commander';
import { checkPages, writePages } from './docs.ts';

const location = { root: join(dirname(fileURLToPath(import.meta.url)), '../../..'), folder: 'packages/docs' };

const program = new Command('docs')
  .description("Writes the shop's diagrams, data dictionary and releases from its descriptors.")
  .option('--check', 'write nothing; exit with 1 when a page is stale')
  .option('--verbose', 'show the stack of an error')
  .allowExcessArguments(false)
  .parse();
const { check, verbose } = program.opts<{ check?: true; verbose?: true }>();

try {
  const { lines, fresh } = await (check ? checkPages(location) : writePages(location));
  for (const line of lines) (fresh ? console.log : console.error)(line);
  process.exitCode = fresh ? 0 : 1;
} catch (error) {
  if (verbose || !(error instanceof Error)) throw error;
  console.error(isTrellisError(error) ? `${error.code}: ${error.message}` : error.message);
  process.exitCode = 1;
}
