import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { oddModel } from '../../test/odd-model.ts';
import { dictionary } from './dictionary.ts';

/** The tables of a page as a reader of Markdown sees them: rows of cells, each the text that it shows. */
function tablesOf(page: string): string[][][] {
  const tables: string[][][] = [];
  for (const token of new MarkdownIt().parse(page, {})) {
    if (token.type === 'table_open') tables.push([]);
    if (token.type === 'tr_open') tables.at(-1)?.push([]);
    if (token.type === 'inline' && token.level > 2)
      tables
        .at(-1)
        ?.at(-1)
        ?.push((token.children ?? []).map(({ content }) => content).join(''));
  }
  return tables;
}

const inOneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ');

test('whatever things are called and whatever is said of them, the dictionary shows just that', () => {
  fc.assert(
    fc.property(oddModel, (model) => {
      const [contents, ...entries] = tablesOf(dictionary(model));
      expect(contents?.slice(1).map(([name]) => name?.trim())).toEqual(
        model.tables.map(({ schema, name }) =>
          inOneLine(schema === 'public' ? name : `${schema}.${name}`).trim(),
        ),
      );
      const columns = entries.filter(([header]) => header?.[0] === 'Column');
      expect(columns).toHaveLength(model.tables.length);
      for (const [i, table] of model.tables.entries()) {
        const [header = [], ...rows] = columns[i] ?? [];
        const cells = (name: string) => rows.map((row) => (row[header.indexOf(name)] ?? '').trim());
        expect(cells('Column')).toEqual(table.columns.map(({ name }) => inOneLine(name).trim()));
        expect(cells('Type')).toEqual(table.columns.map(({ type }) => inOneLine(type).trim()));
        expect(cells('Null')).toEqual(table.columns.map(({ notNull }) => (notNull ? 'no' : 'yes')));
        if (header.includes('Default'))
          expect(cells('Default')).toEqual(table.columns.map((one) => inOneLine(one.default ?? '').trim()));
        if (header.includes('Description'))
          expect(cells('Description')).toEqual(
            table.columns.map((one) => inOneLine(one.comment ?? '').trim()),
          );
      }
    }),
    { numRuns: 150 },
  );
});
