import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { shop } from '@shop/schema';
import { compareDocs } from '@trellis/diagram';
import { shopPages } from './pages.ts';

const HERE = join(__dirname, '..');

test('the committed pages say what the schema says', async () => {
  const pages = await shopPages(join(HERE, '..'));
  expect(await compareDocs(HERE, pages)).toEqual({ stale: [], orphaned: [] });
});

test('every table has a page with all of its columns and sentences', async () => {
  const pages = await shopPages(join(HERE, '..'));
  for (const [name, { doc, columns }] of Object.entries(shop.tables)) {
    const page = pages.get(`tables/${name}.md`);
    expect(page).toContain(`# ${name}\n`);
    expect(page).toContain(doc);
    for (const [column, { type, doc: sentence }] of Object.entries(columns))
      expect(page).toMatch(new RegExp(`\\| \`${column}\` \\| \`${type}\` .*${sentence}`));
  }
});
