import { type Table, TrellisError, tableKey } from '@trellis/model';
import { modelOf, type Source } from '../source.ts';
import { drawnTables } from '../tables/drawn-tables.ts';
import { findTable } from '../tables/find-table.ts';
import { neighbours } from '../tables/neighbours.ts';
import type { ShownColumns } from './attribute.ts';
import { type Drawing, draw } from './drawing.ts';

/** How many tables a diagram shows at most, so that it can still be read. */
export const MOST_TABLES = 20;

/** What {@link erd} shows. */
export interface ErdOptions {
  /** The tables, by name, with the schema before it (`audit.log`) where that is not `public`; all when left out. */
  readonly tables?: readonly string[];
  /** Which columns: all when left out, those in keys, or none. */
  readonly columns?: ShownColumns;
  /** Whether columns have their comments; they have when left out. */
  readonly comments?: boolean;
}

/**
 * Draws tables, their columns and the foreign keys between them as a Mermaid `erDiagram`, in the part
 * of its language that versions 10, 11 and 12 read alike. Partitions are their parent's and not drawn.
 * A text that Mermaid would refuse for its length loses comments first, then columns without a key.
 *
 * @param source a Model or descriptors
 * @param options which tables, and how much of them
 * @returns the diagram, without the Markdown fence
 * @throws TrellisError `TABLE_UNKNOWN`; `DIAGRAM_TOO_LARGE` for more than 20 tables, which `renderDocs` splits
 * @example erd(shop, { tables: ['customers', 'orders'] })
 */
export function erd(source: Source, options: ErdOptions = {}): string {
  const model = modelOf(source);
  const { columns = 'all', comments = true } = options;
  const tables = options.tables?.map((key) => findTable(model, key)) ?? drawnTables(model);
  if (tables.length > MOST_TABLES)
    throw new TrellisError(
      'DIAGRAM_TOO_LARGE',
      `Expected at most ${MOST_TABLES} tables in a diagram, got ${tables.length}. Name some of them in \`tables\`, or let \`renderDocs\` split the schema.`,
    );
  return draw(model, [...new Set(tables)], () => ({ columns, comments })).text;
}

/**
 * Draws one table in full, with its neighbours by their keys: those with the most keys in common
 * first, as many as a diagram holds.
 *
 * @param source a Model or descriptors
 * @param table the table's name
 * @throws TrellisError `TABLE_UNKNOWN`
 * @example tableErd(shop, 'orders')
 */
export function tableErd(source: Source, table: string): string {
  return drawTable(source, table).text;
}

/** {@link tableErd} with what was left out of it. */
export function drawTable(source: Source, key: string): Drawing & { readonly missing: readonly Table[] } {
  const model = modelOf(source);
  const focus = findTable(model, key);
  const around = neighbours(model, key);
  const shown = new Set([focus, ...around.slice(0, MOST_TABLES - 1)]);
  const drawing = draw(
    model,
    model.tables.filter((table) => shown.has(table)),
    (table) =>
      tableKey(table) === key ? { columns: 'all', comments: true } : { columns: 'keys', comments: false },
  );
  return { ...drawing, missing: around.filter((table) => !shown.has(table)) };
}
