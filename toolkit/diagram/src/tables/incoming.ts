import { type ForeignKey, type Table, tableKey } from '@trellis/model';
import { perModel } from './per-model.ts';

/** Foreign keys and partitions that refer to a table. */
export interface Incoming {
  /** Foreign keys that reference the table, without those of partitions, which repeat their parent's. */
  readonly references: readonly { readonly child: Table; readonly key: ForeignKey }[];
  readonly partitions: readonly Table[];
}

/** Returns what refers to each table of a Model, by the key of the table. Tables without references are omitted. */
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
