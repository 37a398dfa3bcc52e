import { objectId, type Table } from '@trellis/model';

/** The parts of partitions on which foreign keys to their partitioned tables depend. */
export class PartitionPieces {
  /** By the id of a foreign key: the partitioned table that it refers to. */
  private readonly referred = new Map<string, string>();
  /** By the id of a partition or a part of it: the tables that it is a partition of, directly or not. */
  private readonly above = new Map<string, ReadonlySet<string>>();

  constructor(tables: readonly Table[]) {
    const byId = new Map(tables.map((table) => [objectId('table', [table.schema, table.name]), table]));
    for (const [id, table] of byId) {
      const { schema, name } = table;
      for (const { name: key, references } of table.foreignKeys) {
        const to = objectId('table', [references.schema, references.name]);
        if (byId.get(to)?.partitionBy !== undefined)
          this.referred.set(objectId('constraint', [schema, name, key]), to);
      }
      if (!table.partitionOf) continue;
      const above = new Set<string>();
      for (let at: Table | undefined = table; at?.partitionOf; ) {
        const parent: string = objectId('table', [at.partitionOf.schema, at.partitionOf.name]);
        above.add(parent);
        at = byId.get(parent);
      }
      const parts = [
        id,
        ...table.columns.map((column) => objectId('column', [schema, name, column.name])),
        ...[table.primaryKey, ...table.uniques].flatMap((one) =>
          one ? [objectId('constraint', [schema, name, one.name])] : [],
        ),
        ...table.indexes.map((index) => objectId('index', [schema, index.name])),
      ];
      for (const part of parts) this.above.set(part, above);
    }
  }

  /** Whether a foreign key depends on a partition, or a part of one, only because it refers to the partitioned table. */
  isHeldBy(from: string, to: string): boolean {
    const table = this.referred.get(from);
    return table !== undefined && this.above.get(to)?.has(table) === true;
  }
}
