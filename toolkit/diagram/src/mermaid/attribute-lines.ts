import type { Column, Table, View } from '@trellis/model';
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
    const nullable = column.notNull ? '' : 'NULL';
    return [attributeLine({ ...column, word: names.get(column) ?? column.name, keys, nullable }, comments)];
  });
}

/** Prints the columns of a view, as those of a table. PostgreSQL does not know keys of a view, nor what can be null. */
export function viewAttributeLines({ columns }: View, comments: boolean): readonly string[] {
  const names = attributeNames(columns);
  return columns.map((column) =>
    attributeLine(
      {
        ...column,
        type: column.type || 'unknown',
        word: names.get(column) ?? column.name,
        keys: [],
        nullable: '',
      },
      comments,
    ),
  );
}

/** A column, and what a diagram shows of it. */
interface Attribute extends Pick<Column, 'name' | 'type' | 'comment'> {
  /** Its name as a word for Mermaid. */
  readonly word: string;
  readonly keys: readonly string[];
  readonly nullable: string;
}

function attributeLine(attribute: Attribute, comments: boolean): string {
  const { type, word, keys } = attribute;
  const note = noteOf(attribute, comments);
  const parts = [attributeType(type).word, word, keys.join(', '), note && `"${note}"`];
  return parts.filter((part) => part !== '').join(' ');
}

/** Returns `PK`, `FK`, and `UK` if the column is unique by itself. */
function keysOf(table: Table, { name }: Column): readonly string[] {
  return [
    ...(table.primaryKey?.columns.includes(name) ? ['PK'] : []),
    ...(table.foreignKeys.some((key) => key.columns.includes(name)) ? ['FK'] : []),
    ...(isUniqueColumn(table, name) ? ['UK'] : []),
  ];
}

function noteOf({ name, word, type, nullable, comment: text = '' }: Attribute, comments: boolean): string {
  const realName = word === name ? '' : safeText(name);
  if (!comments) return realName;
  const sql = [realName, attributeType(type).exact ? '' : safeText(type), nullable]
    .filter((part) => part !== '')
    .join(' ');
  const comment = shorten(safeText(text), LONGEST_COMMENT);
  return [sql, comment].filter((part) => part !== '').join(' – ');
}
