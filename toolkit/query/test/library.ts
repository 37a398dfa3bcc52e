import {
  column,
  defineSchema,
  enumerated,
  integer,
  numeric,
  smallint,
  table,
  text,
  varchar,
} from '@trellis/model';

const authors = table('authors', {
  columns: {
    author_id: integer({ identity: 'always', primaryKey: true }),
    name: varchar(100, { unique: true }),
    born: integer({ nullable: true }),
  },
});
const bookColumns = {
  book_id: integer({ identity: 'always', primaryKey: true }),
  author_id: integer({ references: 'authors.author_id', onDelete: 'cascade' }),
  title: text(),
  kind: enumerated('kind', ['novel', 'poem'], { default: 'novel' }),
  shelf: smallint({ nullable: true }),
  price: numeric(6, 2, { default: 0 }),
  size: column<string>()('audit.size', { nullable: true }),
};
const size = { name: 'size', schema: 'audit', type: 'text' };
const kind = { name: 'kind', values: ['novel', 'poem'] };
const initials = {
  name: 'initials',
  definition: 'select name from authors',
  columns: { name: { type: 'character varying(100)' } },
} as const;

/** Release 1.0.0 of a schema, the minor release after it, and the major release after that. */
export const one = defineSchema({
  name: 'library',
  version: '1.0.0',
  migrations: ['20260101000000_books'],
  enums: [kind],
  domains: [size],
  views: [initials],
  tables: { authors, books: table('books', { columns: bookColumns }) },
});
export const oneOne = defineSchema({
  name: 'library',
  version: '1.1.0',
  migrations: ['20260101000000_books', '20260201000000_shelves'],
  enums: [{ ...kind, values: ['novel', 'essay', 'poem'] }],
  domains: [size],
  views: [initials],
  tables: {
    authors: table('authors', { columns: { ...authors.columns, name: varchar(200, { unique: true }) } }),
    books: table('books', {
      columns: {
        ...bookColumns,
        title: text({ nullable: true }),
        shelf: integer({ nullable: true }),
        price: numeric(8, 3, { default: 0 }),
        pages: integer({ nullable: true }),
      },
    }),
    shelves: table('shelves', { columns: { shelf_id: integer({ primaryKey: true }) } }),
  },
});
export const two = defineSchema({
  name: 'library',
  version: '2.0.0',
  migrations: [...oneOne.migrations, '20260301000000_isbn'],
  enums: [kind],
  domains: [size],
  views: [initials],
  tables: {
    authors,
    books: table('books', {
      columns: { ...bookColumns, title: { ...bookColumns.title, type: 'xml' }, isbn: text() },
    }),
  },
});
