import { tableKey, type View } from '@trellis/model';
import { code, escapeText, fence, markdownTable, section } from '../markdown/index.ts';
import { indexTable } from './indexes.ts';

/** Writes the entry of a view. */
export function viewEntry(view: View, level: number): string {
  return section(
    level,
    escapeText(tableKey(view)),
    escapeText(view.comment ?? ''),
    view.materialized && 'Materialized view: it has the rows of its last refresh.',
    markdownTable(
      ['Column', 'Type', 'Description'],
      view.columns.map((column) => [code(column.name), code(column.type), escapeText(column.comment ?? '')]),
    ),
    indexTable(view.indexes),
    fence('sql', view.definition),
  );
}
