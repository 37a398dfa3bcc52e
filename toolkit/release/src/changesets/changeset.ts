import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import parseChangeset from '@changesets/parse';
import { TrellisError } from '@trellis/model';
import type { Bump } from '@trellis/plan';
import { worse } from '@trellis/plan/internal';

/**
 * Returns the text of a changeset, in the format of changesets: front matter with a bump for each package.
 *
 * @param packages the names of the packages that get a new version
 * @param bump by how much
 * @param message the line of the changelog
 * @example
 * import { writeFile } from 'node:fs/promises';
 * import { changesetText } from '@trellis/release';
 *
 * await writeFile('.changeset/added_suppliers.md', changesetText(['@shop/schema'], 'minor', 'Added suppliers'));
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
 * Returns the greatest bump that the pending changesets give to any of some packages.
 *
 * @param folder the folder of the changesets; it need not exist
 * @param packages the names of the packages; they are a fixed group, so a changeset of one counts for all
 * @throws TrellisError `CHANGESET_INVALID` for a changeset that does not parse
 * @example
 * import { pendingBump } from '@trellis/release';
 *
 * const bump = await pendingBump('.changeset', ['@shop/schema', '@shop/migrations']);
 * if (bump === 'major') console.log('The next release breaks its readers or writers.');
 */
export async function pendingBump(folder: string, packages: readonly string[]): Promise<Bump> {
  if (!existsSync(folder)) return 'none';
  let bump: Bump = 'none';
  for (const file of await readdir(folder)) {
    if (!file.endsWith('.md') || /^readme\.md$/i.test(file)) continue;
    const { releases } = parse(join(folder, file), await readFile(join(folder, file), 'utf8'));
    for (const { name, type } of releases) if (packages.includes(name)) bump = worse(bump, type);
  }
  return bump;
}

function parse(path: string, text: string): ReturnType<typeof parseChangeset> {
  try {
    return parseChangeset(text);
  } catch (cause) {
    throw new TrellisError(
      'CHANGESET_INVALID',
      `Expected a changeset in ${path}, found a file that does not parse. Restore it, or write it again with \`pnpm changeset\`.`,
      { cause },
    );
  }
}
