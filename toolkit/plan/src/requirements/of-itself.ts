import type { Table } from '@trellis/model';
import type { Requirement } from './requirement.ts';

/** Whether rows of children count. A partitioned table has its rows in the partitions. */
export function ofItself({ partitionBy }: Pick<Table, 'partitionBy'>): Pick<Requirement, 'only'> {
  return partitionBy === undefined ? { only: true } : {};
}
