import type { Rule, Trigger, View } from '../model/index.ts';

/**
 * What is said of a view's column. PostgreSQL tells its type, so nothing has to be said for the database;
 * a type that is told gives the column's values their type in TypeScript, and lets the handshake look at it.
 */
export interface ViewColumnDescriptor<T = unknown>
  extends Partial<Omit<View['columns'][number], 'name' | 'comment'>> {
  readonly doc?: string;
  /** `false`: the author promises that it is never null, which PostgreSQL does not tell of a view and nobody checks. */
  readonly nullable?: boolean;
  /** The column whose ids it shows, `table.column`: they fit where that table's ids do. */
  readonly references?: string;
  /** Never there at run time: carries the type of the column's values. */
  readonly $type?: T;
}

/** What {@link view} takes: everything of a view but its name. */
export interface ViewOptions<
  C extends Readonly<Record<string, ViewColumnDescriptor>> = Readonly<Record<string, ViewColumnDescriptor>>,
  S extends string = string,
> extends Omit<View, 'schema' | 'name' | 'comment' | 'columns' | 'indexes' | 'triggers' | 'rules'> {
  /** One sentence about the view: hover text, SQL comment, JSON Schema description, dictionary entry. */
  readonly doc?: string;
  /** The schema that it is in; `public` when left out. */
  readonly schema?: S;
  /** What is said of its columns, by name. */
  readonly columns?: C;
  readonly indexes?: View['indexes'];
  readonly triggers?: readonly Trigger[];
  readonly rules?: readonly Rule[];
}

/** A view as it is declared. Plain data: what {@link view} returns can be written as JSON and read back. */
export interface ViewDescriptor<
  N extends string = string,
  C extends Readonly<Record<string, ViewColumnDescriptor>> = Readonly<Record<string, ViewColumnDescriptor>>,
  S extends string = string,
> extends ViewOptions<C, S> {
  readonly name: N;
}

/** Columns of which nothing is said that a view's column does not have. */
type Exactly<C> = {
  readonly [K in keyof C]: { readonly [P in Exclude<keyof C[K], keyof ViewColumnDescriptor>]: never };
};

/**
 * Declares a view.
 *
 * @param name its name in PostgreSQL
 * @param options its query and what is said of its columns, by the same functions as a table's columns
 * @returns the descriptor, plain data, to be put into the `views` of `defineSchema`
 * @example
 * import { integer, numeric, view } from '@trellis/model';
 *
 * export const orderTotals = view('order_totals', {
 *   doc: 'What each order comes to.',
 *   definition: 'select order_id, sum(price) as total from lines group by order_id',
 *   columns: {
 *     order_id: integer({ references: 'orders.order_id', nullable: false, doc: 'The order.' }),
 *     total: numeric(12, 2),
 *   },
 * });
 */
export function view<
  const N extends string,
  const C extends Readonly<Record<string, ViewColumnDescriptor>> = Record<never, never>,
  const S extends string = 'public',
>(name: N, options: ViewOptions<C & Exactly<C>, S>): ViewDescriptor<N, C, S> {
  return { name, ...options } as ViewDescriptor<N, C, S>;
}

type KeyOf<V> = V extends { readonly name: infer N extends string; readonly schema?: infer P }
  ? 'public' extends Exclude<P, undefined>
    ? N
    : `${P & string}.${N}`
  : never;

/** The views of a schema, by their keys: a view's name, with its schema before it where that is not `public`. */
export type ViewsOf<S> = S extends { readonly views: readonly (infer V)[] }
  ? { readonly [W in V as KeyOf<W>]: W }
  : Record<never, never>;
