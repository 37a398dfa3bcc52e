import type { Table } from '@trellis/model';

/**
 * The sets of columns of which no two rows of a table share all values: its primary key, unique
 * constraints and unique indexes. A partial index holds for some rows only, one over expressions
 * for no columns, and a key `WITHOUT OVERLAPS` lets the others repeat over time: none of these.
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
