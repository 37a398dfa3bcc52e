import { type Table, tableKey } from '@trellis/model';
import { code, escapeText, joinBlocks, link, markdownTable, section } from '../markdown/index.ts';
import { type ResolvedSource, resolveSource, type SchemaSource } from '../schema-source.ts';
import { drawnTables } from '../tables/index.ts';
import type { DictionaryContext, Href } from './context.ts';
import { otherObjects } from './other-objects.ts';
import { tableEntry } from './table-entry.ts';
import { typeTable } from './types.ts';
import { viewEntry } from './views.ts';

/**
 * Options of {@link dictionary}.
 *
 * @example
 * import type { DictionaryOptions } from '@trellis/diagram';
 *
 * const options: DictionaryOptions = { href: (table) => `tables/${table}.md`, entries: false };
 */
export interface DictionaryOptions {
  /** Returns the address of the page of a table, by its key. The default is to link to the entries on the same page. */
  readonly href?: (table: string) => string | undefined;
  /** Each table has an entry, besides its line in the contents. The default is `true`. */
  readonly entries?: boolean;
}

/**
 * Writes the data dictionary of a schema as one Markdown page: each table with its columns, relationships, constraints,
 * references in both directions, indexes and comments, then views, types and other objects.
 *
 * @param source Model or descriptors; a Model has no relationships
 * @param options links and entries
 * @example
 * import { dictionary } from '@trellis/diagram';
 * import { defineSchema, integer, table } from '@trellis/model';
 *
 * const books = table('books', { columns: { book_id: integer({ primaryKey: true }) } });
 * const library = defineSchema({ name: 'library', tables: { books } });
 * console.log(dictionary(library));
 */
export function dictionary(source: SchemaSource, options: DictionaryOptions = {}): string {
  return dictionaryOf(resolveSource(source), options);
}

/** Writes the data dictionary of a resolved source. */
export function dictionaryOf({ model, schema }: ResolvedSource, options: DictionaryOptions): string {
  const tables = drawnTables(model);
  const anchors = new Map(tables.map((table, i) => [tableKey(table), `table-${i + 1}`]));
  const href = options.href ?? ((key: string) => (anchors.has(key) ? `#${anchors.get(key)}` : undefined));
  const context: DictionaryContext = { model, schema, level: 3, href };
  const entries = tables.map((table) =>
    joinBlocks(
      options.href ? undefined : `<a id="${anchors.get(tableKey(table))}"></a>`,
      tableEntry(context, table),
    ),
  );
  return `${joinBlocks(
    `# Data dictionary${schema ? ` of ${escapeText(schema.name)}` : ''}`,
    escapeText(schema?.doc ?? ''),
    section(2, 'Contents', contents(href, tables)),
    options.entries !== false && section(2, 'Tables', ...entries),
    section(2, 'Views', ...model.views.map((view) => viewEntry(view, 3))),
    section(2, 'Types', typeTable(model)),
    otherObjects(model, 2),
  )}\n`;
}

function contents(href: Href, tables: readonly Table[]): string {
  return markdownTable(
    ['Table', 'Columns', 'Primary key', 'Description'],
    tables.map((table) => [
      link(tableKey(table), href(tableKey(table))),
      String(table.columns.length),
      (table.primaryKey?.columns ?? []).map(code).join(', '),
      escapeText(table.comment ?? ''),
    ]),
  );
}
