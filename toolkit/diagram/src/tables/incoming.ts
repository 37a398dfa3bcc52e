import { type ForeignKey, type Table, tableKey } from '@trellis/model';
import { perModel } from './per-model.ts';

/** What leads to a table, by the table's key. */
export interface Incoming {
  /** The foreign keys that refer to it, those of partitions left out, which repeat their parent's. */
  readonly references: readonly { readonly child: Table; readonly key: ForeignKey }[];
  readonly partitions: readonly Table[];
}

/** What leads to each table of a Model that something leads to, by the table's key. */
export const incomingOf = perModel((model): ReadonlyMap<string, Incoming> => {
  const incoming = new Map<string, { references: Incoming['references'][number][]; partitions: Table[] }>();
  const at = (name: { readonly schema: string; readonly name: string }) => {
    const entry = incoming.get(tableKey(name)) ?? { references: [], partitions: [] };
    incoming.set(tableKey(name), entry);
    return entry;
  };
  for (const table of model.tables)
    if (table.partitionOf) at(table.partitionOf).partitions.push(table);
    else for (const key of table.foreignKeys) at(key.references).references.push({ child: table, key });
  return incoming;
});
