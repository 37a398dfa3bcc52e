import { type Table, TrellisError, tableKey } from '@trellis/model';
import { modelOf, resolveSource, type SchemaSource } from '../schema-source.ts';
import { drawnTables, findTable, neighbours } from '../tables/index.ts';
import { type Drawing, draw } from './draw.ts';
import { drawnViews } from './drawn-view.ts';

/** Maximum number of tables in a diagram that can still be read. */
export const MAX_TABLES = 20;

/**
 * Options of {@link erd}.
 *
 * @example
 * import type { ErdOptions } from '@trellis/diagram';
 *
 * const options: ErdOptions = { tables: ['customers', 'audit.log'], columns: 'keys', comments: false };
 */
export interface ErdOptions {
  /** Names of the tables, with their schema (`audit.log`) unless that is `public`. The default is all tables. */
  readonly tables?: readonly string[];
  /** Columns to show: all, those in keys, or none. The default is `all`. */
  readonly columns?: 'all' | 'keys' | 'none';
  /** Shows the comments of columns. The default is `true`. */
  readonly comments?: boolean;
}

/**
 * Draws tables, their columns and the foreign keys between them, and the views if no tables are named and the diagram is
 * not too large with them, as a Mermaid `erDiagram`, in the subset of its language that versions 10, 11 and 12 read alike.
 * Partitions are not drawn. A diagram that Mermaid would refuse for its length loses comments first, then columns that
 * are not in keys.
 *
 * @param source Model or descriptors
 * @param options tables and details to draw
 * @returns diagram without a Markdown fence
 * @throws TrellisError `TABLE_UNKNOWN` if there is no such table; `DIAGRAM_TOO_LARGE` for more than 20 tables, which
 *   `renderDocs` splits into several diagrams
 * @example
 * import { erd } from '@trellis/diagram';
 * import { defineSchema, integer, table } from '@trellis/model';
 *
 * const books = table('books', { columns: { book_id: integer({ primaryKey: true }) } });
 * const library = defineSchema({ name: 'library', tables: { books } });
 * console.log(erd(library, { tables: ['books'], comments: false }));
 */
export function erd(source: SchemaSource, options: ErdOptions = {}): string {
  const { model, schema } = resolveSource(source);
  const { columns = 'all', comments = true } = options;
  const tables = options.tables?.map((key) => findTable(model, key)) ?? drawnTables(model);
  if (tables.length > MAX_TABLES)
    throw new TrellisError(
      'DIAGRAM_TOO_LARGE',
      `A diagram has at most ${MAX_TABLES} tables, but ${tables.length} were to be drawn. Name some of them in \`tables\`, or let \`renderDocs\` split the schema.`,
    );
  // With named tables, only these are wanted.
  const views = options.tables ? [] : drawnViews(model.views, schema);
  const shown = tables.length + views.length <= MAX_TABLES ? views : [];
  return draw(model, [...new Set(tables)], () => ({ columns, comments }), shown).text;
}

/**
 * Draws one table with all columns, and its neighbours with their keys: those with the most foreign keys first, as many
 * as a diagram holds.
 *
 * @param source Model or descriptors
 * @param table name of the table, with its schema (`audit.log`) unless that is `public`
 * @returns diagram without a Markdown fence
 * @throws TrellisError `TABLE_UNKNOWN` if there is no such table
 * @example
 * import { tableErd } from '@trellis/diagram';
 * import { defineSchema, integer, table } from '@trellis/model';
 *
 * const books = table('books', { columns: { book_id: integer({ primaryKey: true }) } });
 * const library = defineSchema({ name: 'library', tables: { books } });
 * console.log(tableErd(library, 'books'));
 */
export function tableErd(source: SchemaSource, table: string): string {
  return drawTable(source, table).text;
}

/** Draws a table as {@link tableErd} does, and returns the neighbours that did not fit. */
export function drawTable(
  source: SchemaSource,
  key: string,
): Drawing & { readonly missing: readonly Table[] } {
  const model = modelOf(source);
  const focus = findTable(model, key);
  const all = neighbours(model, key);
  const shown = new Set([focus, ...all.slice(0, MAX_TABLES - 1)]);
  const drawing = draw(
    model,
    model.tables.filter((table) => shown.has(table)),
    (table) =>
      tableKey(table) === key ? { columns: 'all', comments: true } : { columns: 'keys', comments: false },
  );
  return { ...drawing, missing: all.filter((table) => !shown.has(table)) };
}
