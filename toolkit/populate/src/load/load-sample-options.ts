import type { DataSetOptions } from '../data-set/index.ts';
import type { ForeignKeyName } from '../plan/index.ts';

/**
 * The options of `loadSample`.
 *
 * @example
 * import type { LoadSampleOptions } from '@trellis/populate';
 *
 * const options: LoadSampleOptions = {
 *   scale: 10,
 *   replace: true,
 *   signal: AbortSignal.timeout(60_000),
 *   onProgress: ({ table, rows, total }) => console.error(`${table}: ${rows} of ${total} rows`),
 * };
 */
export interface LoadSampleOptions extends DataSetOptions {
  /**
   * Deletes the rows of the tables that the sample fills, first, in the same transaction. Otherwise, these must be empty.
   * A table of which the sample has no rows is left alone.
   */
  readonly replace?: boolean;
  /** Cancels the load, which is rolled back. */
  readonly signal?: AbortSignal;
  /** Is called when rows are sent. */
  readonly onProgress?: (progress: LoadProgress) => void;
  /** The command that migrates the database, for error messages. `trellis upgrade head` by default. */
  readonly migrateCommand?: string;
}

/**
 * The progress of a load in one table.
 *
 * @example
 * import type { LoadProgress } from '@trellis/populate';
 *
 * const percent = ({ rows, total }: LoadProgress) => Math.round((100 * rows) / total);
 */
export interface LoadProgress {
  /** The table's key in the schema. */
  readonly table: string;
  /** The number of rows that were sent. */
  readonly rows: number;
  /** The number of rows that the table gets. */
  readonly total: number;
}

/**
 * The result of a load.
 *
 * @example
 * import type { LoadReport } from '@trellis/populate';
 *
 * const rowsPerSecond = ({ rows, milliseconds }: LoadReport) => (1000 * rows) / milliseconds;
 */
export interface LoadReport {
  readonly seed: number;
  readonly scale: number;
  /** The tables in load order, by their keys in the schema. */
  readonly tables: readonly {
    readonly table: string;
    readonly rows: number;
    readonly milliseconds: number;
  }[];
  /** The number of rows in all tables. */
  readonly rows: number;
  readonly milliseconds: number;
  /** The number of deleted rows by table. Empty without `replace`. */
  readonly replaced: Readonly<Record<string, number>>;
  /** Foreign keys that are null in every row, to break a cycle. */
  readonly nullKeys: readonly ForeignKeyName[];
}
