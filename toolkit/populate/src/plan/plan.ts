import type { TableDescriptor } from '@trellis/model';
import type { Sample } from '../sample/define-sample.ts';
import type { Generator } from '../sample/generator.ts';
import type { KeyName } from './load-order.ts';

/** How a sample's tables are filled: all that is decided before the first row is made. Made by `makePlan`. */
export interface Plan {
  readonly sample: Sample;
  /** In the order in which they are loaded. */
  readonly tables: readonly TablePlan[];
  /** Keys on a cycle that stay null. */
  readonly left: readonly KeyName[];
  /** Keys on a cycle that are checked at the end. */
  readonly deferred: readonly KeyName[];
}

/** How one table is filled. */
export interface TablePlan {
  /** The table's key in the schema. */
  readonly key: string;
  readonly table: TableDescriptor;
  readonly size: Size;
  readonly references: readonly ReferencePlan[];
  /** The columns that are written, in their order. */
  readonly columns: readonly ColumnPlan[];
}

/** How many rows a table has. */
export type Size =
  /** So many for each unit of scale. */
  | { readonly kind: 'rows'; readonly rows: number }
  /** So many at any scale. */
  | { readonly kind: 'fixed'; readonly rows: number }
  /** So many for each row of the parent, which the table's first reference leads to. */
  | { readonly kind: 'per'; readonly min: number; readonly max: number };

/** How the row that a foreign key refers to is found. */
export interface ReferencePlan {
  readonly columns: readonly string[];
  readonly target: string;
  readonly targetColumns: readonly string[];
  /**
   * - `parent`: the row that this one is made for
   * - `pick`: any, some rows more often than others
   * - `distinct`: a pick, another one for each row of the same parent
   * - `each`: the target's rows in a shuffled order, none twice
   * - `earlier`: an earlier row of the same table
   * - `none`: none, so that a cycle is open
   */
  readonly how: 'parent' | 'pick' | 'distinct' | 'each' | 'earlier' | 'none';
  /** Whether it may refer to nothing. */
  readonly optional: boolean;
  /** Columns that something else gives their value, each with the target's: only rows with the same values fit. */
  readonly agreeOn: readonly (readonly [string, string])[];
}

/** Where a column's values come from. */
export type ColumnPlan =
  | {
      readonly name: string;
      readonly generator: Generator;
      /** How many rows it can serve, where there is such a limit. */
      readonly limit?: number;
    }
  | { readonly name: string; readonly reference: number; readonly column: string };
