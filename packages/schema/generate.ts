import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publish } from './published.ts';

/** Writes the generated files of this package. `--check` writes nothing and lists those that are stale. */
const folder = dirname(fileURLToPath(import.meta.url));
const dryRun = process.argv.includes('--check');

const stale = await publish(folder, { dryRun });
for (const path of stale) console.log(`${dryRun ? 'stale' : 'wrote'} ${path}`);
if (dryRun && stale.length > 0) {
  console.error('Generated files are stale. Run `pnpm --filter @shop/schema generate`.');
  process.exitCode = 1;
}
