import type { Column, Table } from '@trellis/model';
import { uniqueColumns } from '../tables/uniqueness.ts';
import { attributeNames } from './attribute-name.ts';
import { attributeType } from './attribute-type.ts';
import { safeText, shorten } from './safe-text.ts';

/** How much of a column's sentence a diagram shows; the dictionary has the whole. */
const LONGEST_COMMENT = 100;

/** Which columns a diagram shows of a table. */
export type ShownColumns = 'all' | 'keys' | 'none';

/**
 * The lines of a table's columns in a diagram: type, name, keys, and between quotes what the words
 * could not say, whether it may be null, and its comment.
 */
export function attributeLines(table: Table, columns: ShownColumns, comments: boolean): readonly string[] {
  const names = attributeNames(table.columns);
  return table.columns.flatMap((column) => {
    const keys = keysOf(table, column);
    if (columns === 'none' || (columns === 'keys' && keys.length === 0)) return [];
    const name = names.get(column) ?? column.name;
    const note = noteOf(column, name, comments);
    const parts = [attributeType(column.type).word, name, keys.join(', '), note && `"${note}"`];
    return [parts.filter((part) => part !== '').join(' ')];
  });
}

/** `PK`, `FK` and, of a column that is unique alone, `UK`. */
function keysOf(table: Table, { name }: Column): readonly string[] {
  const primary = table.primaryKey?.columns ?? [];
  const alone = uniqueColumns(table).some((columns) => columns.length === 1 && columns[0] === name);
  return [
    ...(primary.includes(name) ? ['PK'] : []),
    ...(table.foreignKeys.some((key) => key.columns.includes(name)) ? ['FK'] : []),
    ...(alone && !(primary.length === 1 && primary[0] === name) ? ['UK'] : []),
  ];
}

function noteOf(column: Column, name: string, comments: boolean): string {
  const trueName = name === column.name ? '' : safeText(column.name);
  if (!comments) return trueName;
  const sql = [
    trueName,
    attributeType(column.type).exact ? '' : safeText(column.type),
    column.notNull ? '' : 'NULL',
  ]
    .filter((part) => part !== '')
    .join(' ');
  const comment = shorten(safeText(column.comment ?? ''), LONGEST_COMMENT);
  return [sql, comment].filter((part) => part !== '').join(' – ');
}
