import { type Table, tableKey } from '@trellis/model';
import { modelOf, type SchemaSource } from '../schema-source.ts';
import { findTable } from './find-table.ts';
import { referencesOf } from './reference.ts';

/**
 * Returns the tables that are one foreign key away from a table, in either direction, without the table itself: those
 * with the most foreign keys first, then in the order of the schema.
 *
 * @param source Model or descriptors
 * @param table name of the table, with its schema (`audit.log`) unless that is `public`
 * @throws TrellisError `TABLE_UNKNOWN` if there is no such table
 * @example
 * import { neighbours } from '@trellis/diagram';
 * import { defineSchema, integer, table } from '@trellis/model';
 *
 * const authors = table('authors', { columns: { author_id: integer({ primaryKey: true }) } });
 * const books = table('books', { columns: { author_id: integer({ references: 'authors.author_id' }) } });
 * const library = defineSchema({ name: 'library', tables: { authors, books } });
 * console.log(neighbours(library, 'books').map(({ name }) => name)); // ['authors']
 */
export function neighbours(source: SchemaSource, table: string): readonly Table[] {
  const model = modelOf(source);
  const focus = findTable(model, table);
  const counts = new Map<Table, number>();
  for (const { child, parent } of referencesOf(model)) {
    const other = child === focus ? parent : parent === focus ? child : undefined;
    if (other !== undefined && other !== focus) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  return model.tables
    .filter((candidate) => counts.has(candidate) && tableKey(candidate) !== table)
    .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
}
