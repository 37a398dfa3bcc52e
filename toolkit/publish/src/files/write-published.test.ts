import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { writePublished } from './write-published.ts';

const files = {
  'src/rows.ts': 'export type A={}',
  'src/validators.generated.ts': 'export const A=1',
  'json-schema/A.json': '{}',
  'schema.json': '{"name":"a"}',
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-publish-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('writes the files that are stale, and nothing if all are up to date', async () => {
  expect(await writePublished(folder, files)).toEqual(Object.keys(files).sort());
  await writeFile(join(folder, 'schema.json'), '{}');
  expect(await writePublished(folder, files)).toEqual(['schema.json']);
  expect(await readFile(join(folder, 'schema.json'), 'utf8')).toBe(files['schema.json']);
  expect(await writePublished(folder, files)).toEqual([]);
});

test('removes JSON Schema documents that are no longer generated', async () => {
  await writePublished(folder, files);
  await writeFile(join(folder, 'json-schema/Gone.json'), '{}');
  expect(await writePublished(folder, files)).toEqual(['json-schema/Gone.json']);
  expect(await readdir(join(folder, 'json-schema'))).toEqual(['A.json']);
});

test('writes and removes nothing in a dry run', async () => {
  await writePublished(folder, files);
  await writeFile(join(folder, 'json-schema/Gone.json'), '{}');
  await writeFile(join(folder, 'schema.json'), '{}');
  expect(await writePublished(folder, files, { dryRun: true })).toEqual([
    'json-schema/Gone.json',
    'schema.json',
  ]);
  expect(await readdir(join(folder, 'json-schema'))).toEqual(['A.json', 'Gone.json']);
  expect(await readFile(join(folder, 'schema.json'), 'utf8')).toBe('{}');
});

test('formats TypeScript, and compares the formatted text', async () => {
  const format = (path: string, contents: string) => `// ${path}\n${contents}\n`;
  expect(await writePublished(folder, files, { format })).toHaveLength(4);
  expect(await readFile(join(folder, 'src/rows.ts'), 'utf8')).toBe('// src/rows.ts\nexport type A={}\n');
  expect(await readFile(join(folder, 'src/validators.generated.ts'), 'utf8')).toBe('export const A=1');
  expect(await writePublished(folder, files, { format })).toEqual([]);
});
