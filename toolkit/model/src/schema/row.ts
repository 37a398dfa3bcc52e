import type { ColumnDescriptor } from './column.ts';
import type { TableDescriptor } from './table.ts';
import type { ViewDescriptor } from './view.ts';

/** What the types of rows read of a table. */
type RowSource = Pick<TableDescriptor, 'name' | 'schema' | 'columns'>;

/** Flattens an intersection, so that a hover shows the properties. */
type Flat<T> = { [K in keyof T]: T[K] };

/** A column whose value PostgreSQL alone gives. */
type Generated =
  | { readonly identity: 'always' | { readonly generation: 'always' } }
  | { readonly generated: object };

/** A column that may be left out of an insert. */
type Optional = { readonly nullable: true } | { readonly default: unknown } | { readonly identity: unknown };

interface Nullable {
  readonly nullable: true;
}

/** A column that holds the ids of its own table. */
interface OwnId {
  readonly primaryKey: true;
}

/** A column that holds the ids of the table that it refers to. */
interface OtherId<R extends string = string> {
  readonly references: R;
}

/**
 * The id of a row: a plain value fits, the id of another table's row does not. What tells them
 * apart is never there at run time.
 *
 * @example
 * import { type Id } from '@trellis/model';
 *
 * type CustomerId = Id<number, 'customers.customer_id'>;
 */
export type Id<T, C extends string> = T & { readonly $id?: { readonly [K in C]?: true } };

/** A table's key in its schema. */
type KeyOf<T extends RowSource> = 'public' extends T['schema']
  ? T['name']
  : `${T['schema'] & string}.${T['name']}`;

type Given<C extends ColumnDescriptor> = Exclude<C['$type'], undefined>;

/** The values of column `C`, which is `K` of table `T`: ids where it is a key. */
type Value<C extends ColumnDescriptor, T extends RowSource, K> = C extends OwnId
  ? Id<Given<C>, `${KeyOf<T>}.${K & string}` | (C extends OtherId<infer R> ? R : never)>
  : C extends OtherId<infer R>
    ? C extends Nullable
      ? Id<Given<C>, R> | null
      : Id<Given<C>, R>
    : C extends Nullable
      ? Given<C> | null
      : Given<C>;

/** The names of the columns that an insert must give. */
type Required<C> = { [K in keyof C]: C[K] extends Generated | Optional ? never : K }[keyof C];

/** The names of the columns that an insert may leave out. */
type Omissible<C> = {
  [K in keyof C]: C[K] extends Generated ? never : C[K] extends Optional ? K : never;
}[keyof C];

/**
 * A row of a table as it is read.
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

/** A row of a table as it is inserted: nothing generated, nothing required that has a default or may be null. */
export type NewRow<T extends RowSource> = Flat<
  Pick<Row<T>, Required<T['columns']>> & Partial<Pick<Row<T>, Omissible<T['columns']>>>
>;

/** What may be changed of a row: any of its columns but the generated ones. */
export type RowPatch<T extends RowSource> = Partial<
  Pick<Row<T>, Required<T['columns']> | Omissible<T['columns']>>
>;

/**
 * A row of a view, of the columns that are declared. What no author promises not to be null may be.
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
