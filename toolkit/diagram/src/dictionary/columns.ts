import { type Column, type Table, tableKey } from '@trellis/model';
import { code, escapeText, joinWords, link, markdownTable } from '../markdown/index.ts';
import { isUniqueColumn } from '../tables/index.ts';
import { allowedValues } from './allowed-values.ts';
import type { DictionaryContext } from './context.ts';

/** Formats the columns of a table: type, nullability, default, keys, references and comment. */
export function columnTable(context: DictionaryContext, table: Table): string {
  return markdownTable(
    ['Column', 'Type', 'Null', 'Default', 'Key', 'Description'],
    table.columns.map((column) => [
      code(column.name),
      code(column.type),
      column.notNull ? 'no' : 'yes',
      columnDefault(column),
      keysOf(context, table, column),
      joinWords(escapeText(column.comment ?? ''), allowedValues(context.model, column.type)),
    ]),
  );
}

/** Formats the default of a column, or how PostgreSQL generates its values. */
export function columnDefault({ default: expression, identity, generated }: Column): string {
  if (identity) return `generated ${identity.generation} as identity`;
  if (generated) return `generated always as ${code(generated.expression)} ${generated.kind}`;
  return code(expression ?? '');
}

function keysOf({ href }: DictionaryContext, table: Table, { name }: Column): string {
  const references = table.foreignKeys
    .filter((key) => key.columns.includes(name))
    .map((key) => `FK → ${link(tableKey(key.references), href(tableKey(key.references)))}`);
  return [
    ...(table.primaryKey?.columns.includes(name) ? ['PK'] : []),
    ...new Set(references),
    ...(isUniqueColumn(table, name) ? ['UK'] : []),
  ].join(', ');
}
