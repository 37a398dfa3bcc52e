import type { Table } from './table.ts';

/** The comments by which `trellis partitions` recognizes the tables that it created. They are not in a Model. */
export const PARTITION_COMMENTS = {
  /** A partition, or one that was detached and is kept. */
  maintained: 'Partition maintained by trellis partitions.',
  /** A partition that is dropped as soon as it is detached. */
  expired: 'Expired partition, which trellis partitions detaches and drops.',
} as const;

/** Returns whether a table is a partition that `trellis partitions` created, attached or not. */
export function isMaintainedPartition({ comment }: { readonly comment?: Table['comment'] | null }): boolean {
  return Object.values<unknown>(PARTITION_COMMENTS).includes(comment);
}
