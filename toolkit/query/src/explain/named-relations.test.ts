import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { defineSchema, domain, inDomain, integer, numeric, table, text } from '@trellis/model';
import { type OpenDatabase, openDatabase } from '../../test/test-database.ts';
import { explain } from './explain.ts';

const percentage = domain('percentage', integer(), {
  checks: [{ name: 'in_range', expression: 'VALUE BETWEEN 0 AND 100', doc: 'A percentage is at most 100.' }],
});
const price = domain('price', numeric(9, 2), {
  checks: [{ name: 'in_range', expression: 'VALUE >= 0', doc: 'A price is not negative.' }],
});
const code = domain('code', text(), { notNull: true });
const authors = table('authors', { columns: { author_id: integer({ primaryKey: true }) } });
const books = table('books', {
  columns: {
    book_id: integer(),
    title: text(),
    pages: integer(),
    discount: inDomain(percentage, { nullable: true }),
    price: inDomain(price, { nullable: true }),
    author_id: integer({ nullable: true, references: 'authors.author_id' }),
  },
  primaryKey: ['book_id'],
  checks: [{ name: 'in_range', expression: 'pages > 0', doc: 'A book has pages.' }],
  partitionBy: 'RANGE (book_id)',
});
const labels = table('labels', { columns: { label: text({ primaryKey: true }) } });
const shelf = defineSchema({
  name: 'shelf',
  domains: [code, percentage, price],
  tables: { authors, books, labels },
});

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('explained_relations', shelf);
  await database.knex.raw(`
    create table books_1 partition of books for values from (0) to (100);
    insert into authors values (1); insert into books (book_id, title, pages, author_id) values (1, 'a', 1, 1);
    create table others (title text not null, label text not null,
      pages integer constraint in_range check (pages > 0));
  `);
});
afterAll(() => database.close());

const thrown = (sql: string): Promise<unknown> =>
  database.knex.raw(sql).then(
    () => undefined,
    (caught: unknown) => caught,
  );

test.each([
  [
    'a check of a domain',
    `insert into books values (2, 'b', 1, 101)`,
    { table: 'percentage', message: 'A percentage is at most 100.' },
  ],
  [
    'the check of the same name of another domain',
    `insert into books values (2, 'b', 1, null, -1)`,
    { table: 'price', message: 'A price is not negative.' },
  ],
  [
    'a check of a value that is cast to a domain',
    'select 101::percentage',
    { table: 'percentage', message: 'A percentage is at most 100.' },
  ],
  [
    'the check of the same name of a partition',
    `insert into books values (2, 'b', 0)`,
    { table: 'books', message: 'A book has pages.' },
  ],
  [
    'a value of a domain that is null',
    'select null::code',
    { table: 'code', rule: 'code_not_null', kind: 'not null', columns: [] },
  ],
  [
    'a column of a partition that is null',
    'insert into books values (2, null, 1)',
    { table: 'books', rule: 'books_title_not_null', columns: ['title'] },
  ],
  [
    'a foreign key of a partition',
    `insert into books (book_id, title, pages, author_id) values (2, 'b', 1, 9)`,
    { table: 'books', rule: 'books_author_id_fkey', problem: 'missing' },
  ],
  [
    'a row that a row of a partition refers to',
    'delete from authors',
    { table: 'books', rule: 'books_author_id_fkey', problem: 'in use' },
  ],
])('explains %s', async (_, sql, expected) => {
  expect(explain(shelf, await thrown(sql))).toMatchObject(expected);
});

test.each([
  ['a column of the same name', `insert into others (label, pages) values ('a', 1)`],
  ['a column of the same name as that of one table', `insert into others (title, pages) values ('a', 1)`],
  ['a check of the same name', `insert into others values ('a', 'b', 0)`],
])('does not explain an error about %s of a table outside of the schema', async (_, sql) => {
  expect(explain(defineSchema({ name: 'few', tables: { labels } }), await thrown(sql))).toBeUndefined();
});

/** Statements that fail by an error about no rule, in each class of errors that a service can meet. */
const OTHERS: readonly (readonly [code: string, sql: string])[] = [
  ['22001', `create temp table t (a varchar(1)); insert into t values ('ab')`],
  ['22003', `insert into books (book_id, title, pages) values (2, 'b', 3e9)`],
  ['22012', 'select 1 / 0'],
  ['22P02', `insert into books (book_id, title, pages) values (2, 'b', 'many')`],
  ['23514', `insert into books (book_id, title, pages) values (500, 'b', 1)`],
  ['25006', 'begin read only; delete from books'],
  ['428C9', 'create temp table g (a int generated always as identity); insert into g values (1)'],
  ['42501', 'create role explained_nobody; set role explained_nobody; select * from books'],
  ['42703', 'select nothing from books'],
  ['42P01', 'select * from nothing'],
  [
    '44000',
    'create temp view v as select * from labels where false with check option; insert into v values (1)',
  ],
  ['57014', 'set local statement_timeout = 1; select pg_sleep(1)'],
  ['P0001', `do $$ begin raise 'no'; end $$`],
];

test.each(OTHERS)('an error %s is about no rule of the schema: %s', async (code, sql) => {
  const transaction = await database.knex.transaction();
  const error = await transaction.raw(sql).catch((caught: unknown) => caught);
  await transaction.rollback();
  expect(error).toMatchObject({ code });
  expect(explain(shelf, error)).toBeUndefined();
});
