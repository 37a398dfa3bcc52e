import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { oddModel } from '../../test/odd-model.ts';
import { dictionary } from './dictionary.ts';

/** Returns the tables of a page as rendered: rows of cells, each the text that it shows. */
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

const onOneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ');

test('shows every name, type, default and comment as it is', () => {
  fc.assert(
    fc.property(oddModel, (model) => {
      const [contents, ...entries] = tablesOf(dictionary(model));
      expect(contents?.slice(1).map(([name]) => name?.trim())).toEqual(
        model.tables.map(({ schema, name }) =>
          onOneLine(schema === 'public' ? name : `${schema}.${name}`).trim(),
        ),
      );
      const columns = entries.filter(([header]) => header?.[0] === 'Column');
      expect(columns).toHaveLength(model.tables.length);
      for (const [i, table] of model.tables.entries()) {
        const [header = [], ...rows] = columns[i] ?? [];
        const cells = (name: string) => rows.map((row) => (row[header.indexOf(name)] ?? '').trim());
        expect(cells('Column')).toEqual(table.columns.map(({ name }) => onOneLine(name).trim()));
        expect(cells('Type')).toEqual(table.columns.map(({ type }) => onOneLine(type).trim()));
        expect(cells('Null')).toEqual(table.columns.map(({ notNull }) => (notNull ? 'no' : 'yes')));
        if (header.includes('Default'))
          expect(cells('Default')).toEqual(table.columns.map((one) => onOneLine(one.default ?? '').trim()));
        if (header.includes('Description'))
          expect(cells('Description')).toEqual(
            table.columns.map((one) => onOneLine(one.comment ?? '').trim()),
          );
      }
    }),
    { numRuns: 150 },
  );
});
