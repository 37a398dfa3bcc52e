import type { ResolvedColumn, ResolvedTable } from '../resolved/index.ts';
import type { Link } from './link.ts';

/** Where a column's value comes from. */
export interface Source {
  readonly column: ResolvedColumn;
  /** Which of the row's own values it is, if it is one. */
  readonly own: number | undefined;
  /** The rows that it is taken from, each by its number among those that the row refers to, and the column there. */
  readonly from: readonly { readonly need: number; readonly there: ResolvedColumn }[];
}

/** What is worked out once for all rows of a shape. */
export interface Layout {
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

/**
 * What rows have in common that give the same columns in the same order and refer to others alike. A row begins with
 * its table's first shape and goes on to the next with whatever it gives: rows that do the same have the same shape, so
 * that what follows from it is worked out once and not for every row.
 */
export class Shape {
  readonly #next = new Map<ResolvedColumn | Link, Shape>();
  #layout: Layout | undefined;

  /**
   * @param table whose rows they are
   * @param width how many values such a row gives itself
   * @param needs how many rows it refers to
   * @param before the shape before what came last
   * @param last a column that the row gives, or how it refers to another
   */
  constructor(
    readonly table: ResolvedTable,
    readonly width = 0,
    readonly needs = 0,
    readonly before?: Shape,
    readonly last?: ResolvedColumn | Link,
  ) {}

  /** The shape of a row like these that gives a value to a further column. */
  with(column: ResolvedColumn): Shape {
    return this.#next.get(column) ?? this.#add(column, this.width + 1, this.needs);
  }

  /** The shape of a row like these that refers to a further row. */
  linked(link: Link): Shape {
    return this.#next.get(link) ?? this.#add(link, this.width, this.needs + 1);
  }

  get layout(): Layout {
    this.#layout ??= layOut(this);
    return this.#layout;
  }

  #add(last: ResolvedColumn | Link, width: number, needs: number): Shape {
    const shape = new Shape(this.table, width, needs, this, last);
    this.#next.set(last, shape);
    return shape;
  }
}

function layOut(shape: Shape): Layout {
  const own = new Map<ResolvedColumn, number>();
  const from = new Map<ResolvedColumn, { need: number; there: ResolvedColumn }[]>();
  for (let one: Shape | undefined = shape; one?.before; one = one.before) {
    const { last } = one;
    if (last === undefined) continue;
    if (!('on' in last)) own.set(last, one.width - 1);
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
    sources,
    given: sources.filter(gives),
    kind: sources.map((source) => (gives(source) ? 1 : 0)).join(''),
    missing: sources.find((one) => !one.column.optional && !one.column.generated && !gives(one)),
    shared: sources.some((one) => one.from.length + (one.own === undefined ? 0 : 1) > 1),
  };
}
