import { expect, test } from '@jest/globals';
import { bigint, integer, table, text } from '@trellis/model';
import { citusSummary } from './citus-summary.ts';

test('lists the rules that hold and those that do not by kind, and the refusals with the page of the rule', () => {
  const shelves = table('shelves', {
    columns: { shelf_id: bigint({ primaryKey: true }) },
    distribution: 'reference',
  });
  const books = table('books', {
    columns: {
      book_id: integer({ primaryKey: true, identity: 'always' }),
      shelf_id: bigint({ references: 'shelves.shelf_id' }),
      title: text(),
    },
    checks: [{ name: 'titled', expression: "title <> ''" }],
    distribution: { column: 'shelf_id' },
  });
  expect(citusSummary({ name: 'library', tables: { shelves, books } })).toBe(
    [
      '| Rules | Hold | Do not hold |',
      '| --- | --- | --- |',
      '| primary key | 1: `shelves_pkey` | 1: `books_pkey` |',
      '| not null | 4 | |',
      '| foreign key | 1: `books_shelf_id_fkey` | |',
      '| check | 1: `titled` | |',
      '',
      '| Refusal | Objects |',
      '| --- | --- |',
      '| [CITUS_IDENTITY](https://docs.citusdata.com/en/v12.1/develop/reference_workarounds.html#limitations) | `column books.book_id` |',
      '| [CITUS_KEY](https://docs.citusdata.com/en/v12.1/develop/reference_ddl.html#adding-removing-constraints) | `constraint books.books_pkey` |',
    ].join('\n'),
  );
});

test('no rule of a table holds that Citus does not distribute', () => {
  const books = table('books', {
    columns: { book_id: bigint({ primaryKey: true }), at: text() },
    partitionBy: 'RANGE (at)',
    distribution: 'reference',
  });
  expect(citusSummary({ name: 'library', tables: { books } })).toContain(
    '| Rules | Do not hold |\n| --- | --- |\n| primary key | 1: `books_pkey` |',
  );
});
