import { type Table, tableKey } from '@trellis/model';
import { code, escapeText, link } from '../markdown/escape.ts';
import { blocks, markdownTable, section } from '../markdown/table.ts';
import { type Source, type Subject, subjectOf } from '../source.ts';
import { drawnTables } from '../tables/drawn-tables.ts';
import type { DictionaryContext, Href } from './context.ts';
import { otherObjects, typeTable, viewEntry } from './others.ts';
import { tableEntry } from './table-entry.ts';

/** What {@link dictionary} may be told. */
export interface DictionaryOptions {
  /** Where the table of a key is described, to link to; further down the same page when left out. */
  readonly href?: Href;
  /** Whether every table has its entry on the page, or only its line in the contents. It has when left out. */
  readonly entries?: boolean;
}

/**
 * Writes the data dictionary of a schema as one Markdown page: each table with its columns, keys,
 * references in both directions, indexes, relationships and sentences; then views, types and the rest.
 *
 * @param source a Model, or descriptors, which tell relationships too
 * @example await writeFile('dictionary.md', dictionary(shop))
 */
export function dictionary(source: Source, options: DictionaryOptions = {}): string {
  return dictionaryOf(subjectOf(source), options);
}

/** {@link dictionary} of a source that was read before. */
export function dictionaryOf({ model, schema }: Subject, options: DictionaryOptions): string {
  const tables = drawnTables(model);
  const anchors = new Map(tables.map((table, i) => [tableKey(table), `table-${i + 1}`]));
  const href = options.href ?? ((key: string) => (anchors.has(key) ? `#${anchors.get(key)}` : undefined));
  const context: DictionaryContext = { model, schema, level: 3, href };
  const entries = tables.map((table) =>
    blocks(
      options.href ? undefined : `<a id="${anchors.get(tableKey(table))}"></a>`,
      tableEntry(context, table),
    ),
  );
  return `${blocks(
    `# Data dictionary${schema ? ` of ${escapeText(schema.name)}` : ''}`,
    escapeText(schema?.doc ?? ''),
    section(2, 'Contents', contents(context, tables)),
    options.entries !== false && section(2, 'Tables', ...entries),
    section(2, 'Views', ...model.views.map((view) => viewEntry(view, 3))),
    section(2, 'Types', typeTable(model)),
    otherObjects(model, 2),
  )}\n`;
}

function contents({ href }: DictionaryContext, tables: readonly Table[]): string {
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
