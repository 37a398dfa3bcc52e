import type { Model, Table } from '@trellis/model';

/** Returns the tables that diagrams show: all but partitions, whose columns are those of their parent. */
export function drawnTables(model: Model): readonly Table[] {
  return model.tables.filter((table) => table.partitionOf === undefined);
}
