import type { SchemaDescriptor } from '@trellis/model';
import type { Knex } from 'knex';
import { resolve } from '../resolved/index.ts';
import { executePlan } from './execute.ts';
import type { Loaded } from './loaded.ts';
import type { CheckedLoadOptions, LoadOptions } from './options.ts';
import { planLoad } from './plan.ts';

/**
 * Loads rows together with the rows that their relationships lead to. The result is exactly typed and complete;
 * nothing is loaded lazily.
 *
 * Relationships are followed by name. Options begin with `$` and apply to the level where they occur: `$where`,
 * `$orderBy`, `$limit`, `$offset`, `$after` and `$before` (for each parent row), `$columns`, `$cursor`, `$strategy`. Rows
 * are sorted as requested, then by primary key.
 *
 * `$cursor: true` adds `$cursor` to each row: its exact position in the order, as text that a client can send back.
 * `$after` and `$before` load the rows on one side of a cursor. Pages that follow each other by cursors show every row
 * once, even if other programs insert rows in the meantime; by `$offset` they do not. A cursor contains the values of the
 * columns of the order, and is not encrypted.
 *
 * Values are exact: `bigint` and `numeric` are strings, and a type without a counterpart in TypeScript is PostgreSQL's
 * text output. A `Date` has milliseconds, so it shows microseconds truncated, and stands for the exact timestamp when it
 * is passed back as it is. A timestamp after September 275760 is an invalid `Date`, and an infinite one is the number
 * `Infinity` or `-Infinity`. A column that is declared `exact` is text. A number in JSON that JavaScript would round is
 * reported by a warning of the process.
 *
 * @param knex a Knex instance with client `pg`, or a transaction
 * @param schema a schema returned by `defineSchema`
 * @param table key of the table to load from
 * @param options options and relationships
 * @returns the rows
 * @throws BadInput (see {@link isBadInput}) if an argument does not fit the schema; no statement is sent
 * @throws TrellisError `LOAD_CHANGED` if a related row is deleted between two statements
 * @example
 * ```ts
 * import { defineSchema, integer, manyToOne, oneToMany, table, text, timestamptz } from '@trellis/model';
 * import { load } from '@trellis/query';
 * import knex from 'knex';
 *
 * const customers = table('customers', {
 *   columns: { customer_id: integer({ primaryKey: true }), name: text() },
 *   relationships: { orders: oneToMany('orders', { back_populates: 'customer' }) },
 * });
 * const orders = table('orders', {
 *   columns: {
 *     order_id: integer({ primaryKey: true }),
 *     order_date: timestamptz(),
 *     customer_id: integer({ references: 'customers.customer_id' }),
 *   },
 *   relationships: { customer: manyToOne('customers', { back_populates: 'orders' }) },
 * });
 * const shop = defineSchema({ name: 'shop', tables: { customers, orders } });
 * const db = knex({ client: 'pg', connection: process.env['DATABASE_URL'] ?? '' });
 *
 * const recent = await load(db, shop, 'orders', {
 *   $where: { order_date: { gte: new Date('2026-01-01T00:00:00Z') } },
 *   $orderBy: { order_date: 'desc' },
 *   $limit: 20,
 *   customer: { $columns: ['name'] },
 * });
 * export const names: string[] = recent.map(({ customer }) => customer.name);
 * ```
 */
export async function load<
  const S extends SchemaDescriptor,
  const T extends keyof S['tables'] & string,
  const L extends LoadOptions<S['tables'], T> = Record<never, never>,
>(
  knex: Knex,
  schema: S,
  table: T,
  options?: CheckedLoadOptions<S['tables'], T, L>,
): Promise<Loaded<S['tables'], S['tables'][T], L>[]> {
  const { plan, draft } = planLoad(resolve(schema), table, options ?? {});
  return (await executePlan(knex, plan, draft)) as Loaded<S['tables'], S['tables'][T], L>[];
}

/**
 * Loads the first row that satisfies the conditions, together with the rows that its relationships lead to.
 *
 * @param knex a Knex instance with client `pg`, or a transaction
 * @param schema a schema returned by `defineSchema`
 * @param table key of the table to load from
 * @param options options and relationships, as for {@link load}
 * @returns the row, or null if no row satisfies the conditions
 * @throws BadInput (see {@link isBadInput}) if an argument does not fit the schema; no statement is sent
 * @throws TrellisError `LOAD_CHANGED` if a related row is deleted between two statements
 * @example
 * ```ts
 * import { defineSchema, integer, table, text } from '@trellis/model';
 * import { loadOne } from '@trellis/query';
 * import knex from 'knex';
 *
 * const tags = table('tags', { columns: { tag_id: integer({ primaryKey: true }), name: text() } });
 * const shop = defineSchema({ name: 'shop', tables: { tags } });
 * const db = knex({ client: 'pg', connection: process.env['DATABASE_URL'] ?? '' });
 *
 * const tag = await loadOne(db, shop, 'tags', { $where: { name: 'new' } });
 * export const tagId: number | undefined = tag?.tag_id;
 * ```
 */
export async function loadOne<
  const S extends SchemaDescriptor,
  const T extends keyof S['tables'] & string,
  const L extends LoadOptions<S['tables'], T> = Record<never, never>,
>(
  knex: Knex,
  schema: S,
  table: T,
  options?: CheckedLoadOptions<S['tables'], T, L>,
): Promise<Loaded<S['tables'], S['tables'][T], L> | null> {
  const { plan, draft } = planLoad(resolve(schema), table, options ?? {}, 1);
  const [row] = await executePlan(knex, plan, draft);
  return (row ?? null) as Loaded<S['tables'], S['tables'][T], L> | null;
}
