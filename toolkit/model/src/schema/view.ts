import type { Rule, Trigger, View } from '../model/index.ts';

/**
 * A column of a declared view. PostgreSQL derives the columns from the query. A declared type determines the TypeScript
 * type of the values. Every proof, `check` and the handshake compare it with the type that the query returns.
 */
export interface ViewColumnDescriptor<T = unknown>
  extends Partial<Omit<View['columns'][number], 'name' | 'comment'>> {
  readonly doc?: string;
  /** Of a column of an enum, or of arrays of it: the values from which its TypeScript type is made. */
  readonly values?: readonly string[];
  /** `false` declares that the column is never null. PostgreSQL does not know this for a view, and it is not checked. */
  readonly nullable?: boolean;
  /** Values are read as PostgreSQL's exact text: see `exact` of a table's column. */
  readonly exact?: true;
  /** The column whose ids it contains, as `table.column`. Its values have the type of these ids. */
  readonly references?: string;
  /** The TypeScript type of the column's values. Never set at run time. */
  readonly $type?: T;
}

/** The options of {@link view}. */
export interface ViewOptions<
  C extends Readonly<Record<string, ViewColumnDescriptor>> = Readonly<Record<string, ViewColumnDescriptor>>,
  S extends string = string,
> extends Omit<View, 'schema' | 'name' | 'comment' | 'columns' | 'indexes' | 'triggers' | 'rules'> {
  /** One sentence about the view: hover text, SQL comment, JSON Schema description, dictionary entry. */
  readonly doc?: string;
  /** The schema. Default: `public`. */
  readonly schema?: S;
  /** The declared columns, by name. */
  readonly columns?: C;
  /** The columns that identify a row. PostgreSQL does not know this for a view, and it is not checked. */
  readonly key?: readonly string[];
  readonly indexes?: View['indexes'];
  readonly triggers?: readonly Trigger[];
  readonly rules?: readonly Rule[];
}

/** A declared view. It is plain data that can be converted to JSON and back. */
export interface ViewDescriptor<
  N extends string = string,
  C extends Readonly<Record<string, ViewColumnDescriptor>> = Readonly<Record<string, ViewColumnDescriptor>>,
  S extends string = string,
> extends ViewOptions<C, S> {
  readonly name: N;
}

/** The columns `C`, without properties that a view's column does not have. */
type Exactly<C> = {
  readonly [K in keyof C]: { readonly [P in Exclude<keyof C[K], keyof ViewColumnDescriptor>]: never };
};

/**
 * Declares a view.
 *
 * @param name its name in PostgreSQL
 * @param options its query and columns; the same functions declare columns of tables and views
 * @returns the descriptor, for `views` of `defineSchema`
 * @example
 * import { integer, numeric, view } from '@trellis/model';
 *
 * export const orderTotals = view('order_totals', {
 *   doc: 'Total of each order.',
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

/** The views of a schema by key: the name of the view, qualified if it is not in `public`. */
export type ViewsOf<S> = S extends { readonly views: readonly (infer V)[] }
  ? { readonly [W in V as KeyOf<W>]: W }
  : Record<never, never>;
