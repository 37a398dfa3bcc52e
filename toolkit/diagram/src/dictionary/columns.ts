import { type Column, type Table, tableKey } from '@trellis/model';
import { code, escapeText, link } from '../markdown/escape.ts';
import { markdownTable } from '../markdown/table.ts';
import { uniqueColumns } from '../tables/uniqueness.ts';
import type { DictionaryContext } from './context.ts';
import { valuesOf } from './values.ts';

/** The columns of a table: type, null, default, keys, what they refer to, and what is said of them. */
export function columnTable(context: DictionaryContext, table: Table): string {
  return markdownTable(
    ['Column', 'Type', 'Null', 'Default', 'Key', 'Description'],
    table.columns.map((column) => [
      code(column.name),
      code(column.type),
      column.notNull ? 'no' : 'yes',
      columnDefault(column),
      keyOf(context, table, column),
      [escapeText(column.comment ?? ''), valuesOf(context.model, column.type)].filter(Boolean).join(' '),
    ]),
  );
}

/** Where a column's value comes from when none is given, in Markdown. */
export function columnDefault({ default: expression, identity, generated }: Column): string {
  if (identity) return `identity, ${identity.generation}`;
  if (generated) return `${generated.kind}, ${code(generated.expression)}`;
  return code(expression ?? '');
}

function keyOf({ href }: DictionaryContext, table: Table, { name }: Column): string {
  const references = table.foreignKeys
    .filter((key) => key.columns.includes(name))
    .map((key) => `FK → ${link(tableKey(key.references), href(tableKey(key.references)))}`);
  const primary = table.primaryKey?.columns ?? [];
  const alone = uniqueColumns(table).some((columns) => columns.length === 1 && columns[0] === name);
  return [
    ...(primary.includes(name) ? ['PK'] : []),
    ...new Set(references),
    ...(alone && !(primary.length === 1 && primary[0] === name) ? ['UK'] : []),
  ].join(', ');
}
