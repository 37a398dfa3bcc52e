import type { Model, Table } from '@trellis/model';

/**
 * The tables that a diagram shows: all but partitions, which hold their parent's rows and would
 * only repeat its columns.
 */
export function drawnTables(model: Model): readonly Table[] {
  return model.tables.filter((table) => table.partitionOf === undefined);
}
