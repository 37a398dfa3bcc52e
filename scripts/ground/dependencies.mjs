import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { pinnedPnpm, root } from './repository.mjs';

/** Holds the digest of the manifests that were installed last. */
const stamp = join(root, 'node_modules', '.installed-for');

/**
 * Whether `node_modules` matches the lockfile and the packages. It compares files only: pnpm would take a second
 * or two at every start.
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
 * Installs all dependencies with the pinned pnpm, which npx fetches if the machine has none. If that fails, the
 * last line of the output states the error and what to do.
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
  onLine('npx fetches pnpm');
  const windows = process.platform === 'win32';
  const ended = await run(windows ? 'npx.cmd' : 'npx', args, { onLine, shell: windows });
  if (ended.code !== 0)
    return {
      ...ended,
      output: `${ended.output.trimEnd()}\nINSTALL_FAILED: pnpm could not install the dependencies: ${reason(ended.output)}. Check the network and \`npm config get registry\`, then run this again.\n`,
    };
  writeFileSync(stamp, digest());
  return ended;
}

/**
 * The line in the output of npx and pnpm that states the error, without the credentials that a registry's URL
 * may contain.
 *
 * @param {string} output
 */
export function reason(output) {
  const lines = output.split('\n').map((text) => text.replace(/^npm (error|ERR!) ?/, '').trim());
  const line =
    lines.find((text) => /ERR_PNPM_|FetchError|request to .* failed/.test(text)) ??
    lines.find((text) => /error|EACCES|ENOSPC/i.test(text)) ??
    lines.filter((text) => text !== '').pop() ??
    'nothing';
  return line.replace(/\/\/[^/@\s]*@/g, '//').replace(/[.\s]+$/, '');
}

/** A digest of everything that determines what is installed. */
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
