import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './repository.mjs';

/**
 * The folders of the packages that are published: those whose package.json is not private.
 *
 * @param {string} parent such as `toolkit`
 * @param {string} [repository] its root. Default: this repository
 * @returns {string[]} from the root: `toolkit/model`
 */
export function publishedPackages(parent, repository = root) {
  return (
    readdirSync(join(repository, parent))
      .map((name) => `${parent}/${name}`)
      // After a package was renamed, its old folder may still have node_modules.
      .filter((folder) => existsSync(join(repository, folder, 'package.json')))
      .filter((folder) => !JSON.parse(readFileSync(join(repository, folder, 'package.json'), 'utf8')).private)
      .sort()
  );
}
