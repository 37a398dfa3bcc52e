import type { ResolvedColumn, ResolvedRelationship, ResolvedTable } from '../resolved/index.ts';
import type { Link } from './link.ts';

/** Where a column's value comes from. */
export interface Source {
  readonly column: ResolvedColumn;
  /** Which of the row's own values it is, if it is one. */
  readonly own: number | undefined;
  /** The rows that it is taken from, each by its number among those that the row refers to, and the column there. */
  readonly from: readonly { readonly need: number; readonly there: ResolvedColumn }[];
}

/** What a row says: a column's value, what a relationship leads to, which row it refers to. */
type Step = ResolvedColumn | ResolvedRelationship | Link;

/** What is worked out once for all rows of a shape. */
export interface Layout {
  /** What is given back for such a row, with nothing in it: a copy is quicker than properties one after the other. */
  readonly empty: Readonly<Record<string, null>>;
  /** By the columns' places in the table. */
  readonly sources: readonly Source[];
  /** Those that give a value. */
  readonly given: readonly Source[];
  /** Rows of a table that have it in common give values to the same columns. */
  readonly kind: string;
  /** A column that needs a value and has none. */
  readonly missing: Source | undefined;
  /** Some column has its value from more than one place. */
  readonly shared: boolean;
}

/** So many shapes of a table's rows are kept: more are no program's, but those of input that comes in any order. */
const MOST_KEPT = 500;

const first = new WeakMap<ResolvedTable, Shape>();

/** The shape that a table's rows begin with. */
export function firstShape(table: ResolvedTable): Shape {
  const known = first.get(table);
  if (known && known.followers <= MOST_KEPT) return known;
  const shape = new Shape(table, 0, 0, undefined, undefined);
  first.set(table, shape);
  return shape;
}

/**
 * What rows have in common that give the same columns in the same order and refer to others alike. A row begins with
 * its table's first shape and goes on to the next with whatever it says: rows that do the same have the same shape, so
 * that what follows from it is worked out once and not for every row.
 */
export class Shape {
  /** How many shapes were made that begin with this one. */
  followers = 0;
  readonly #next = new Map<Step, Shape>();
  #layout: Layout | undefined = undefined;

  /**
   * @param table whose rows they are
   * @param width how many values such a row gives itself
   * @param needs how many rows it refers to
   * @param before the shape before what it said last
   * @param last what it said last
   */
  constructor(
    readonly table: ResolvedTable,
    readonly width: number,
    readonly needs: number,
    readonly before: Shape | undefined,
    readonly last: Step | undefined,
  ) {}

  /** The shape of a row like these that gives a value to a further column. */
  with(column: ResolvedColumn): Shape {
    return this.#next.get(column) ?? this.#add(column, this.width + 1, this.needs);
  }

  /** The shape of a row like these that has something under a further relationship. */
  over(to: ResolvedRelationship): Shape {
    return this.#next.get(to) ?? this.#add(to, this.width, this.needs);
  }

  /** The shape of a row like these that refers to a further row. */
  linked(link: Link): Shape {
    return this.#next.get(link) ?? this.#add(link, this.width, this.needs + 1);
  }

  get layout(): Layout {
    this.#layout ??= layOut(this);
    return this.#layout;
  }

  #add(last: Step, width: number, needs: number): Shape {
    const shape = new Shape(this.table, width, needs, this, last);
    this.#next.set(last, shape);
    for (let one: Shape | undefined = this; one; one = one.before) one.followers += 1;
    return shape;
  }
}

function layOut(shape: Shape): Layout {
  const own = new Map<ResolvedColumn, number>();
  const from = new Map<ResolvedColumn, { need: number; there: ResolvedColumn }[]>();
  const under: string[] = [];
  for (let one: Shape | undefined = shape; one?.before; one = one.before) {
    const { last } = one;
    if (last === undefined) continue;
    if ('steps' in last) under.unshift(last.name);
    else if (!('on' in last)) own.set(last, one.width - 1);
    else
      for (const { there, here } of last.on)
        from.set(here, [{ need: one.needs - 1, there }, ...(from.get(here) ?? [])]);
  }
  const sources = Array.from(shape.table.columns.values(), (column) => ({
    column,
    own: own.get(column),
    from: from.get(column) ?? [],
  }));
  const gives = (source: Source) => source.own !== undefined || source.from.length > 0;
  return {
    empty: { ...shape.table.empty, ...Object.fromEntries(under.map((name) => [name, null])) },
    sources,
    given: sources.filter(gives),
    kind: sources.map((source) => (gives(source) ? 1 : 0)).join(''),
    missing: sources.find((one) => !one.column.optional && !one.column.generated && !gives(one)),
    shared: sources.some((one) => one.from.length + (one.own === undefined ? 0 : 1) > 1),
  };
}
