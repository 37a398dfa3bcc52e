import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { temporaryPath } from '@trellis/files';
import { programOf } from '@trellis/testing/program';
import { commit } from './commit.ts';
import { inspectHistory, readHistory } from './history.ts';
import { readManifest } from './manifest.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trellis-commit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string) => join(folder, name);
const release = (version: string) => (manifest: Awaited<ReturnType<typeof readManifest>>) => ({
  ...manifest,
  releases: { ...manifest.releases, [version]: null },
});
/** No process has this id: it is greater than the kernel's maximum. */
const DEAD = 4_194_305;

test('writes new files and the manifest together', async () => {
  await commit(folder, { [path('a/x.md')]: 'x', [path('y.ts')]: 'y' }, release('1.0.0'));
  expect(readdirSync(folder).sort()).toEqual(['a', 'history.json', 'y.ts']);
  expect(readFileSync(path('a/x.md'), 'utf8')).toBe('x');
  expect(await readManifest(folder)).toMatchObject({ releases: { '1.0.0': null } });
});

test('writes no file when one of them cannot be written', async () => {
  writeFileSync(path('file'), '');
  const files = { [path('x.ts')]: 'x', [path('file/y.ts')]: 'y' };
  await expect(commit(folder, files, release('1.0.0'))).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(
    commit(folder, { [path('x.ts')]: 'x' }, () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await expect(commit(folder, { [path('file')]: 'x' }, release('1.0.0'))).rejects.toMatchObject({
    code: 'FILE_THERE',
  });
  expect(readdirSync(folder)).toEqual(['file']);
});

const FULL = '/dev/full';
(existsSync(FULL) ? test : test.skip)(
  'names the file when the disk is full, and leaves nothing behind',
  async () => {
    const files = { [path('x.ts')]: 'x', [path('y.ts')]: 'y' };
    symlinkSync(FULL, temporaryPath(path('y.ts')));
    await expect(commit(folder, files, release('1.0.0'))).rejects.toMatchObject({
      code: 'ENOSPC',
      path: path('y.ts'),
    });
    symlinkSync(FULL, temporaryPath(path('history.json')));
    await expect(commit(folder, files, release('1.0.0'))).rejects.toMatchObject({
      code: 'ENOSPC',
      path: path('history.json'),
    });
    expect(readdirSync(folder)).toEqual([]);
  },
);

test('rolls back what a killed process began and keeps what it finished', async () => {
  const journal = JSON.stringify({
    pid: DEAD,
    decider: null,
    files: Object.fromEntries(['x', 'y', 'z'].map((name) => [`${name}.ts`, { before: null, after: name }])),
    moves: {},
  });
  writeFileSync(path('history.json.pending'), journal);
  writeFileSync(path('x.ts'), 'x');
  writeFileSync(temporaryPath(path('y.ts'), DEAD), 'hal');
  writeFileSync(path('z.ts'), 'of another program');
  expect((await readHistory(folder)).migrations).toEqual([]);
  expect(readdirSync(folder)).toEqual(['z.ts']);
  await commit(folder, { [path('x.ts')]: 'x' }, release('1.0.0'));
  writeFileSync(path('history.json.pending'), journal);
  await readHistory(folder);
  expect(readdirSync(folder)).toEqual(['history.json', 'x.ts', 'z.ts']);
});

test('keeps the changes of several commits at once', async () => {
  const versions = ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0'];
  await Promise.all(
    versions.map((version) => commit(folder, { [path(`${version}.json`)]: version }, release(version))),
  );
  expect(Object.keys((await readManifest(folder)).releases).sort()).toEqual(versions);
  expect(readdirSync(folder)).toHaveLength(6);
});

test('names a process that does not end', async () => {
  writeFileSync(
    path('history.json.pending'),
    JSON.stringify({ pid: process.pid, decider: null, files: {}, moves: {} }),
  );
  await expect(readHistory(folder)).rejects.toMatchObject({
    code: 'HISTORY_BUSY',
    message: expect.stringContaining(`(${process.pid})`),
  });
});

test('renames files together with the rest of a commit, or not at all', async () => {
  writeFileSync(path('a.ts'), 'a');
  writeFileSync(path('b.ts'), 'b');
  const move = (moves: Record<string, string>) => commit(folder, {}, release('1.0.0'), { moves });
  await expect(move({ [path('a.ts')]: path('b.ts') })).rejects.toMatchObject({ code: 'FILE_THERE' });
  await expect(move({ [path('a.ts')]: path('c.ts'), [path('x')]: path('y') })).rejects.toMatchObject({
    code: 'ENOENT',
  });
  expect(readdirSync(folder)).toEqual(['a.ts', 'b.ts']);
  await move({ [path('a.ts')]: path('c.ts') });
  expect(readdirSync(folder)).toEqual(['b.ts', 'c.ts', 'history.json']);
});

test('leaves the state before or after the commit when the process is killed at any step', async () => {
  const program = await programOf(join(__dirname, '../../test/killed-at.ts'));
  /** Runs a process that is killed at a step while it writes or reads. Returns whether it was killed. */
  const killed = async (what: 'write' | 'look', step: number) => {
    const child = spawn(process.execPath, [...program, folder, what, String(step)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    expect(signal === 'SIGKILL' ? 0 : code).toBe(0);
    return signal === 'SIGKILL';
  };
  const begin = async () => {
    rmSync(folder, { recursive: true });
    const files = { [path('old.md')]: 'old', [path('more/old.md')]: 'more', [path('gone.md')]: 'gone' };
    await commit(folder, files, release('1.0.0'));
  };
  const state = () => {
    const names = readdirSync(folder, { recursive: true }).map(String).sort();
    return JSON.stringify(
      names.map((name) => [name, name.includes('.') && readFileSync(path(name), 'utf8')]),
    );
  };
  await begin();
  const before = state();
  await killed('write', Number.POSITIVE_INFINITY);
  const after = state();

  let steps = 0;
  const seen: string[] = [];
  for (let alive = false; !alive; steps++) {
    await begin();
    alive = !(await killed('write', steps));
    await inspectHistory(folder);
    seen.push(state());
  }
  expect(new Set(seen)).toEqual(new Set([before, after]));
  expect([seen[0], seen.at(-1)]).toEqual([before, after]);

  // The process that rolls back the change may be killed too.
  const late = seen.indexOf(after) - 1;
  for (let step = 0, alive = false; !alive; step++) {
    await begin();
    expect(await killed('write', late)).toBe(true);
    alive = !(await killed('look', step));
    await inspectHistory(folder);
    expect(state()).toBe(before);
  }
}, 180_000);
