import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { emptyModel } from '@trellis/model';
import { readReleases } from './read-releases.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'releases-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('reads releases in the order of their versions', async () => {
  for (const version of ['1.10.0', '1.2.0', '1.2.10', '0.9.1'])
    await writeFile(join(folder, `${version}.json`), JSON.stringify({ version, model: emptyModel }));
  await writeFile(join(folder, 'notes.json'), '{}');
  const releases = await readReleases(folder);
  expect(releases.map(({ version }) => version)).toEqual(['0.9.1', '1.2.0', '1.2.10', '1.10.0']);
  expect(releases[0]?.model).toEqual(emptyModel);
});

test('returns no releases if the folder does not exist', async () => {
  expect(await readReleases(join(folder, 'none'))).toEqual([]);
});

test.each(['{', '{}', '{"model":{"format":"other"}}'])(
  'refuses a file with the contents %s',
  async (text) => {
    await writeFile(join(folder, '1.0.0.json'), text);
    await expect(readReleases(folder)).rejects.toThrow(expect.objectContaining({ code: 'RELEASE_INVALID' }));
  },
);
