import { primaryKeyOf, type TableDescriptor } from '@trellis/model';

/** The sets of columns of which no two rows of a table have the same values: primary key, uniques, unique indexes. */
export function keysOf(table: TableDescriptor): readonly (readonly string[])[] {
  const single = Object.entries(table.columns).flatMap(([name, column]) => (column.unique ? [[name]] : []));
  const indexes = (table.indexes ?? []).flatMap(({ unique, where, columns }) => {
    const names = columns.flatMap((element) =>
      typeof element === 'string' ? element : (element.column ?? []),
    );
    // A partial index is met by what holds for all rows; one over an expression cannot be known.
    return unique && names.length === columns.length && (where === undefined || names.length === 1)
      ? [names]
      : [];
  });
  return [
    primaryKeyOf(table),
    ...single,
    ...(table.uniques ?? []).map(({ columns }) => columns),
    ...indexes,
  ].filter((columns) => columns.length > 0);
}
