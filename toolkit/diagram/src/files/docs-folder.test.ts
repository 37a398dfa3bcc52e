import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { shop } from '../../test/shop.ts';
import { renderDocs } from '../docs/render-docs.ts';
import { compareDocs, writeDocs } from './docs-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docs-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('writes pages once, and does not touch them afterwards', async () => {
  const docs = renderDocs(shop);
  expect(await compareDocs(folder, docs)).toEqual({ stale: [...docs.keys()], orphaned: [] });
  expect(await writeDocs(folder, docs)).toEqual({ stale: [...docs.keys()], orphaned: [] });
  const { mtimeMs } = await stat(join(folder, 'erd.md'));
  expect(await writeDocs(folder, docs)).toEqual({ stale: [], orphaned: [] });
  expect((await stat(join(folder, 'erd.md'))).mtimeMs).toBe(mtimeMs);
  expect(await readFile(join(folder, 'tables/orders.md'), 'utf8')).toBe(docs.get('tables/orders.md'));
});

test('removes the page of a dropped table, and no file that is not generated', async () => {
  await writeDocs(folder, renderDocs(shop));
  await writeFile(join(folder, 'tables/notes.md'), '# Mine\n');
  const { reviews: _, ...tables } = shop.tables;
  const fewer = renderDocs({ ...shop, tables });
  expect(await compareDocs(folder, fewer)).toMatchObject({ orphaned: ['tables/reviews.md'] });
  await writeDocs(folder, fewer);
  await expect(stat(join(folder, 'tables/reviews.md'))).rejects.toThrow('ENOENT');
  expect(await readFile(join(folder, 'tables/notes.md'), 'utf8')).toBe('# Mine\n');
});

test('reports an edited page, and ignores line ends that Git converted', async () => {
  const docs = renderDocs(shop);
  await writeDocs(folder, docs);
  await writeFile(join(folder, 'erd.md'), (docs.get('erd.md') ?? '').replaceAll('\n', '\r\n'));
  await writeFile(join(folder, 'dictionary.md'), `${docs.get('dictionary.md')}More.\n`);
  expect(await compareDocs(folder, docs)).toEqual({ stale: ['dictionary.md'], orphaned: [] });
});

test('refuses to overwrite a file that is not generated, and writes nothing', async () => {
  await writeFile(join(folder, 'dictionary.md'), '# Mine\n');
  await expect(writeDocs(folder, renderDocs(shop))).rejects.toThrow(
    expect.objectContaining({ code: 'FILE_NOT_GENERATED' }),
  );
  await expect(stat(join(folder, 'erd.md'))).rejects.toThrow('ENOENT');
});
