import type { Column, Table } from '@trellis/model';
import { isUniqueColumn } from '../tables/index.ts';
import { attributeNames } from './attribute-name.ts';
import { attributeType } from './attribute-type.ts';
import { LONGEST_COMMENT, safeText, shorten } from './safe-text.ts';

/** Columns of a table that a diagram shows: all, those in keys, or none. */
export type ShownColumns = 'all' | 'keys' | 'none';

/**
 * Prints the columns of a table: type, name, keys, and a note in quotes with the exact type, whether the column is
 * nullable, and its comment.
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

/** Returns `PK`, `FK`, and `UK` if the column is unique by itself. */
function keysOf(table: Table, { name }: Column): readonly string[] {
  return [
    ...(table.primaryKey?.columns.includes(name) ? ['PK'] : []),
    ...(table.foreignKeys.some((key) => key.columns.includes(name)) ? ['FK'] : []),
    ...(isUniqueColumn(table, name) ? ['UK'] : []),
  ];
}

function noteOf(column: Column, name: string, comments: boolean): string {
  const realName = name === column.name ? '' : safeText(column.name);
  if (!comments) return realName;
  const sql = [
    realName,
    attributeType(column.type).exact ? '' : safeText(column.type),
    column.notNull ? '' : 'NULL',
  ]
    .filter((part) => part !== '')
    .join(' ');
  const comment = shorten(safeText(column.comment ?? ''), LONGEST_COMMENT);
  return [sql, comment].filter((part) => part !== '').join(' – ');
}
