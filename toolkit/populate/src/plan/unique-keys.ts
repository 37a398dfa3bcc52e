import { primaryKeyOf, type TableDescriptor } from '@trellis/model';

/** The column lists whose values must be unique: of the primary key, unique constraints and unique indexes. */
export function uniqueKeys(table: TableDescriptor): readonly (readonly string[])[] {
  const columns = Object.entries(table.columns).flatMap(([name, column]) => (column.unique ? [[name]] : []));
  const indexes = (table.indexes ?? []).flatMap((index) => {
    const names = index.columns.flatMap((element) =>
      typeof element === 'string' ? element : (element.column ?? []),
    );
    const hasExpressions = names.length < index.columns.length;
    // Values that are unique in all rows satisfy a partial index, too. Of several columns, that would be too strict.
    return index.unique && !hasExpressions && (index.where === undefined || names.length === 1)
      ? [names]
      : [];
  });
  const constraints = (table.uniques ?? []).map((unique) => unique.columns);
  return [primaryKeyOf(table), ...columns, ...constraints, ...indexes].filter((key) => key.length > 0);
}
