import type { Knex } from 'knex';

/** A record in which Knex may be given an expression in place of any value: `knex.fn.now()`, `knex.raw('…')`. */
export type OrExpression<T> = { [K in keyof T]: T[K] | Knex.Raw | Knex.QueryBuilder };

/** The rows of a table as generated types tell them. */
interface Rows {
  readonly row: object;
  readonly new: object;
  readonly patch: object;
}

/**
 * The rows of a schema as Knex's own interface `Tables` wants them: what is read, inserted and changed, each with
 * its own type.
 *
 * @example
 * declare module 'knex/types/tables.js' {
 *   interface Tables extends KnexTables<TableRows> {}
 * }
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
 * The rows of a schema's views as Knex's own interface `Tables` wants them: read, and nothing else.
 *
 * @example interface Tables extends KnexTables<TableRows>, KnexViews<ViewRows> {}
 */
export type KnexViews<V> = {
  [K in keyof V]: Knex.CompositeTableType<V[K], never, never, never>;
};
