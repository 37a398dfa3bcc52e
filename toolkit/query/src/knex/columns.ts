import { type SchemaDescriptor, TrellisError, tableKey, type ViewsOf } from '@trellis/model';

/** Tables and views by key. */
type Relations<S extends SchemaDescriptor> = S['tables'] & ViewsOf<S>;

/** Columns of a table or view, each as `table.column`. */
type QualifiedColumns<R, A extends string> = {
  readonly [C in keyof (R extends { readonly columns?: infer C } ? NonNullable<C> : never) &
    string]: `${A}.${C}`;
};

const cache = new WeakMap<SchemaDescriptor, Map<string, object>>();

/**
 * Returns the qualified column names of a table or view, for `join`, `where` and other methods where Knex accepts any
 * string. A name that does not exist does not compile.
 *
 * @param schema a schema returned by `defineSchema`
 * @param table key of the table or view
 * @param alias alias of the table in the query; by default its key
 * @returns an object with the column names as keys
 * @throws TrellisError `TABLE_UNKNOWN` if the schema does not have the table
 * @example
 * ```ts
 * import { defineSchema, integer, table, text } from '@trellis/model';
 * import { columns } from '@trellis/query';
 * import knex from 'knex';
 *
 * const customers = table('customers', {
 *   columns: { customer_id: integer({ primaryKey: true }), email_address: text() },
 * });
 * const orders = table('orders', {
 *   columns: {
 *     order_id: integer({ primaryKey: true }),
 *     customer_id: integer({ references: 'customers.customer_id' }),
 *   },
 * });
 * const shop = defineSchema({ name: 'shop', tables: { customers, orders } });
 * const db = knex({ client: 'pg', connection: process.env['DATABASE_URL'] ?? '' });
 *
 * const o = columns(shop, 'orders');
 * const c = columns(shop, 'customers', 'buyer');
 * export const found = await db('orders')
 *   .join('customers as buyer', o.customer_id, c.customer_id)
 *   .where(c.email_address, 'ada@example.org');
 * ```
 */
export function columns<
  S extends SchemaDescriptor,
  const T extends keyof Relations<S> & string,
  const A extends string = T,
>(schema: S, table: T, alias?: A): QualifiedColumns<Relations<S>[T], A> {
  const views = schema.views ?? [];
  const descriptor = Object.hasOwn(schema.tables, table)
    ? schema.tables[table]
    : views.find((view) => tableKey(view) === table);
  if (descriptor === undefined)
    throw new TrellisError(
      'TABLE_UNKNOWN',
      `Expected a table of ${schema.name}, got "${table}". The tables are ${[...Object.keys(schema.tables), ...views.map(tableKey)].join(', ')}.`,
    );
  const prefix = alias ?? table;
  const cached = cache.get(schema) ?? new Map<string, object>();
  cache.set(schema, cached);
  const key = JSON.stringify([table, prefix]);
  const names =
    cached.get(key) ??
    Object.freeze(
      Object.fromEntries(Object.keys(descriptor.columns ?? {}).map((name) => [name, `${prefix}.${name}`])),
    );
  cached.set(key, names);
  return names as QualifiedColumns<Relations<S>[T], A>;
}
