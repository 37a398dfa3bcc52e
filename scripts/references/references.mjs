import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** @typedef {{ path: string }} Reference */

/**
 * The references that each tsconfig.json of a repository needs: a package refers to the packages it depends on,
 * `scripts` to all packages of the shop and the toolkit, and the repository to everything.
 *
 * @param {string} root of the repository
 * @returns {Map<string, Reference[]>} by the folder of the tsconfig.json, from the root
 */
export function neededReferences(root) {
  const folders = ['packages', 'toolkit', 'examples']
    .flatMap((parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`))
    .concat('bench')
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .sort();
  const manifests = folders.map((folder) =>
    JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')),
  );
  const byName = new Map(manifests.map(({ name }, at) => [name, folders[at] ?? '']));
  /** @param {string} from @param {string[]} to */
  const entry = (from, to) =>
    /** @type {[string, Reference[]]} */ ([
      from,
      to.sort().map((folder) => ({ path: relative(from, folder) })),
    ]);
  return new Map([
    entry('.', [...folders, 'scripts']),
    entry(
      'scripts',
      folders.filter((folder) => /^(packages|toolkit)\//.test(folder)),
    ),
    ...manifests.map(({ dependencies, devDependencies }, at) =>
      entry(
        folders[at] ?? '',
        Object.keys({ ...dependencies, ...devDependencies }).flatMap((name) => byName.get(name) ?? []),
      ),
    ),
  ]);
}

/**
 * Writes the references into each tsconfig.json, and creates those that are missing.
 *
 * @param {string} root of the repository
 */
export function writeReferences(root) {
  for (const [folder, references] of neededReferences(root)) {
    const path = join(root, folder, 'tsconfig.json');
    const before = existsSync(path)
      ? JSON.parse(readFileSync(path, 'utf8'))
      : { extends: relative(folder, 'tsconfig.package.json') };
    writeFileSync(path, `${JSON.stringify({ ...before, references }, null, 2)}\n`);
  }
}
