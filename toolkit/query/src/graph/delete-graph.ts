import type { Row, SchemaDescriptor } from '@trellis/model';
import type { Knex } from 'knex';
import { resolve } from '../resolved/index.ts';
import { checkWhere, type Where, whereSql } from '../where/index.ts';
import { atomically } from './atomically.ts';
import { deleteWithCascades } from './delete-with-cascades.ts';

/**
 * Deletes rows and the rows that belong to them, in one transaction. Related rows are deleted if the relationship's
 * `cascade` contains `delete` or `all`; rows of association tables always are. For other rows that refer to a deleted
 * row, the `onDelete` action of the foreign key applies. Rows are locked before they are deleted, which requires the
 * privilege `update` in addition to `select` and `delete`.
 *
 * @param knex a Knex instance with client `pg`, or a transaction, which then gets a savepoint
 * @param schema a schema returned by `defineSchema`
 * @param table key of the table to delete from
 * @param where conditions as in `$where` of {@link load}; `{}` deletes all rows
 * @returns the number of deleted rows by table, without those that PostgreSQL deletes by `onDelete`
 * @throws BadInput (see {@link isBadInput}) if an argument does not fit the schema; no statement is sent
 * @example
 * ```ts
 * import { defineSchema, integer, oneToMany, table } from '@trellis/model';
 * import { deleteGraph } from '@trellis/query';
 * import knex from 'knex';
 *
 * const orders = table('orders', {
 *   columns: { order_id: integer({ primaryKey: true }) },
 *   relationships: { lines: oneToMany('lines', { cascade: ['all'] }) },
 * });
 * const lines = table('lines', {
 *   columns: {
 *     line_id: integer({ primaryKey: true }),
 *     order_id: integer({ references: 'orders.order_id', onDelete: 'cascade' }),
 *   },
 * });
 * const shop = defineSchema({ name: 'shop', tables: { orders, lines } });
 * const db = knex({ client: 'pg', connection: process.env['DATABASE_URL'] ?? '' });
 *
 * const deleted = await deleteGraph(db, shop, 'orders', { order_id: 7 });
 * export const deletedLines = deleted.lines ?? 0;
 * ```
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
  const resolvedTable = resolved.checkTable(table);
  const condition = whereSql([], checkWhere(resolvedTable, where, `${resolvedTable.key}.$where`), 't');
  const deleted = await atomically(knex, 2, (transaction) =>
    deleteWithCascades(transaction, resolved, resolvedTable, condition),
  );
  return deleted as { readonly [K in keyof S['tables']]?: number };
}
