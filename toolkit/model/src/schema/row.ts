import type { ColumnDescriptor } from './column.ts';
import type { TableDescriptor } from './table.ts';
import type { ViewDescriptor } from './view.ts';

/** The properties of a table from which row types are inferred. */
type RowSource = Pick<TableDescriptor, 'name' | 'schema' | 'columns'>;

/** Flattens an intersection, so that editors show its properties. */
type Flat<T> = { [K in keyof T]: T[K] };

/** A column whose values only PostgreSQL assigns. */
type Generated =
  | { readonly identity: 'always' | { readonly generation: 'always' } }
  | { readonly generated: object };

/** A column that an insert may omit. */
type Optional = { readonly nullable: true } | { readonly default: unknown } | { readonly identity: unknown };

interface Nullable {
  readonly nullable: true;
}

/** A column that contains the ids of its own table. */
interface OwnId {
  readonly primaryKey: true;
}

/** A column that contains the ids of the table that it references. */
interface OtherId<R extends string = string> {
  readonly references: R;
}

/**
 * The id of a row. A plain value is assignable, the id of a row of another table is not. The distinction exists only at
 * compile time.
 *
 * @example
 * import { type Id } from '@trellis/model';
 *
 * type CustomerId = Id<number, 'customers.customer_id'>;
 */
export type Id<T, C extends string> = T & { readonly $id?: { readonly [K in C]?: true } };

/** The key of a table in its schema. */
type KeyOf<T extends RowSource> = 'public' extends T['schema']
  ? T['name']
  : `${T['schema'] & string}.${T['name']}`;

type Given<C extends ColumnDescriptor> = Exclude<C['$type'], undefined>;

/** The values of column `C`, which is `K` of table `T`: ids if it is a primary key or references one. */
type Value<C extends ColumnDescriptor, T extends RowSource, K> = C extends OwnId
  ? Id<Given<C>, `${KeyOf<T>}.${K & string}` | (C extends OtherId<infer R> ? R : never)>
  : C extends OtherId<infer R>
    ? C extends Nullable
      ? Id<Given<C>, R> | null
      : Id<Given<C>, R>
    : C extends Nullable
      ? Given<C> | null
      : Given<C>;

/** The names of the columns that an insert requires. */
type Required<C> = { [K in keyof C]: C[K] extends Generated | Optional ? never : K }[keyof C];

/** The names of the columns that an insert may omit. */
type Omissible<C> = {
  [K in keyof C]: C[K] extends Generated ? never : C[K] extends Optional ? K : never;
}[keyof C];

/**
 * The type of a row that is read from a table.
 *
 * @example
 * import { integer, type Row, table, text } from '@trellis/model';
 *
 * const tags = table('tags', { columns: { tag_id: integer({ primaryKey: true }), name: text() } });
 * type Tag = Row<typeof tags>; // { tag_id: TagId; name: string }
 */
export type Row<T extends RowSource> = {
  -readonly [K in keyof T['columns']]: Value<T['columns'][K], T, K>;
};

/** The type of a row to insert into a table. Generated columns are excluded; columns that are nullable or have a default
 * are optional. */
export type NewRow<T extends RowSource> = Flat<
  Pick<Row<T>, Required<T['columns']>> & Partial<Pick<Row<T>, Omissible<T['columns']>>>
>;

/** The type of an update of a row: any of its columns except generated ones. */
export type RowPatch<T extends RowSource> = Partial<
  Pick<Row<T>, Required<T['columns']> | Omissible<T['columns']>>
>;

/**
 * The type of a row of a view, with the declared columns. A column may be null unless `nullable` is false.
 *
 * @example
 * import { numeric, view, type ViewRow } from '@trellis/model';
 *
 * const orderTotals = view('order_totals', { definition: 'select …', columns: { total: numeric(12, 2) } });
 * type OrderTotal = ViewRow<typeof orderTotals>; // { order_id: OrderId; total: number | null }
 */
export type ViewRow<V extends Pick<ViewDescriptor, 'columns'>> = {
  -readonly [K in keyof NonNullable<V['columns']>]: ViewValue<NonNullable<V['columns']>[K]>;
};

type ViewValue<C extends { readonly $type?: unknown }> =
  | (C extends OtherId<infer R> ? Id<Exclude<C['$type'], undefined>, R> : Exclude<C['$type'], undefined>)
  | (C extends { readonly nullable: false } ? never : null);
