import { expect, test } from '@jest/globals';
import type { TrellisError } from '../error.ts';
import { integer, text } from './column-types.ts';
import { manyToMany, manyToOne, oneToMany } from './relationship.ts';
import type { NewRow, Row } from './row.ts';
import { defineSchema, type SchemaDescriptor } from './schema.ts';
import { table } from './table.ts';
import { toModel } from './to-model.ts';
import { view } from './view.ts';

const authors = table('authors', {
  columns: {
    author_id: integer({ identity: 'always', primaryKey: true }),
    name: text(),
    born: integer({ nullable: true }),
  },
  relationships: {
    books: oneToMany('books', { back_populates: 'author', cascade: ['all', 'delete-orphan'] }),
  },
});
const books = table('books', {
  columns: {
    book_id: integer({ identity: 'always', primaryKey: true }),
    author_id: integer({ references: 'authors.author_id', onDelete: 'cascade' }),
    title: text({ default: 'untitled' }),
  },
  indexes: [{ columns: ['author_id'] }],
  relationships: { author: manyToOne('authors', { back_populates: 'books' }) },
});

/** The code and message of the error with which a definition is refused. */
function refusal(define: () => unknown): Pick<TrellisError, 'code' | 'message'> {
  try {
    define();
  } catch (error) {
    const { code, message } = error as TrellisError;
    return { code, message };
  }
  throw new Error('Expected the definition to be refused.');
}

test('defineSchema returns its argument, which is plain data', () => {
  const schema = defineSchema({ name: 'library', tables: { authors, books } });
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  expect(toModel(JSON.parse(JSON.stringify(schema)))).toEqual(toModel(schema));
});

test('rows have the types of their columns', () => {
  const author: Row<typeof authors> = { author_id: 1, name: 'Ada', born: null };
  const book: NewRow<typeof books> = { author_id: author.author_id };
  // @ts-expect-error an identity that is always generated cannot be written
  const wrong: NewRow<typeof books> = { author_id: 1, book_id: 1 };
  expect({ ...book, ...wrong }).toEqual({ author_id: 1, book_id: 1 });
});

test('an unknown column option does not compile', () => {
  // @ts-expect-error the option is called `nullable`
  expect(integer({ nulable: true })).toEqual({ type: 'integer', nulable: true });
});

test('a relationship to an unknown table is refused', () => {
  const lost = table('books', { columns: books.columns, relationships: { author: manyToOne('autors') } });
  // @ts-expect-error books.author has a target that is not a table of this schema: autors
  expect(refusal(() => defineSchema({ name: 'x', tables: { authors, books: lost } }))).toMatchObject({
    code: 'SCHEMA_INVALID',
  });
});

test('a relationship with the name of a column or of an option of load is refused', () => {
  for (const name of ['title', '$limit']) {
    const relationships = { [name]: manyToOne('authors') };
    const lost = table('books', { columns: books.columns, relationships });
    const tables = { authors: table('authors', { columns: authors.columns }), books: lost };
    expect(refusal(() => defineSchema({ name: 'x', tables }))).toMatchObject({
      code: 'SCHEMA_INVALID',
      message: expect.stringContaining(`"${name}". Rename it.`),
    });
  }
});

test('the schema public exists unless it is declared absent, and then it may contain no object', () => {
  const schemas = [{ name: 'public', absent: true }] as const;
  const logs = table('logs', { schema: 'app', columns: { log_id: integer({ primaryKey: true }) } });
  const schema = defineSchema({ name: 'x', tables: { 'app.logs': logs } });
  expect(toModel(schema).schemas).toEqual([{ name: 'app' }, { name: 'public' }]);
  expect(toModel({ ...schema, schemas }).schemas).toEqual([{ name: 'app' }]);
  const tables = { authors: table('authors', { columns: authors.columns }) };
  expect(refusal(() => defineSchema({ name: 'x', schemas, tables }))).toMatchObject({
    code: 'SCHEMA_INVALID',
    message: expect.stringContaining('got table public.authors'),
  });
  expect(
    refusal(() => defineSchema({ name: 'x', schemas, tables: {}, extensions: ['citext'] })),
  ).toMatchObject({
    message: expect.stringContaining('got extension citext'),
  });
});

test('a relationship with an unknown secondary is refused', () => {
  const lost = table('books', {
    columns: books.columns,
    relationships: { others: manyToMany('books', { secondary: 'pairs' }) },
  });
  // @ts-expect-error books.others has a secondary that is not a table of this schema: pairs
  expect(refusal(() => defineSchema({ name: 'x', tables: { books: lost, authors } }))).toEqual({
    code: 'SCHEMA_INVALID',
    message:
      'Expected the secondary of books.others to be a table of the schema, got "pairs". Declare it or fix the name.',
  });
});

