import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { versionCommand } from './version-command.mjs';

const repository = join(__dirname, '../..');
const root = mkdtempSync(join(tmpdir(), 'release-'));
afterAll(() => rmSync(root, { recursive: true }));

/** The manifests of this repository, without its waiting changesets. */
beforeAll(() => {
  for (const name of ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', '.changeset/config.json'])
    cpSync(join(repository, name), join(root, name));
  for (const parent of ['toolkit', 'packages'])
    for (const name of readdirSync(join(repository, parent)))
      cpSync(join(repository, parent, name, 'package.json'), join(root, parent, name, 'package.json'));
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
});

const changeset = (name: string, bump: string) =>
  writeFileSync(join(root, '.changeset/one.md'), `---\n'${name}': ${bump}\n---\n\nSomething\n`);
const manifest = (folder: string) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));

test('returns no command without changesets', async () => {
  expect(await versionCommand(root)).toEqual([]);
});

test('a changeset of the schema is applied by trellis release', async () => {
  changeset('@shop/schema', 'minor');
  expect(await versionCommand(root)).toEqual(['trellis', 'release']);
});

test.each(['patch', 'minor', 'major'])(
  'a %s of the toolkit changes no version of the schema',
  async (bump) => {
    const before = ['packages/schema', 'packages/migrations'].map((folder) => manifest(folder).version);
    const toolkit = manifest('toolkit/model').version;
    changeset('@trellis/model', bump);
    const [program, ...args] = await versionCommand(root);
    expect(program).toBe('changeset');
    const cli = join(repository, 'node_modules/@changesets/cli/bin.js');
    execFileSync(process.execPath, [cli, ...args], { cwd: root, stdio: 'pipe' });
    expect(manifest('toolkit/model').version).not.toBe(toolkit);
    expect(['packages/schema', 'packages/migrations'].map((folder) => manifest(folder).version)).toEqual(
      before,
    );
    expect(manifest('packages/schema').dependencies['@trellis/model']).toBe('workspace:^');
  },
);

test('published packages depend on each other by workspace:^, so that a patch of one raises no other', () => {
  const published = readdirSync(join(root, 'toolkit'))
    .map((name) => `toolkit/${name}`)
    .concat('packages/schema', 'packages/migrations')
    .map(manifest)
    .filter((one) => !one.private);
  const others = published.flatMap(({ name, dependencies = {} }) =>
    Object.entries(dependencies)
      .filter(([, range]) => String(range).startsWith('workspace:') && range !== 'workspace:^')
      .map(([dependency, range]) => `${name}: ${dependency} ${range}`),
  );
  expect(others).toEqual([]);
});
