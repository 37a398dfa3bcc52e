import { type ForeignKey, type Table, tableKey } from '@trellis/model';
import { drawnTables } from './drawn-tables.ts';
import { perModel } from './per-model.ts';

/** A foreign key with the tables at both of its ends. */
export interface Reference {
  /** The table that holds the key. */
  readonly child: Table;
  /** The table that it refers to. */
  readonly parent: Table;
  readonly key: ForeignKey;
}

/**
 * Every foreign key between drawn tables, in the order of the Model. A key to a table that the
 * Model does not hold leads out of the picture and is not among them.
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
