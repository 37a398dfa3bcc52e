import type { Table } from './table.ts';

/** A key that no two rows of a table have in common. */
export interface UniqueKey {
  readonly columns: readonly string[];
  /** The values of the last column do not overlap, rather than differ. */
  readonly withoutOverlaps?: true;
}

/**
 * Returns the unique keys of a table: its primary key, unique constraints and unique indexes. Partial indexes and
 * indexes on expressions are not keys.
 */
export function uniqueKeys({ primaryKey, uniques, indexes }: Table): readonly UniqueKey[] {
  const ofIndexes = indexes.flatMap(({ unique, where, elements }) => {
    const columns = elements.flatMap(({ column }) => (column === undefined ? [] : [column]));
    return unique && where === undefined && columns.length === elements.length ? [{ columns }] : [];
  });
  return [...(primaryKey ? [primaryKey] : []), ...uniques, ...ofIndexes];
}
