import type { Table } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';

/**
 * The tables of which no row is on a foreign server: those that are not foreign, and have neither foreign partitions nor
 * foreign children. A proof must not touch the rows of others, which may be those of a live database.
 */
export function withoutForeignRows(tables: readonly Table[]): readonly Table[] {
  const found = new Set(tables.filter(({ foreign }) => foreign).map(qualifiedName));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const table of tables)
      if (found.has(qualifiedName(table)))
        for (const parent of [table.partitionOf ?? [], table.inherits ?? []].flat())
          found.add(qualifiedName(parent));
  }
  return tables.filter((table) => !found.has(qualifiedName(table)));
}
