import type { TableDescriptor } from '@trellis/model';
import type { Generator, Sample } from '../sample/index.ts';

/**
 * How the tables of a sample are filled: everything that is decided before the first row is generated.
 *
 * @example
 * import { DataSet, type LoadPlan, type Sample } from '@trellis/populate';
 *
 * const planOf = (sample: Sample): LoadPlan => new DataSet(sample).plan;
 */
export interface LoadPlan {
  readonly sample: Sample;
  /** In load order: a table follows the tables that it references. */
  readonly tables: readonly TablePlan[];
  /** Foreign keys that are null in every row, to break a cycle. */
  readonly nullKeys: readonly ForeignKeyName[];
  /** Deferrable foreign keys that are checked at the end of the load, to break a cycle. */
  readonly deferredKeys: readonly ForeignKeyName[];
}

/**
 * A foreign key, by its table and columns.
 *
 * @example
 * import type { ForeignKeyName } from '@trellis/populate';
 *
 * const print = ({ table, columns }: ForeignKeyName) => `${table} (${columns.join(', ')})`;
 */
export interface ForeignKeyName {
  readonly table: string;
  readonly columns: readonly string[];
}

/**
 * How one table is filled.
 *
 * @example
 * import type { TablePlan } from '@trellis/populate';
 *
 * const generatedColumns = ({ columns }: TablePlan) => columns.filter((column) => 'generator' in column);
 */
export interface TablePlan {
  /** The table's key in the schema. */
  readonly key: string;
  readonly table: TableDescriptor;
  readonly rowCount: RowCount;
  readonly references: readonly ReferencePlan[];
  /** The columns that are written, in the order of the table. Generated columns are not among them. */
  readonly columns: readonly ColumnPlan[];
}

/**
 * How many rows a table has:
 *
 * - `scaled`: `rows` multiplied by the scale
 * - `fixed`: `rows` at any scale
 * - `perParent`: `min` to `max` for each row of the parent, the table of the first reference
 *
 * @example
 * import type { RowCount } from '@trellis/populate';
 *
 * const counts: RowCount[] = [
 *   { kind: 'scaled', rows: 500 },
 *   { kind: 'fixed', rows: 12 },
 *   { kind: 'perParent', min: 1, max: 6 },
 * ];
 */
export type RowCount =
  | { readonly kind: 'scaled' | 'fixed'; readonly rows: number }
  | { readonly kind: 'perParent'; readonly min: number; readonly max: number };

/**
 * How the referenced rows of a foreign key are chosen.
 *
 * @example
 * import type { ReferencePlan } from '@trellis/populate';
 *
 * const isParent = ({ strategy }: ReferencePlan) => strategy === 'parent';
 */
export interface ReferencePlan {
  readonly columns: readonly string[];
  /** The key of the referenced table. */
  readonly target: string;
  readonly targetColumns: readonly string[];
  /**
   * - `parent`: the row that this one is generated for
   * - `pick`: any row, some far more often than others
   * - `distinct`: like `pick`, but a different row for each row of the same parent
   * - `each`: the rows of the target in a shuffled order, each at most once
   * - `earlier`: an earlier row of the same table
   * - `none`: always null, to break a cycle
   */
  readonly strategy: 'parent' | 'pick' | 'distinct' | 'each' | 'earlier' | 'none';
  /** The foreign key can be null. */
  readonly optional: boolean;
  /**
   * Columns that another reference or a generator sets, each with its column in the target. Only target rows with
   * the same values can be referenced.
   */
  readonly sharedColumns: readonly (readonly [string, string])[];
}

/**
 * Where the values of a column come from: a generator, or a column of the row that a reference leads to. `limit` is
 * the largest number of rows that a generator has values for. `reference` is an index of the table's `references`.
 *
 * @example
 * import type { ColumnPlan } from '@trellis/populate';
 *
 * const isForeignKey = (column: ColumnPlan) => 'reference' in column;
 */
export type ColumnPlan =
  | { readonly name: string; readonly generator: Generator; readonly limit?: number }
  | { readonly name: string; readonly reference: number; readonly targetColumn: string };
