import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, jest, test } from '@jest/globals';
import { applyDiff } from './blocks.ts';
import { ReadmeClone, ROOT, readme, readmeFolders } from './readme-clone.ts';

// The test runs type checks and package managers, on a machine with other work.
jest.setTimeout(900_000);

let clone: ReadmeClone;

beforeAll(async () => {
  clone = await ReadmeClone.open();
  // The types that are checked here already are not checked again in the clone.
  for (const folder of ['scripts', 'bench', ...(await readmeFolders())]) {
    const types = join(folder, '.cache/types');
    if (existsSync(join(ROOT, types)))
      await cp(join(ROOT, types), join(clone.folder, types), { recursive: true, preserveTimestamps: true });
  }
});
afterAll(() => clone?.remove());

test('the root README followed to its end leaves types, sample data and generated files that pass', async () => {
  const session = { folder: clone.folder, env: {}, url: await clone.newDatabase() };
  for (const block of await readme('.')) {
    // Another test follows this section, in a project of its own.
    if (block.section.startsWith('Use the toolkit')) continue;
    const path = block.file !== undefined && join(session.folder, block.file);
    if (block.language === 'ts' && path) await writeFile(path, block.code);
    else if (block.language === 'diff' && path)
      await writeFile(path, applyDiff(await readFile(path, 'utf8'), block.code));
    else await clone.runBlock(block, session);
  }
});
