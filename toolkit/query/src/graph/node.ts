import type { ResolvedColumn, ResolvedTable } from '../resolved/index.ts';
import type { Encoded } from '../value/index.ts';
import type { Link } from './link.ts';
import type { Shape } from './shape.ts';

/** A row of the result, under construction. */
export type InsertedRow = Record<string, unknown>;

/** An encoded value of a column; null stands for SQL's null. */
export type ColumnValue = Encoded | null;

/** Values by column name. */
export type Values = ReadonlyMap<string, ColumnValue>;

/** A place within the arguments. */
export interface Place {
  /** The row that contains the place. */
  readonly container: GraphNode | undefined;
  /** Name of the relationship or, at the root, of the table. */
  readonly name: string;
  /** Index in the array; {@link NO_INDEX} if there is no array. */
  readonly index: number;
}

export const NO_INDEX = -1;

/** Depth of a row before {@link levels} has computed it. */
export const UNKNOWN_DEPTH = -1;

/** Prints a place for error messages. */
export function pathOf({ container, name, index }: Place): string {
  const own = index === NO_INDEX ? name : `${name}[${index}]`;
  return container ? `${pathOf(container)}.${own}` : own;
}

/** A reference from a row to another by a foreign key. */
export interface Reference {
  readonly to: ReferencedRow;
  readonly link: Link;
  /** Place in the arguments that the reference comes from. */
  readonly place: Place;
}

/** A row that a foreign key refers to. */
export type ReferencedRow = GraphNode | ExistingRow;

/** A row that is in the database already, identified by its key. */
export interface ExistingRow {
  readonly key: Values;
}

const NO_REFERENCES: readonly Reference[] = [];

/**
 * A row to insert. A graph can have very many, so a node stores little: whatever it has in common with other rows is
 * in its shape, and its path is built only for an error message.
 */
export class GraphNode implements Place {
  /** Values that the row gives itself, in the order of its shape. */
  values: ColumnValue[] = [];
  /** The rows that it refers to, in the order of its shape. */
  references = NO_REFERENCES;
  /** The cells of the inserted row by column position, as PostgreSQL's text output. */
  cells: readonly (string | null)[] | undefined = undefined;
  /** Number of levels to insert before this row. */
  depth = UNKNOWN_DEPTH;
  /** The row of the result; rows of an association table have none. */
  row: InsertedRow | undefined = undefined;

  /**
   * @param shape initial shape of the table
   * @param container the row that contains this one
   * @param name name of the relationship or, at the root, of the table
   * @param index index in the array, or NO_INDEX
   * @param graph the row as it was passed
   */
  constructor(
    public shape: Shape,
    readonly container: GraphNode | undefined,
    readonly name: string,
    readonly index: number,
    readonly graph: unknown,
  ) {}

  get table(): ResolvedTable {
    return this.shape.table;
  }

  /** Allocates space for values. */
  reserve(count: number): void {
    this.values = new Array(count);
  }

  /** Sets the value of a column. */
  set(column: ResolvedColumn, value: ColumnValue): void {
    this.values[this.shape.width] = value;
    this.shape = this.shape.withColumn(column);
  }

  /** Adds a reference to a row. */
  addReference(to: ReferencedRow, link: Link, place: Place): void {
    const reference = { to, link, place };
    this.references = this.references === NO_REFERENCES ? [reference] : [...this.references, reference];
    this.shape = this.shape.withLink(link);
  }

  /** Returns the value that the row itself gives a column. */
  ownValue({ position }: ResolvedColumn): ColumnValue | undefined {
    const index = this.shape.layout.sources[position]?.own;
    return index === undefined ? undefined : this.values[index];
  }
}

/** Returns the value of a referenced column if it is known before the insert. */
export function knownValue(row: ReferencedRow, column: ResolvedColumn): ColumnValue | undefined {
  return row instanceof GraphNode ? row.ownValue(column) : row.key.get(column.name);
}
