import { type SchemaDescriptor, TrellisError } from '@trellis/model';

/** The columns of a table, each as `table.column`. */
type Columns<S extends SchemaDescriptor, T extends keyof S['tables'] & string, A extends string> = {
  readonly [C in keyof S['tables'][T]['columns'] & string]: `${A}.${C}`;
};

const made = new WeakMap<SchemaDescriptor, Map<string, object>>();

/**
 * The names of a table's columns for `join`, `where` and wherever else Knex takes any text: a name that is
 * not there does not compile.
 *
 * @param schema the schema
 * @param table the table's key
 * @param alias what the table is called in the query, where that is not its name
 * @throws TrellisError `TABLE_UNKNOWN`
 * @example
 * const o = columns(shop, 'orders');
 * const c = columns(shop, 'customers', 'buyer');
 * knex('orders').join('customers as buyer', o.customer_id, c.customer_id).where(c.email_address, email);
 */
export function columns<
  S extends SchemaDescriptor,
  const T extends keyof S['tables'] & string,
  const A extends string = T,
>(schema: S, table: T, alias?: A): Columns<S, T, A> {
  const descriptor = Object.hasOwn(schema.tables, table) ? schema.tables[table] : undefined;
  if (descriptor === undefined)
    throw new TrellisError(
      'TABLE_UNKNOWN',
      `Expected a table of ${schema.name}, got "${table}". Its tables are ${Object.keys(schema.tables).join(', ')}.`,
    );
  const prefix = alias ?? table;
  const known = made.get(schema) ?? new Map<string, object>();
  made.set(schema, known);
  const key = JSON.stringify([table, prefix]);
  const names =
    known.get(key) ??
    Object.freeze(
      Object.fromEntries(Object.keys(descriptor.columns).map((name) => [name, `${prefix}.${name}`])),
    );
  known.set(key, names);
  return names as Columns<S, T, A>;
}
