import { expect, test } from '@jest/globals';
import * as t from '@trellis/model';
import { printRows } from '../rows/index.ts';
import { jsonSchemas } from './json-schemas.ts';

test('reads limits and sentences with characters that have a meaning in JSDoc', () => {
  const pattern = '^ @x*/[^ @]{2,}\u2028 $';
  const odd = t.table('odd', {
    doc: 'Ask @ada.',
    columns: {
      code: t.text({ pattern, default: 'a @b */ c', doc: 'Code of @ada */ and others.' }),
    },
  });
  const schema = t.defineSchema({ name: 'odd', tables: { odd } });
  const { NewOdd } = jsonSchemas(printRows(schema), ['NewOdd']);
  const code = NewOdd?.properties?.['code'] as Record<string, string>;
  expect(code['default']).toBe('a @b */ c');
  expect(code['description']).toBe('Code of \\@ada *\\/ and others.');
  const value = ' @x*/ab\u2028 ';
  expect(
    [value, ' @x*/ab\u2028', 'x'].map((text) => new RegExp(String(code['pattern']), 'u').test(text)),
  ).toEqual([value, ' @x*/ab\u2028', 'x'].map((text) => new RegExp(pattern, 'u').test(text)));
});

test('refuses a type that the module does not have', () => {
  expect(() => jsonSchemas('export interface A {}', ['B'])).toThrow(
    expect.objectContaining({
      code: 'ROWS_INVALID',
      message: expect.stringContaining('they have no type B'),
    }),
  );
});
