import type { Distribution, QualifiedName, Unmodelled } from '@trellis/model';
import type { Oid, Scope } from './scope.ts';

/** A table of Citus (`pg_dist_partition`). */
export interface DistributionRow extends QualifiedName {
  readonly oid: Oid;
  /** `h` by hash, `n` without a column, `a` and `r` by append or range. */
  readonly method: string;
  /** `t` for a reference table. */
  readonly replication: string;
  /** 0 for a local table that Citus knows because of its foreign keys. */
  readonly colocation: number;
  readonly column: string | null;
  readonly shards: number | null;
}

/** The distributions of tables, and those that a Model cannot represent. */
export interface Distributions {
  readonly byTable: ReadonlyMap<Oid, Distribution>;
  readonly unmodelled: readonly Unmodelled[];
}

/** Reads how Citus distributes tables, in a database that has it. Partitions have the distribution of their table. */
export async function readDistributions(scope: Scope): Promise<Distributions> {
  return distributionsOf(
    await scope.rows<DistributionRow>(`
      select p.logicalrelid::oid as oid, n.nspname::text as schema, c.relname::text as name,
        p.partmethod::text as method, p.repmodel::text as replication, p.colocationid::int as colocation,
        pg_catalog.column_to_column_name(p.logicalrelid, p.partkey) as "column", g.shardcount as shards
      from pg_catalog.pg_dist_partition p
      join pg_catalog.pg_class c on c.oid = p.logicalrelid::oid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      left join pg_catalog.pg_dist_colocation g on g.colocationid = p.colocationid
      where n.oid = any ($1::oid[]) and not c.relispartition
      order by n.nspname collate "C", c.relname collate "C"`),
  );
}

/**
 * Converts distributions to the form of the Model. Citus numbers its co-location groups: here, the first table in the
 * order of the names begins a group.
 */
export function distributionsOf(rows: readonly DistributionRow[]): Distributions {
  const byTable = new Map<Oid, Distribution>();
  const unmodelled: Unmodelled[] = [];
  const first = new Map<number, QualifiedName>();
  for (const { oid, schema, name, method, replication, colocation, column, shards } of rows) {
    if (method === 'h' && column !== null) {
      const colocateWith = first.get(colocation);
      first.set(colocation, colocateWith ?? { schema, name });
      byTable.set(oid, {
        column,
        ...(colocateWith ? { colocateWith } : shards !== null && { shardCount: shards }),
      });
    } else if (method === 'n' && replication === 't') byTable.set(oid, 'reference');
    else if (method !== 'n' || colocation !== 0)
      unmodelled.push({
        code: 'UNMODELLED_DISTRIBUTION',
        kind: 'distribution',
        object: `${schema}.${name}`,
        digest: `${method}${replication}`,
      });
  }
  return { byTable, unmodelled };
}
