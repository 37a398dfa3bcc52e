import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from '../ground/child.mjs';
import { commandFile, root } from '../ground/repository.mjs';

/** The scripts of packages that write committed files, in the order in which they run. */
const GENERATORS = [
  ['@trellis/publish', 'generate'],
  ['@shop/schema', 'generate'],
  ['@shop/docs', 'docs'],
];

/**
 * Regenerates the committed files and reports those that changed: they were stale, or their generator is not
 * deterministic. The new files remain, ready to be committed.
 *
 * @param {(line: string) => void} onLine
 * @returns {Promise<import('../ground/child.mjs').Ended>}
 */
export async function unstableFiles(onLine) {
  const before = digests();
  for (const [name = '', script = ''] of GENERATORS) {
    const ended = await run(
      process.execPath,
      [commandFile('pnpm'), '--silent', '--filter', name, 'run', script],
      { onLine },
    );
    if (ended.code !== 0) return ended;
  }
  const after = digests();
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  );
  if (changed.length === 0) return { code: 0, output: '' };
  const output = `Generated files were stale: ${changed.join(', ')}. They are regenerated; review and commit them.\n`;
  return { code: 1, output };
}

/** The digest of each file in the packages, except built and installed ones. */
function digests() {
  /** @type {Map<string, string>} */
  const found = new Map();
  /** @param {string} folder */
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (['node_modules', 'dist', '.turbo', '.trellis', '.cache'].includes(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else found.set(relative(root, path), createHash('sha256').update(readFileSync(path)).digest('hex'));
    }
  };
  for (const folder of ['packages', 'toolkit']) walk(join(root, folder));
  return found;
}
