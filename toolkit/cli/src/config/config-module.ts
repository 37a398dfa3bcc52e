import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TrellisError } from '@trellis/model';

/**
 * The file that exports only `defineConfig`. A project's configuration imports it instead of the whole package.
 *
 * @throws TrellisError `MODULE_MISSING` when the installed package lacks the file
 */
export function configModule(): string {
  const candidates = ['./config.ts', './config.cjs'].map((name) =>
    fileURLToPath(new URL(name, import.meta.url)),
  );
  const found = candidates.find((file) => existsSync(file));
  if (found === undefined)
    throw new TrellisError(
      'MODULE_MISSING',
      'Expected config.cjs in the installed @trellis/cli, found no such file. Install the package again.',
    );
  return found;
}
