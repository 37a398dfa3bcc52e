import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { expectWritable, writeDescriptors } from './write-descriptors.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trellis-descriptors-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const old = { 'orders.ts': 'old orders', 'shop.ts': 'old shop' };
const sources = { 'customers.ts': 'customers', 'orders.ts': 'orders', 'shop.ts': 'shop' };

/** The texts of the files in the folder. */
const written = () =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

/** Writes the descriptors in a process that is killed instead of completing the file at a step. */
function killedAt(step: number): NodeJS.Signals | null {
  const flags = ['--conditions=trellis-source', '--import', require.resolve('tsx')];
  const script = join(__dirname, '../../test/killed-pull.ts');
  const args = [...flags, script, folder, JSON.stringify(sources), String(step)];
  return spawnSync(process.execPath, args).signal;
}

test('writes all files and leaves no other', async () => {
  const paths = Object.keys(sources).map((name) => join(folder, name));
  expect(await writeDescriptors({ folder, sources })).toEqual(paths);
  expect(written()).toEqual(sources);
});

test.each([0, 1, 2])('the next pull rolls back one that was killed at file %d', async (step) => {
  for (const [name, text] of Object.entries(old)) writeFileSync(join(folder, name), text);
  expect(killedAt(step)).toBe('SIGKILL');
  expect(written()).toMatchObject({ 'shop.ts': 'old shop', 'shop.ts.pending': expect.any(String) });
  await expect(expectWritable({ folder, sources })).rejects.toMatchObject({ code: 'PULL_EXISTS' });
  expect(written()).toEqual(old);
  await writeDescriptors({ folder, sources, force: true });
  expect(written()).toEqual(sources);
});

test('restores the previous files when one cannot be written', async () => {
  writeFileSync(join(folder, 'orders.ts'), 'old orders');
  const inMissingFolder = { ...sources, 'missing/shop.ts': 'shop' };
  await expect(
    writeDescriptors({ folder, sources: { ...inMissingFolder, 'last.ts': '' }, force: true }),
  ).rejects.toMatchObject({ code: 'ENOENT' });
  expect(written()).toEqual({ 'orders.ts': 'old orders' });
});
