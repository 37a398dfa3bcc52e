import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { commit, type Project } from '@trellis/migrate/internal';
import { keepVersions, raiseVersions, rollBackVersions } from './index.ts';

let config: Project;
beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), 'trellis-versions-'));
  config = {
    root,
    migrations: join(root, 'migrations'),
    releases: join(root, 'releases'),
    changesets: join(root, '.changeset'),
    packages: ['@a/schema'],
    cache: join(root, '.trellis'),
  };
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
/** Makes the journal look like that of a killed process: no process has this id. */
const killed = () =>
  writeFileSync(journal(), readFileSync(journal(), 'utf8').replace(/"pid":\d+/, '"pid":4194305'));

test('rolls back the versions of a release that was not recorded, at any step', async () => {
  const before = files();
  await raiseVersions(config);
  const raised = files();
  expect(raised[at('packages/schema/package.json')]).toContain('1.1.0');
  expect(raised[at('packages/other/CHANGELOG.md')]).toContain('More.');
  expect(raised[at('.changeset/one.md')]).toBeUndefined();
  killed();
  await rollBackVersions(config);
  expect(files()).toEqual(before);

  await raiseVersions(config);
  writeFileSync(at('.changeset/one.md'), before[at('.changeset/one.md')] ?? '');
  writeFileSync(at('packages/schema/CHANGELOG.md'), '# @a/sch');
  killed();
  await rollBackVersions(config);
  expect(files()).toEqual(before);
  await rollBackVersions(config);
  expect(files()).toEqual(before);
});

test('does not change a file that was edited since', async () => {
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
  await rollBackVersions(config);
  expect(files()).toEqual({ ...before, [at('packages/other/package.json')]: edited });
});

test('does not begin a release while another is in progress', async () => {
  const before = files();
  await raiseVersions(config);
  const raised = files();
  await expect(raiseVersions(config)).rejects.toMatchObject({ code: 'HISTORY_BUSY' });
  expect(files()).toEqual(raised);
  await rollBackVersions(config);
  expect(files()).toEqual(before);
});

test('removes a journal that was not written completely', async () => {
  const before = files();
  mkdirSync(config.cache, { recursive: true });
  writeFileSync(journal(), '{"manif');
  await rollBackVersions(config);
  expect(files()).toEqual(before);
});

test('keeps the versions of a recorded release, also when the process is killed right after', async () => {
  await raiseVersions(config);
  const { [journal()]: _, ...raised } = files();
  await commit(config.migrations, {}, (manifest) => ({ ...manifest, releases: { '1.1.0': null } }));
  killed();
  await rollBackVersions(config);
  expect(files()).toMatchObject(raised);
  expect(files()[journal()]).toBeUndefined();
});

test('waits for another process before it rolls back', async () => {
  await raiseVersions(config);
  const raised = files();
  writeFileSync(journal(), readFileSync(journal(), 'utf8').replace(/"pid":\d+/, `"pid":${process.ppid}`));
  const waiting = rollBackVersions(config);
  expect(files()[at('packages/schema/package.json')]).toBe(raised[at('packages/schema/package.json')]);
  await keepVersions(config);
  await waiting;
  expect(files()[at('packages/schema/package.json')]).toBe(raised[at('packages/schema/package.json')]);
});
