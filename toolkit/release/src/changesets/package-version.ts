import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TrellisError } from '@trellis/model';

/**
 * The version of the package that a folder belongs to: of the nearest package.json that has one.
 *
 * @param folder an absolute path
 * @throws TrellisError `PACKAGE_MISSING` when no folder above has a package.json with a version
 */
export async function packageVersion(folder: string): Promise<string> {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    const path = join(at, 'package.json');
    if (!existsSync(path)) continue;
    const { version } = JSON.parse(await readFile(path, 'utf8')) as { version?: unknown };
    if (typeof version === 'string') return version;
  }
  throw new TrellisError(
    'PACKAGE_MISSING',
    `Expected a package.json with a version in ${folder} or above, found none. Add one.`,
  );
}
