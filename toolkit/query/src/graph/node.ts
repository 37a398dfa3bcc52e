import type { ResolvedColumn, ResolvedTable } from '../resolved/index.ts';
import type { Encoded } from '../value/codec.ts';
import type { Link } from './link.ts';
import type { Shape } from './shape.ts';

/** A row in the making. */
export type InsertedRow = Record<string, unknown>;

/** A column's value as it is sent: null for SQL's. */
export type ColumnValue = Encoded | null;

/** Values by the columns' names. */
export type Values = ReadonlyMap<string, ColumnValue>;

/** Where something stands in what was passed. */
export interface Place {
  /** The row that it stands in. */
  readonly above: GraphNode | undefined;
  /** The relationship that it stands under, or the table. */
  readonly name: string;
  /** Which one it is, where there may be several; {@link ALONE} otherwise. */
  readonly at: number;
}

export const ALONE = -1;

/** The depth of a row that was not looked for yet. */
export const UNKNOWN = -1;

/** A place as messages name it. */
export function pathOf({ above, name, at }: Place): string {
  const own = at === ALONE ? name : `${name}[${at}]`;
  return above ? `${pathOf(above)}.${own}` : own;
}

/** Where a foreign key's columns get their values from. */
export interface Need {
  readonly from: Parent;
  readonly link: Link;
  /** Where it says so. */
  readonly place: Place;
}

/** A row that is referred to: one of the graph, or the key of one that is there already. */
export type Parent = GraphNode | KnownRow;

/** A row that is there already. */
export interface KnownRow {
  readonly key: Values;
}

const NONE: readonly Need[] = [];

/**
 * A row to insert. There are as many as a graph has rows, so it holds little: what it has in common with others is in its
 * shape, and where it stands is no text until an error tells it.
 */
export class GraphNode implements Place {
  /** The values that the row gives itself, as its shape has them. */
  values: ColumnValue[] = [];
  /** The rows that it refers to, as its shape has them. */
  needs = NONE;
  /** The texts of the row's columns, by their places in the table, once it is inserted. */
  texts: readonly (string | null)[] | undefined = undefined;
  /** How many rows have to be inserted one after the other before it, once it is known. */
  depth = UNKNOWN;
  /** What is given back, filled when the row is inserted; rows of an association table have none. */
  row: InsertedRow | undefined = undefined;

  /**
   * @param shape its table's first
   * @param above what it stands in
   * @param name the relationship that it stands under, or the table
   * @param at which one it is there
   * @param graph what was passed
   */
  constructor(
    public shape: Shape,
    readonly above: GraphNode | undefined,
    readonly name: string,
    readonly at: number,
    readonly graph: unknown,
  ) {}

  get table(): ResolvedTable {
    return this.shape.table;
  }

  /** Makes room for so many values of its own. */
  expect(most: number): void {
    this.values = new Array(most);
  }

  /** Gives a column a value. */
  give(column: ResolvedColumn, value: ColumnValue): void {
    this.values[this.shape.width] = value;
    this.shape = this.shape.with(column);
  }

  /** Lets it refer to a row. */
  refer(from: Parent, link: Link, place: Place): void {
    const need = { from, link, place };
    this.needs = this.needs === NONE ? [need] : [...this.needs, need];
    this.shape = this.shape.linked(link);
  }

  /** The value that the row gives a column itself. */
  own({ place }: ResolvedColumn): ColumnValue | undefined {
    const at = this.shape.layout.sources[place]?.own;
    return at === undefined ? undefined : this.values[at];
  }
}

/** The value of a column of a row that is referred to, as far as it is known before anything is inserted. */
export function knownValue(parent: Parent, column: ResolvedColumn): ColumnValue | undefined {
  return parent instanceof GraphNode ? parent.own(column) : parent.key.get(column.name);
}
