import { type SchemaDescriptor, TrellisError, tableKey, type ViewsOf } from '@trellis/model';

/** Tables and views, by their keys. */
type Relations<S extends SchemaDescriptor> = S['tables'] & ViewsOf<S>;

/** The columns of a table or view, each as `table.column`. */
type Columns<R, A extends string> = {
  readonly [C in keyof (R extends { readonly columns?: infer C } ? NonNullable<C> : never) &
    string]: `${A}.${C}`;
};

const made = new WeakMap<SchemaDescriptor, Map<string, object>>();

/**
 * The names of a table's or view's columns for `join`, `where` and wherever else Knex takes any text: a name that is
 * not there does not compile.
 *
 * @param schema the schema
 * @param table its key
 * @param alias what the table is called in the query, where that is not its name
 * @throws TrellisError `TABLE_UNKNOWN`
 * @example
 * const o = columns(shop, 'orders');
 * const c = columns(shop, 'customers', 'buyer');
 * knex('orders').join('customers as buyer', o.customer_id, c.customer_id).where(c.email_address, email);
 */
export function columns<
  S extends SchemaDescriptor,
  const T extends keyof Relations<S> & string,
  const A extends string = T,
>(schema: S, table: T, alias?: A): Columns<Relations<S>[T], A> {
  const views = schema.views ?? [];
  const descriptor = Object.hasOwn(schema.tables, table)
    ? schema.tables[table]
    : views.find((view) => tableKey(view) === table);
  if (descriptor === undefined)
    throw new TrellisError(
      'TABLE_UNKNOWN',
      `Expected a table of ${schema.name}, got "${table}". Its tables are ${[...Object.keys(schema.tables), ...views.map(tableKey)].join(', ')}.`,
    );
  const prefix = alias ?? table;
  const known = made.get(schema) ?? new Map<string, object>();
  made.set(schema, known);
  const key = JSON.stringify([table, prefix]);
  const names =
    known.get(key) ??
    Object.freeze(
      Object.fromEntries(Object.keys(descriptor.columns ?? {}).map((name) => [name, `${prefix}.${name}`])),
    );
  known.set(key, names);
  return names as Columns<Relations<S>[T], A>;
}
