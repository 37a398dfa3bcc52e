import { type ForeignKey, type Table, tableKey } from '@trellis/model';
import { drawnTables } from './drawn-tables.ts';
import { perModel } from './per-model.ts';

/** Foreign key with the tables at both ends. */
export interface Reference {
  /** Table that has the foreign key. */
  readonly child: Table;
  /** Table that the foreign key references. */
  readonly parent: Table;
  readonly key: ForeignKey;
}

/**
 * Returns the foreign keys between drawn tables, in the order of the Model, without those that reference a table which
 * the Model does not have.
 */
export const referencesOf = perModel((model): readonly Reference[] => {
  const tables = drawnTables(model);
  const byKey = new Map(tables.map((table) => [tableKey(table), table]));
  return tables.flatMap((child) =>
    child.foreignKeys.flatMap((key) => {
      const parent = byKey.get(tableKey(key.references));
      return parent === undefined ? [] : [{ child, parent, key }];
    }),
  );
});
