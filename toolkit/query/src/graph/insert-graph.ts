import type { SchemaDescriptor } from '@trellis/model';
import type { Knex } from 'knex';
import { resolve } from '../resolved/index.ts';
import { atomically } from './atomically.ts';
import { collect } from './collect.ts';
import { batches, insertRows } from './insert-rows.ts';
import { levels } from './levels.ts';
import type { CheckedGraph, Inserted, NewGraph } from './options.ts';

/**
 * Inserts rows with the rows that their relationships lead to, each after those that it refers
 * to, all of them or none: from a savepoint of the transaction when `knex` is one, in one of its own otherwise.
 *
 * The columns of foreign keys are filled in. Under a relationship stands a new row (or an array
 * of them), `{ $ref: 'a' }` for the row that says `$id: 'a'` elsewhere in the graph, or
 * `{ $key: { tag_id: 3 } }` for one that is in the database. What is left out or undefined is
 * PostgreSQL's to give.
 *
 * @param knex a Knex instance on `pg`, or a transaction
 * @param schema the schema, what `defineSchema` returned
 * @param table the key of the table of the row at the root
 * @param graph the row, or an array of them
 * @returns the same, with every column as PostgreSQL has it
 * @throws BadInput (see `isBadInput`) before any statement is sent, when something does not fit the schema
 * @throws TrellisError `ROWS_NOT_INSERTED` when a trigger keeps rows out, `KEYS_DISAGREE` when rows that one refers
 *   to give a column of its two values
 * @example
 * const order = await insertGraph(knex, shop, 'orders', {
 *   customer: { first_name: 'Ada', last_name: 'King', email_address: 'ada@example.org' },
 *   products: [{ product_id: 3, product_count: 2 }],
 * });
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
