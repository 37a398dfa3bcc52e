import type { Knex } from 'knex';

/**
 * A record whose values may be Knex expressions as well, such as `knex.fn.now()` and `knex.raw('…')`.
 *
 * @example
 * ```ts
 * import type { OrExpression } from '@trellis/query';
 * import knex from 'knex';
 *
 * const db = knex({ client: 'pg' });
 * export const order: OrExpression<{ customer_id: number; order_date: Date }> = {
 *   customer_id: 7,
 *   order_date: db.fn.now(),
 * };
 * ```
 */
export type OrExpression<T> = { [K in keyof T]: T[K] | Knex.Raw | Knex.QueryBuilder };

/** The generated row types of a table. */
interface Rows {
  readonly row: object;
  readonly new: object;
  readonly patch: object;
}

/**
 * Entries of Knex's `Tables` interface for the tables of a schema, with the types of rows that are read, inserted and
 * updated.
 *
 * @example
 * ```ts
 * import type { KnexTables } from '@trellis/query';
 *
 * interface TableRows {
 *   tags: { row: { tag_id: number; name: string }; new: { name: string }; patch: { name?: string } };
 * }
 * declare module 'knex/types/tables.js' {
 *   interface Tables extends KnexTables<TableRows> {}
 * }
 * ```
 */
export type KnexTables<T extends { readonly [K in keyof T]: Rows }> = {
  [K in keyof T]: Knex.CompositeTableType<
    T[K]['row'],
    OrExpression<T[K]['new']>,
    OrExpression<T[K]['patch']>,
    OrExpression<T[K]['new']>
  >;
};

/**
 * Entries of Knex's `Tables` interface for the views of a schema, which can only be read.
 *
 * @example
 * ```ts
 * import type { KnexViews } from '@trellis/query';
 *
 * interface ViewRows {
 *   order_totals: { order_id: number; total: string };
 * }
 * declare module 'knex/types/tables.js' {
 *   interface Tables extends KnexViews<ViewRows> {}
 * }
 * ```
 */
export type KnexViews<V> = {
  [K in keyof V]: Knex.CompositeTableType<V[K], never, never, never>;
};
