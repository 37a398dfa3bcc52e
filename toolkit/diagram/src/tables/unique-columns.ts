import type { Table } from '@trellis/model';
import { uniqueKeys } from '@trellis/model/internal';

/** Returns the sets of columns that are unique in a table. Keys `WITHOUT OVERLAPS` do not make their columns unique. */
export function uniqueColumns(table: Table): readonly (readonly string[])[] {
  return uniqueKeys(table).flatMap(({ columns, withoutOverlaps }) => (withoutOverlaps ? [] : [columns]));
}

/** Reports whether a column is unique by itself, other than as the primary key. */
export function isUniqueColumn(table: Table, name: string): boolean {
  const primary = table.primaryKey?.columns ?? [];
  if (primary.length === 1 && primary[0] === name) return false;
  return uniqueColumns(table).some((columns) => columns.length === 1 && columns[0] === name);
}
