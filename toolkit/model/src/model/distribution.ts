import type { QualifiedName } from './named.ts';

/**
 * How Citus distributes a table: `reference` keeps a copy of it on every node, otherwise its rows are divided by a column.
 * Partitions are distributed with their partitioned table.
 */
export type Distribution = 'reference' | HashDistribution;

/** The rows of a table are divided over shards by the hash of a column. */
export interface HashDistribution {
  /** The distribution column. */
  readonly column: string;
  /**
   * The table whose shards are on the same nodes as those of this table. It has no `colocateWith` itself. Absent, the
   * table begins a co-location group of its own.
   */
  readonly colocateWith?: QualifiedName;
  /** The number of shards. Present unless `colocateWith` is, whose table has the same number. */
  readonly shardCount?: number;
}
