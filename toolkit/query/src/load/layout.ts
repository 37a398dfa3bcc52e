import type { Codec } from '../value/index.ts';
import type { RelationPlan } from './plan.ts';

/** A row under construction. */
export type LoadedRow = Record<string, unknown>;

/** Name of the property of a row that holds its cursor. */
export const CURSOR = '$cursor';

/** The result of a statement, column by column. */
export interface Cells {
  readonly count: number;
  readonly columns: readonly (readonly unknown[])[];
}

/** Which cells of a statement make up a row. */
export interface RowLayout {
  /** A row of nulls. Copying it is faster than assigning properties one by one. */
  readonly empty: LoadedRow;
  readonly columns: readonly { readonly name: string; readonly codec: Codec; readonly cell: number }[];
  /** The scope of the rows' cursors, and the cells of the order's columns. */
  readonly cursor?: { readonly scope: string; readonly cells: readonly number[] };
  /** Relationships whose rows are in one cell, as JSON. */
  readonly nested: readonly {
    readonly relation: RelationPlan;
    readonly layout: RowLayout;
    readonly cell: number;
    /** Number of cells in each nested row. */
    readonly width: number;
  }[];
  /** Relationships to one row, whose cells follow those of this row. The marker is null if there is no such row. */
  readonly adjacent: readonly {
    readonly relation: RelationPlan;
    readonly layout: RowLayout;
    readonly marker: number;
  }[];
  /** Relationships that further statements load, and the cells of their keys. */
  readonly deferred: readonly { readonly relation: RelationPlan; readonly cells: readonly number[] }[];
}

/** PostgreSQL's default maximum number of function arguments. */
export const MAX_ARGUMENTS = 100;
