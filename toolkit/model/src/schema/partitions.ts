/**
 * How `trellis partitions` maintains the partitions of a table that is partitioned by `RANGE` of one column. It creates them
 * ahead of time and detaches old ones. Migrations do not contain these partitions.
 */
export interface PartitionsDescriptor {
  /**
   * The width of a partition. For a column of dates or timestamps it is a period, which begins at midnight of `timeZone`; a
   * week begins on Monday. For a column of integers it is a number of values, and each partition begins at a multiple of it.
   */
  readonly every: 'day' | 'week' | 'month' | 'year' | number;
  /** How many partitions exist after the current one. */
  readonly ahead: number;
  /** How many partitions before the current one stay attached. Default: all. */
  readonly keep?: number;
  /** What happens to older ones: they are detached and kept as tables (default), or detached and dropped with their rows. */
  readonly expired?: 'detach' | 'drop';
  /**
   * Where the first partition begins: a date such as `2026-01-01`, or an integer. Default: the beginning of the current
   * partition.
   */
  readonly from?: string | number;
  /** The time zone of the periods, such as `Europe/Berlin`. Default: `UTC`. */
  readonly timeZone?: string;
}
