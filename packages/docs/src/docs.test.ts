import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { shop } from '@shop/schema';
import { toModel } from '@trellis/model';
import { checkPages, writePages } from './docs.ts';
import { shopPages } from './pages.ts';

const PROJECT = join(__dirname, '../../..');
const folder = 'packages/docs';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'docs-'));
});
afterEach(() => rm(root, { recursive: true }));

test('the committed pages and the generated sections of the README match the schema', async () => {
  expect(await checkPages({ root: PROJECT, folder })).toEqual({ lines: [], fresh: true });
});

test('the page of every table has all columns with their sentences', async () => {
  const pages = await shopPages(PROJECT);
  for (const { name, comment, columns } of toModel(shop).tables) {
    const page = pages.get(`tables/${name}.md`);
    expect(page).toContain(`# ${name}\n`);
    expect(page).toContain(comment);
    for (const { name: column, type, comment: sentence } of columns)
      expect(page?.split('\n').find((line) => line.startsWith(`| \`${column}\` | \`${type}\``))).toContain(
        sentence,
      );
  }
});

test('check lists stale pages, and write updates them', async () => {
  await writePages({ root, folder });
  const readme = '# Shop\n\n<!-- docs:erd -->\n<!-- /docs:erd -->\n\nMine.\n';
  await writeFile(join(root, 'README.md'), readme);
  const page = join(root, folder, 'tables/orders.md');
  await writeFile(page, `${await readFile(page, 'utf8')}Edited.\n`);
  await cp(page, join(root, folder, 'tables/gone.md'));

  const found = await checkPages({ root, folder });
  expect(found).toEqual({
    lines: [
      'stale: packages/docs/tables/orders.md',
      'stale: packages/docs/tables/gone.md',
      'stale: README.md',
      'These pages do not match the schema. Run `pnpm turbo docs` and commit the result.',
    ],
    fresh: false,
  });
  expect(await readFile(join(root, 'README.md'), 'utf8')).toBe(readme);

  expect((await writePages({ root, folder })).lines).toEqual([
    'wrote packages/docs/tables/orders.md',
    'wrote README.md',
    'removed packages/docs/tables/gone.md',
  ]);
  expect(await readFile(join(root, 'README.md'), 'utf8')).toMatch(
    /```mermaid\nerDiagram\n[\s\S]*\n\nMine\.\n$/,
  );
  expect(await checkPages({ root, folder })).toEqual({ lines: [], fresh: true });
  expect((await writePages({ root, folder })).lines[0]).toMatch(
    /^\d+ pages in packages\/docs are up to date\.$/,
  );
});
