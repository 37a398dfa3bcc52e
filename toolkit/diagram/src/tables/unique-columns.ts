import type { Table } from '@trellis/model';

/**
 * Returns the sets of columns that are unique in a table: of its primary key, unique constraints and unique indexes.
 * Partial indexes, indexes on expressions and keys `WITHOUT OVERLAPS` do not make their columns unique.
 */
export function uniqueColumns(table: Table): readonly (readonly string[])[] {
  const keys = [...(table.primaryKey ? [table.primaryKey] : []), ...table.uniques].filter(
    (key) => !key.withoutOverlaps,
  );
  const indexes = table.indexes.flatMap(({ unique, where, elements }) => {
    const columns = elements.flatMap(({ column }) => (column === undefined ? [] : [column]));
    return unique && where === undefined && columns.length === elements.length ? [columns] : [];
  });
  return [...keys.map((key) => key.columns), ...indexes];
}

/** Reports whether a column is unique by itself, other than as the primary key. */
export function isUniqueColumn(table: Table, name: string): boolean {
  const primary = table.primaryKey?.columns ?? [];
  if (primary.length === 1 && primary[0] === name) return false;
  return uniqueColumns(table).some((columns) => columns.length === 1 && columns[0] === name);
}
