import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { pendingRelease } from './release-plan.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'trellis-changesets-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Writes a project of one package, outside a monorepo and without `@changesets/cli`. */
function project(files: Readonly<Record<string, string | undefined>>): void {
  const all: Record<string, string | undefined> = {
    'package.json': '{ "name": "club", "version": "1.0.0" }',
    'package-lock.json': '{}',
    '.changeset/one.md': "---\n'club': minor\n---\n\nMore members.\n",
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

test.each([
  ['no configuration', undefined],
  ['an empty configuration', '{}'],
  ['the changelog of @changesets/cli', '{ "changelog": "@changesets/cli/changelog" }'],
])('a project of one package with %s is versioned', async (_, config) => {
  project({ '.changeset/config.json': config });
  const { apply } = await pendingRelease(root);
  await apply();
  expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).toMatchObject({ version: '1.1.0' });
  expect(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')).toContain('More members.');
});

test.each([
  [
    'a changelog module that is not installed',
    { '.changeset/config.json': '{ "changelog": "@changesets/changelog-github" }' },
    '"@changesets/changelog-github", which `changelog` in .changeset/config.json names, is not installed',
  ],
  [
    'a changeset of another package',
    { '.changeset/one.md': "---\n'clubs': minor\n---\n\nMore.\n" },
    'Found changeset one for package clubs which is not in the workspace',
  ],
  [
    'several faults of the configuration, on several lines',
    { '.changeset/config.json': '{ "changelog": 7, "access": "all" }' },
    'The `access` option is set as "all" when the only valid values are undefined, "public" or "restricted"',
  ],
  [
    'no package.json',
    { 'package.json': undefined },
    'No package.json could be found upwards from the directory',
  ],
])(
  'reports %s before anything is written, with the complete reason in one line',
  async (_, files, reason) => {
    project(files);
    const error = await pendingRelease(root).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'CHANGESETS_FAILED', message: expect.stringContaining(reason) });
    expect((error as Error).message).toMatch(
      /[^.]\. Fix that and run the command again; nothing was released\.$/,
    );
    expect((error as Error).message).not.toContain('\n');
  },
);
