import type { ResolvedColumn, ResolvedRelationship, ResolvedTable } from '../resolved/index.ts';
import type { Link } from './link.ts';

/** Where the value of a column comes from. */
export interface Source {
  readonly column: ResolvedColumn;
  /** Index among the row's own values, if the row gives the value itself. */
  readonly own: number | undefined;
  /** Indexes of the references that the value is taken from, and the referenced columns. */
  readonly from: readonly { readonly reference: number; readonly referenced: ResolvedColumn }[];
}

/** What a row adds to its shape: the value of a column, related rows, or a reference. */
type Step = ResolvedColumn | ResolvedRelationship | Link;

/** What follows from a shape. */
export interface Layout {
  /** A result row of nulls. Copying it is faster than assigning properties one by one. */
  readonly empty: Readonly<Record<string, null>>;
  /** One for each column, by position. */
  readonly sources: readonly Source[];
  /** The sources that have a value. */
  readonly given: readonly Source[];
  /** Rows of a table with equal keys have values for the same columns. */
  readonly columnsKey: string;
  /** A required column without a value. */
  readonly missing: Source | undefined;
  /** Some column has several sources. */
  readonly hasSharedColumns: boolean;
}

/** Maximum number of cached shapes of a table. Only input with keys in random order exceeds it. */
const MAX_CACHED = 500;

const initial = new WeakMap<ResolvedTable, Shape>();

/** Returns the shape of an empty row. */
export function initialShape(table: ResolvedTable): Shape {
  const cached = initial.get(table);
  if (cached && cached.descendants <= MAX_CACHED) return cached;
  const shape = new Shape(table, 0, 0, undefined, undefined);
  initial.set(table, shape);
  return shape;
}

/**
 * The shape of rows that have values for the same columns in the same order, and the same references. Like a hidden
 * class, a shape has a transition for each step; rows that take the same steps share a shape, so that its layout is
 * computed once.
 */
export class Shape {
  /** Number of shapes derived from this one. */
  descendants = 0;
  readonly #transitions = new Map<Step, Shape>();
  #layout: Layout | undefined = undefined;

  /**
   * @param table the table
   * @param width number of values that the row gives itself
   * @param references number of rows that it refers to
   * @param previous the shape before the last step
   * @param last the last step
   */
  constructor(
    readonly table: ResolvedTable,
    readonly width: number,
    readonly references: number,
    readonly previous: Shape | undefined,
    readonly last: Step | undefined,
  ) {}

  /** Returns the shape with a value for one more column. */
  withColumn(column: ResolvedColumn): Shape {
    return this.#transitions.get(column) ?? this.#derive(column, this.width + 1, this.references);
  }

  /** Returns the shape with related rows of one more relationship. */
  withRelationship(to: ResolvedRelationship): Shape {
    return this.#transitions.get(to) ?? this.#derive(to, this.width, this.references);
  }

  /** Returns the shape with one more reference. */
  withLink(link: Link): Shape {
    return this.#transitions.get(link) ?? this.#derive(link, this.width, this.references + 1);
  }

  get layout(): Layout {
    this.#layout ??= layoutOf(this);
    return this.#layout;
  }

  #derive(last: Step, width: number, references: number): Shape {
    const shape = new Shape(this.table, width, references, this, last);
    this.#transitions.set(last, shape);
    for (let one: Shape | undefined = this; one; one = one.previous) one.descendants += 1;
    return shape;
  }
}

function layoutOf(shape: Shape): Layout {
  const own = new Map<ResolvedColumn, number>();
  const from = new Map<ResolvedColumn, { reference: number; referenced: ResolvedColumn }[]>();
  const relationships: string[] = [];
  for (let one: Shape | undefined = shape; one?.previous; one = one.previous) {
    const { last } = one;
    if (last === undefined) continue;
    if ('steps' in last) relationships.unshift(last.name);
    else if (!('on' in last)) own.set(last, one.width - 1);
    else
      for (const { referenced, referencing } of last.on)
        from.set(referencing, [
          { reference: one.references - 1, referenced },
          ...(from.get(referencing) ?? []),
        ]);
  }
  const sources = Array.from(shape.table.columns.values(), (column) => ({
    column,
    own: own.get(column),
    from: from.get(column) ?? [],
  }));
  const hasValue = (source: Source) => source.own !== undefined || source.from.length > 0;
  return {
    empty: { ...shape.table.empty, ...Object.fromEntries(relationships.map((name) => [name, null])) },
    sources,
    given: sources.filter(hasValue),
    columnsKey: sources.map((source) => (hasValue(source) ? 1 : 0)).join(''),
    missing: sources.find((one) => !one.column.optional && !one.column.generated && !hasValue(one)),
    hasSharedColumns: sources.some((one) => one.from.length + (one.own === undefined ? 0 : 1) > 1),
  };
}
