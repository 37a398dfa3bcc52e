import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { commit } from '@trellis/migrate';
import { keepVersions, raiseVersions, takeBackVersions } from '@trellis/release/internal';
import { configIn } from '../../test/config.ts';
import type { Config } from '../config/config.ts';

let config: Config;
beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), 'trellis-versions-'));
  config = { ...configIn(root), changesets: join(root, '.changeset'), packages: ['@a/schema'] };
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  };
  const pkg = (name: string) => JSON.stringify({ name, version: '1.0.0' });
  write('package.json', JSON.stringify({ name: 'all', private: true, workspaces: ['packages/*'] }));
  write('package-lock.json', '{}');
  write('packages/schema/package.json', pkg('@a/schema'));
  write('packages/schema/CHANGELOG.md', '# @a/schema\n\n## 1.0.0\n');
  write('packages/other/package.json', pkg('@a/other'));
  write('.changeset/config.json', JSON.stringify({ changelog: '@changesets/cli/changelog' }));
  write('.changeset/one.md', "---\n'@a/schema': minor\n'@a/other': patch\n---\n\nMore.\n");
  mkdirSync(join(root, 'node_modules/@changesets'), { recursive: true });
  const changesets = dirname(require.resolve('@changesets/cli/package.json', { paths: [process.cwd()] }));
  symlinkSync(changesets, join(root, 'node_modules/@changesets/cli'));
});
afterEach(() => rmSync(config.root, { recursive: true, force: true }));

/** The texts of all files of the project, by path. */
function files(): Record<string, string> {
  const entries = readdirSync(config.root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return Object.fromEntries(
    paths.filter((path) => !path.includes('node_modules')).map((path) => [path, readFileSync(path, 'utf8')]),
  );
}

const at = (name: string) => join(config.root, name);
const journal = () => join(config.cache, 'versions.pending.json');
/** Makes it as if the process that raised the versions was killed. No process has this id. */
const killed = () =>
  writeFileSync(journal(), readFileSync(journal(), 'utf8').replace(/"pids":\[.*?\]/, '"pids":[4194305]'));

test('what was raised for a release that was never written down is put back, however far it got', async () => {
  const before = files();
  await raiseVersions(config);
  const raised = files();
  expect(raised[at('packages/schema/package.json')]).toContain('1.1.0');
  expect(raised[at('packages/other/CHANGELOG.md')]).toContain('More.');
  expect(raised[at('.changeset/one.md')]).toBeUndefined();
  killed();
  await takeBackVersions(config);
  expect(files()).toEqual(before);

  await raiseVersions(config);
  writeFileSync(at('.changeset/one.md'), before[at('.changeset/one.md')] ?? '');
  writeFileSync(at('packages/schema/CHANGELOG.md'), '# @a/sch');
  killed();
  await takeBackVersions(config);
  expect(files()).toEqual(before);
  await takeBackVersions(config);
  expect(files()).toEqual(before);
});

test('what somebody went on working on since stays', async () => {
  const before = files();
  await raiseVersions(config);
  killed();
  const edited = '{ "name": "@a/other", "version": "1.0.1", "private": true }';
  writeFileSync(at('packages/other/package.json'), edited);
  const earlier = Date.now() / 1000 - 3600;
  utimesSync(journal(), earlier, earlier);
  for (const path of ['packages/schema/package.json', 'packages/schema/CHANGELOG.md'])
    utimesSync(at(path), earlier + 2, earlier + 2);
  utimesSync(at('packages/other/CHANGELOG.md'), earlier + 2, earlier + 2);
  await takeBackVersions(config);
  expect(files()).toEqual({ ...before, [at('packages/other/package.json')]: edited });
});

test('of two releases at once, the second begins nothing', async () => {
  const before = files();
  await raiseVersions(config);
  const raised = files();
  await expect(raiseVersions(config)).rejects.toMatchObject({ code: 'EEXIST', path: journal() });
  expect(files()).toEqual(raised);
  await takeBackVersions(config);
  expect(files()).toEqual(before);
});

test("a journal that was not written to its end tells of nothing, and is in nobody's way", async () => {
  const before = files();
  mkdirSync(config.cache, { recursive: true });
  writeFileSync(journal(), '{"manif');
  await takeBackVersions(config);
  expect(files()).toEqual(before);
});

test('what a written release raised stays, also where its process was killed right after', async () => {
  await raiseVersions(config);
  const { [journal()]: _, ...raised } = files();
  await commit(config.migrations, {}, (manifest) => ({ ...manifest, releases: { '1.1.0': null } }));
  killed();
  await takeBackVersions(config);
  expect(files()).toMatchObject(raised);
  expect(files()[journal()]).toBeUndefined();
});

test('what another process is at is left alone until that ends', async () => {
  await raiseVersions(config);
  const raised = files();
  writeFileSync(
    journal(),
    readFileSync(journal(), 'utf8').replace(/"pids":\[.*?\]/, `"pids":[${process.ppid}]`),
  );
  const waiting = takeBackVersions(config);
  expect(files()[at('packages/schema/package.json')]).toBe(raised[at('packages/schema/package.json')]);
  await keepVersions(config);
  await waiting;
  expect(files()[at('packages/schema/package.json')]).toBe(raised[at('packages/schema/package.json')]);
});
