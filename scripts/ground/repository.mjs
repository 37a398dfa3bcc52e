import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * The file that Node runs for a command of an installed package. It needs no shell and no `.cmd` wrapper, so it is
 * the same on every platform.
 *
 * @param {string} packageName such as `typescript`
 * @param {string} [command] the command's name when it is not the package's, such as `tsc`
 */
export function commandFile(packageName, command = packageName.split('/').pop() ?? packageName) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** The version of pnpm that this repository pins in `packageManager`. */
export function pinnedPnpm() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return packageManager.split('+')[0].split('@')[1];
}
