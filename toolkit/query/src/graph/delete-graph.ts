import type { Row, SchemaDescriptor } from '@trellis/model';
import type { Knex } from 'knex';
import { conditions } from '../load/clauses.ts';
import { checkWhere, type Where } from '../load/where.ts';
import { resolve } from '../resolved/index.ts';
import { atomically } from './atomically.ts';
import { destroy } from './destroy.ts';

/**
 * Deletes rows with those that belong to them, as the relationships declare it, all or none:
 * where a relationship's `cascade` has `delete` or `all`, the rows that it leads to go as well, and
 * the rows of association tables always do. Of other rows that refer to them PostgreSQL's own rule
 * decides, the foreign key's `onDelete`. The rows are locked first, for which PostgreSQL asks for the privilege
 * `update` beside `select` and `delete`.
 *
 * @param knex a Knex instance on `pg`, or a transaction
 * @param schema the schema, what `defineSchema` returned
 * @param table the key of the table whose rows to delete
 * @param where which of them, as `$where` of `load`; `{}` for all
 * @returns how many rows went, by table; rows that PostgreSQL itself deleted besides are not counted
 * @throws BadInput (see `isBadInput`) before any statement is sent, when something does not fit the schema
 * @example await deleteGraph(knex, shop, 'orders', { order_id: 7 }); // { orders: 1, order_products: 3 }
 */
export async function deleteGraph<
  const S extends SchemaDescriptor,
  const T extends keyof S['tables'] & string,
>(
  knex: Knex,
  schema: S,
  table: T,
  where: Where<Row<S['tables'][T]>>,
): Promise<{ readonly [K in keyof S['tables']]?: number }> {
  const resolved = resolve(schema);
  const known = resolved.table(table);
  const condition = conditions([], checkWhere(known, where, `${known.key}.$where`), 't');
  const deleted = await atomically(knex, 2, (transaction) =>
    destroy(transaction, resolved, known, condition),
  );
  return deleted as { readonly [K in keyof S['tables']]?: number };
}
