import type { SchemaDescriptor } from '@trellis/model';
import type { Knex } from 'knex';
import { resolve } from '../resolved/index.ts';
import { atomically } from './atomically.ts';
import { collect } from './collect.ts';
import type { CheckedGraph, Inserted, NewGraph } from './graph-types.ts';
import { batches, insertRows } from './insert-rows.ts';
import { levels } from './levels.ts';

/**
 * Inserts rows together with their related rows, in one transaction. Each row is inserted after those that it refers
 * to, and the columns of foreign keys are filled in.
 *
 * A relationship takes a new row (or an array of them), `{ $ref: 'a' }` for the row with `$id: 'a'` elsewhere in the
 * graph, or `{ $key: { tag_id: 3 } }` for an existing row. PostgreSQL supplies columns that are omitted or undefined.
 *
 * @param knex a Knex instance with client `pg`, or a transaction, which then gets a savepoint
 * @param schema a schema returned by `defineSchema`
 * @param table key of the root table
 * @param graph the root row, or an array of root rows
 * @returns the graph, with all columns as they are stored
 * @throws BadInput (see {@link isBadInput}) if an argument does not fit the schema; no statement is sent
 * @throws TrellisError `ROWS_NOT_INSERTED` if a trigger or a rule skips rows; `KEYS_DISAGREE` if the rows that a row
 *   refers to have different values for a shared column
 * @example
 * ```ts
 * import { defineSchema, integer, manyToOne, table, text } from '@trellis/model';
 * import { insertGraph } from '@trellis/query';
 * import knex from 'knex';
 *
 * const customers = table('customers', {
 *   columns: { customer_id: integer({ identity: 'always', primaryKey: true }), name: text() },
 * });
 * const orders = table('orders', {
 *   columns: {
 *     order_id: integer({ identity: 'always', primaryKey: true }),
 *     customer_id: integer({ references: 'customers.customer_id' }),
 *   },
 *   relationships: { customer: manyToOne('customers') },
 * });
 * const shop = defineSchema({ name: 'shop', tables: { customers, orders } });
 * const db = knex({ client: 'pg', connection: process.env['DATABASE_URL'] ?? '' });
 *
 * const order = await insertGraph(db, shop, 'orders', { customer: { name: 'Ada' } });
 * export const ids: number[] = [order.order_id, order.customer.customer_id];
 * ```
 */
export async function insertGraph<
  const S extends SchemaDescriptor,
  const T extends keyof S['tables'] & string,
  const G extends NewGraph<S['tables'], S['tables'][T]> | readonly NewGraph<S['tables'], S['tables'][T]>[],
>(
  knex: Knex,
  schema: S,
  table: T,
  graph: G & CheckedGraph<S['tables'], S['tables'][T], G>,
): Promise<Inserted<S['tables'], S['tables'][T], G>> {
  const rows: readonly unknown[] = Array.isArray(graph) ? graph : [graph];
  const { nodes, roots, finish } = collect(resolve(schema), table, rows);
  const work = levels(nodes).flatMap(batches);
  await atomically(knex, nodes.length, async (transaction) => {
    for (const batch of work) await insertRows(transaction, batch);
  });
  for (const step of finish) step();
  return (Array.isArray(graph) ? roots : roots[0]) as Inserted<S['tables'], S['tables'][T], G>;
}
