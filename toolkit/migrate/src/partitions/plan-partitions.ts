import { PARTITION_COMMENTS } from '@trellis/model/internal';
import { type Cell, cellsOf } from './cells.ts';
import type { MaintainedTable } from './maintained-table.ts';
import type { Partition, PartitionedTable } from './partitioned-table.ts';
import { type Edge, isValue, type Range, uncovered } from './range.ts';
import type { PartitionSession } from './session.ts';

/** A partition to create. */
export interface NewPartition extends Range {
  readonly name: string;
}

/** What a table lacks, and what it has for too long. */
export interface PartitionPlan {
  readonly create: readonly NewPartition[];
  /** Partitions whose concurrent detachment was interrupted. */
  readonly finalize: readonly Partition[];
  readonly detach: readonly Partition[];
  /** Partitions that were to be dropped, and are kept now. */
  readonly keep: readonly Partition[];
  /** Set if a default partition exists: then PostgreSQL detaches none concurrently. */
  readonly fallback: Partition | undefined;
}

/** Compares the partitions of a table with those that it should have. Nothing is changed. */
export async function planPartitions(
  session: PartitionSession,
  table: MaintainedTable,
  { partitions }: PartitionedTable,
  now: string | undefined,
): Promise<PartitionPlan> {
  const attached = partitions.filter(({ pending }) => !pending);
  const ranges = attached.flatMap(({ range }) => range ?? []);
  const { cells, keptFrom } = await cellsOf(session, table, { now, lowest: lowestOf(ranges) });
  const isExpired = ({ range, isMaintained }: Partition) =>
    isMaintained && range !== undefined && keptFrom !== undefined && range.to.at <= keptFrom;
  return {
    create: cells.flatMap((cell) =>
      uncovered(cell, ranges).map((range) => ({ ...range, name: nameOf(table, cell, range) })),
    ),
    finalize: partitions.filter(({ pending }) => pending),
    detach: attached.filter(isExpired),
    keep: attached.filter((one) => one.comment === PARTITION_COMMENTS.expired && !isExpired(one)),
    fallback: attached.find(({ range }) => range === undefined),
  };
}

/** Where the values begin for which partitions exist. */
function lowestOf(ranges: readonly Range[]): Edge | undefined {
  const edges = ranges.map(({ from, to }) => (isValue(from) ? from : to)).filter(isValue);
  return edges.reduce<Edge | undefined>(
    (least, one) => (!least || one.at < least.at ? one : least),
    undefined,
  );
}

/** A partition is named after its period, or after its first value if it begins within one. */
function nameOf({ name }: MaintainedTable, cell: Cell, { from }: Range): string {
  const end = from.at === cell.from.at ? cell.name : from.text.replace(/\+00$/, '').replaceAll(/\D+/g, '_');
  return `${name}_${end}`;
}
