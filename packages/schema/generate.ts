import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writePublished } from '@trellis/publish';
import { published } from './published.ts';

/** Generates what this package publishes of the descriptors; `--check` only says what is not up to date. */
const folder = dirname(fileURLToPath(import.meta.url));
const dryRun = process.argv.includes('--check');

const differing = await writePublished(folder, await published(folder), { dryRun });
for (const path of differing) console.log(`${dryRun ? 'stale' : 'wrote'} ${path}`);
if (dryRun && differing.length > 0) {
  console.error(
    'Expected generated files that fit the descriptors. Run `pnpm --filter @shop/schema generate`.',
  );
  process.exitCode = 1;
}