test('back_populates is refused if it does not name the inverse relationship', () => {
  const lost = table('books', {
    columns: books.columns,
    relationships: { writer: manyToOne('authors', { back_populates: 'books' }) },
  });
  // @ts-expect-error authors.books is not the inverse of books.writer
  expect(refusal(() => defineSchema({ name: 'x', tables: { authors, books: lost } }))).toMatchObject({
    code: 'SCHEMA_INVALID',
  });
});

test('a reference to an unknown column is refused', () => {
  const lost = table('books', { columns: { author_id: integer({ references: 'authors.id' }) } });
  const tables = { authors: table('authors', { columns: authors.columns }), books: lost };
  // @ts-expect-error books.author_id references a column that is not in this schema: authors.id
  expect(refusal(() => defineSchema({ name: 'x', tables }))).toEqual({
    code: 'SCHEMA_INVALID',
    message:
      'Expected books.author_id to reference a column of the schema, got "authors.id". Declare it or fix the name.',
  });
});

test('a key or index over an unknown column is refused', () => {
  // @ts-expect-error the table has no column tile
  const wrongIndex = table('books', { columns: { title: text() }, indexes: [{ columns: ['tile'] }] });
  // @ts-expect-error the table has no column tile
  const wrongKey = table('books', { columns: { title: text() }, primaryKey: ['tile'] });
  for (const wrong of [wrongIndex, wrongKey] as unknown as SchemaDescriptor['tables'][string][])
    expect(refusal(() => defineSchema({ name: 'x', tables: { books: wrong } }))).toMatchObject({
      code: 'SCHEMA_INVALID',
    });
});

test('a cascading relationship is refused if its foreign key has no onDelete', () => {
  const lax = table('books', {
    columns: { ...books.columns, author_id: integer({ references: 'authors.author_id' }) },
    relationships: books.relationships,
  });
  expect(refusal(() => defineSchema({ name: 'x', tables: { authors, books: lax } }))).toEqual({
    code: 'CASCADE_WITHOUT_ON_DELETE',
    message:
      "Expected `onDelete` on books.author_id, because authors.books cascades deletes, got none. Add `onDelete: 'cascade'` (or another action).",
  });
});

test("references of a view's column are checked, and are not in the Model", () => {
  const written = (references: string) =>
    view('written', {
      doc: 'Who wrote.',
      definition: 'select author_id from books',
      columns: { author_id: integer({ references, nullable: false, doc: 'The author.' }) },
    });
  const library = (views: SchemaDescriptor['views']) =>
    defineSchema({ name: 'x', tables: { authors, books }, ...(views && { views }) });
  expect(refusal(() => library([written('authors.id')]))).toEqual({
    code: 'SCHEMA_INVALID',
    message:
      'Expected written.author_id to reference a column of the schema, got "authors.id". Declare it or fix the name.',
  });
  expect(toModel(library([written('authors.author_id')])).views).toEqual([
    {
      schema: 'public',
      name: 'written',
      comment: 'Who wrote.',
      definition: 'select author_id from books',
      columns: [{ name: 'author_id', type: 'integer', comment: 'The author.' }],
      indexes: [],
      triggers: [],
      rules: [],
    },
  ]);
});

test('delete-orphan is refused in a many-to-one relationship', () => {
  const shared = table('books', {
    columns: books.columns,
    relationships: {
      author: manyToOne('authors', { back_populates: 'books', cascade: ['all', 'delete-orphan'] }),
    },
  });
  expect(refusal(() => defineSchema({ name: 'x', tables: { authors, books: shared } }))).toEqual({
    code: 'SCHEMA_INVALID',
    message:
      'Expected `delete-orphan` only in a one-to-many or one-to-one relationship, got it in the cascade of books.author, which is many-to-one. Remove it.',
  });
});

test('names equal those that PostgreSQL would generate', () => {
  const [first, second] = toModel(defineSchema({ name: 'library', tables: { authors, books } })).tables;
  expect(first?.primaryKey).toEqual({ name: 'authors_pkey', columns: ['author_id'] });
  expect(second?.foreignKeys).toEqual([
    {
      name: 'books_author_id_fkey',
      columns: ['author_id'],
      references: { schema: 'public', name: 'authors', columns: ['author_id'] },
      onDelete: 'cascade',
    },
  ]);
  expect(second?.indexes).toEqual([{ name: 'books_author_id_idx', elements: [{ column: 'author_id' }] }]);
  expect(second?.columns[2]).toEqual({ name: 'title', type: 'text', notNull: true, default: "'untitled'" });
});

test('an extension in a schema of the system does not add that schema', () => {
  const extensions = [
    { name: 'citus', schema: 'pg_catalog' },
    { name: 'citext', schema: 'extras' },
  ];
  const { schemas } = toModel(defineSchema({ name: 'x', tables: {}, extensions }));
  expect(schemas).toEqual([{ name: 'extras' }, { name: 'public' }]);
});
