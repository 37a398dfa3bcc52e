import { shop } from '@shop/schema';
import { citusSummary } from '@trellis/diagram';
import type { SchemaDescriptor, TableDescriptor } from '@trellis/model';

/** The column that orders, and the tables of what belongs to an order, are distributed by. */
const COLUMN = 'order_id';

/** What Citus supports of the shop, for the project's README. */
export function shopUnderCitus(): string {
  return citusSummary(distributedShop());
}

/**
 * The shop, distributed so that most of its keys are supported: orders by their number, the tables whose rows all have the
 * number of an order on the same nodes, and every other table as a reference table.
 */
function distributedShop(): SchemaDescriptor {
  const tables = Object.entries<TableDescriptor>(shop.tables).map(([key, table]) => {
    // Partitions are distributed with their table.
    if (table.partitionOf) return [key, table] as const;
    // A row without the column would have no node.
    const isOfOrder = Object.hasOwn(table.columns, COLUMN) && !table.columns[COLUMN]?.nullable;
    const group = key === 'orders' ? {} : { colocateWith: 'orders' };
    const distribution = isOfOrder ? { column: COLUMN, ...group } : ('reference' as const);
    return [key, { ...table, distribution }] as const;
  });
  return { ...shop, tables: Object.fromEntries(tables) };
}
