import { type Table, tableKey } from '@trellis/model';
import { modelOf, type Source } from '../source.ts';
import { findTable } from './find-table.ts';
import { referencesOf } from './reference.ts';

/**
 * The tables one foreign key away from a table, in either direction, itself left out. First those
 * that share the most keys with it, then in the order of the schema.
 *
 * @param source a Model or descriptors
 * @param table the table's name, with its schema before it (`audit.log`) where that is not `public`
 * @throws TrellisError `TABLE_UNKNOWN`
 * @example neighbours(shop, 'orders') // the tables customers and order_products
 */
export function neighbours(source: Source, table: string): readonly Table[] {
  const model = modelOf(source);
  const focus = findTable(model, table);
  const count = new Map<Table, number>();
  for (const { child, parent } of referencesOf(model)) {
    const other = child === focus ? parent : parent === focus ? child : undefined;
    if (other !== undefined && other !== focus) count.set(other, (count.get(other) ?? 0) + 1);
  }
  return model.tables
    .filter((candidate) => count.has(candidate) && tableKey(candidate) !== table)
    .sort((a, b) => (count.get(b) ?? 0) - (count.get(a) ?? 0));
}
