import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { pinnedPnpm, root } from './repository.mjs';

/** Where the last install left the digest of what it installed for. */
const stamp = join(root, 'node_modules', '.installed-for');

/**
 * Whether `node_modules` holds what the lockfile and the packages ask for: a comparison of files
 * only, since asking pnpm costs a second or two at every start.
 */
export function isInstalled() {
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest()) return false;
  return manifests().every((file) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(file, 'utf8'));
    const folder = join(file, '..', 'node_modules');
    return Object.keys({ ...dependencies, ...devDependencies }).every((name) =>
      existsSync(join(folder, name)),
    );
  });
}

/**
 * Installs all dependencies by the pinned pnpm, which npx fetches when the machine has none.
 *
 * @param {(line: string) => void} onLine
 * @returns {Promise<import('./child.mjs').Ended>}
 */
export async function install(onLine) {
  const args = [
    '--yes',
    `pnpm@${pinnedPnpm()}`,
    'install',
    '--reporter=append-only',
    '--config.confirmModulesPurge=false',
  ];
  const windows = process.platform === 'win32';
  const ended = await run(windows ? 'npx.cmd' : 'npx', args, { onLine, shell: windows });
  if (ended.code === 0) writeFileSync(stamp, digest());
  return ended;
}

/** A digest of everything that decides what gets installed. */
function digest() {
  const hash = createHash('sha256');
  hash.update(`${process.platform} ${process.arch} ${process.versions.modules}\n`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']
    .map((name) => join(root, name))
    .concat(manifests()))
    hash.update(`${file}\n`).update(readFileSync(file));
  return hash.digest('hex');
}

/** The package.json of the repository and of every package in it. */
function manifests() {
  const folders = ['packages', 'toolkit', 'examples'].flatMap((parent) =>
    existsSync(join(root, parent))
      ? readdirSync(join(root, parent)).map((name) => join(root, parent, name))
      : [],
  );
  return [root, ...folders, join(root, 'bench')]
    .map((folder) => join(folder, 'package.json'))
    .filter((file) => existsSync(file))
    .sort();
}
