import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bump, worse } from '@trellis/plan';

/**
 * The text of a changeset.
 *
 * @param packages what gets a new version
 * @param bump how much newer
 * @param message what the changelog will say
 */
export function changesetText(
  packages: readonly string[],
  bump: Exclude<Bump, 'none'>,
  message: string,
): string {
  const lines = packages.map((name) => `'${name}': ${bump}`);
  return `---\n${lines.join('\n')}\n---\n\n${message}\n`;
}

/**
 * The greatest bump that the changesets of a folder give to any of some packages.
 *
 * @param folder `.changeset`
 * @param packages a fixed group: one changeset for one of them is for all
 */
export async function pendingBump(folder: string, packages: readonly string[]): Promise<Bump> {
  if (!existsSync(folder)) return 'none';
  let bump: Bump = 'none';
  for (const file of await readdir(folder)) {
    if (!file.endsWith('.md') || file === 'README.md') continue;
    const [, front = ''] =
      /^---\r?\n([\s\S]*?)\r?\n---/.exec(await readFile(join(folder, file), 'utf8')) ?? [];
    for (const line of front.split('\n')) {
      const [, name, said] = /^\s*["']?([^"':]+)["']?\s*:\s*["']?(patch|minor|major)/.exec(line) ?? [];
      if (name !== undefined && packages.includes(name)) bump = worse(bump, said as Bump);
    }
  }
  return bump;
}
