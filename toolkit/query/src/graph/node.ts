import type { ResolvedTable } from '../resolved/index.ts';
import type { Encoded } from '../value/codec.ts';

/** A row in the making. */
export type InsertedRow = Record<string, unknown>;

/** A column's value as it is sent: null for SQL's. */
export type ColumnValue = Encoded | null;

/** Values by the columns' names. */
export type Values = ReadonlyMap<string, ColumnValue>;

/** Where a foreign key's columns get their values from. */
export interface Need {
  readonly from: Parent;
  /** `[column of the row that is referred to, column here]`. */
  readonly on: readonly (readonly [string, string])[];
  /** Where in what was passed it says so. */
  readonly path: string;
}

/** A row that is referred to: one of the graph, or the key of one that is there already. */
export type Parent = GraphNode | { readonly key: Values };

/** A row to insert. */
export interface GraphNode {
  readonly table: ResolvedTable;
  readonly path: string;
  readonly values: Map<string, ColumnValue>;
  readonly needs: Need[];
  /** What is given back: filled when the row is inserted. Rows of an association table have none. */
  readonly row?: InsertedRow;
  /** The texts of the row's columns, by their places in the table, once it is inserted. */
  texts?: readonly (string | null)[];
}

/** Whether a column gets a value from the row itself or from one that it refers to. */
export function isGiven({ values, needs }: GraphNode, column: string): boolean {
  if (values.has(column)) return true;
  // By index: this is asked of every column of every row.
  for (let i = 0; i < needs.length; i += 1) {
    const { on } = needs[i] as Need;
    for (let j = 0; j < on.length; j += 1) if (on[j]?.[1] === column) return true;
  }
  return false;
}
