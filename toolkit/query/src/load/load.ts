import type { SchemaDescriptor } from '@trellis/model';
import type { Knex } from 'knex';
import { resolve } from '../resolved/index.ts';
import { execute } from './execute.ts';
import type { Loaded } from './loaded.ts';
import type { Given, Load } from './options.ts';
import { planLoad } from './plan.ts';

/**
 * Loads rows with the rows that their relationships lead to, typed exactly, nothing lazy.
 *
 * Relationships are named by their names; options begin with `$` and may stand at every level:
 * `$where`, `$orderBy`, `$limit` and `$offset` (for each row above), `$columns`, `$strategy`.
 * Rows come in the order asked for, then by primary key. The values are exact: `bigint` and
 * `numeric` are texts, a `Date` has PostgreSQL's microseconds cut to milliseconds and is invalid
 * after September of the year 275760, where JavaScript's end, a timestamp's infinities are the
 * numbers `Infinity` and `-Infinity`, and a type of no kind in TypeScript is its text.
 *
 * @param knex a Knex instance on `pg`, or a transaction
 * @param schema the schema, what `defineSchema` returned
 * @param table the key of the table whose rows to load
 * @param options options and relationships
 * @throws BadInput (see `isBadInput`) before any statement is sent, when something does not fit the schema
 * @example
 * const orders = await load(knex, shop, 'orders', {
 *   $where: { order_date: { gte: new Date('2026-01-01') } },
 *   $limit: 20,
 *   customer: true,
 *   products: { product: { tags: { $columns: ['name'] } } },
 * });
 * orders[0]?.products[0]?.product.tags[0]?.name;
 */
export async function load<
  const S extends SchemaDescriptor,
  const T extends keyof S['tables'] & string,
  const L extends Load<S['tables'], T> = Record<never, never>,
>(
  knex: Knex,
  schema: S,
  table: T,
  options?: Given<S['tables'], T, L>,
): Promise<Loaded<S['tables'], S['tables'][T], L>[]> {
  const { plan, sketch } = planLoad(resolve(schema), table, options ?? {});
  return (await execute(knex, plan, sketch)) as Loaded<S['tables'], S['tables'][T], L>[];
}

/**
 * Loads the first row that meets the conditions, with what its relationships lead to.
 *
 * @param knex a Knex instance on `pg`, or a transaction
 * @param schema the schema, what `defineSchema` returned
 * @param table the key of the table whose row to load
 * @param options options and relationships, as {@link load} takes them
 * @returns the row, or null when there is none
 * @throws BadInput (see `isBadInput`) before any statement is sent, when something does not fit the schema
 * @example const order = await loadOne(knex, shop, 'orders', { $where: { order_id: 7 }, customer: true });
 */
export async function loadOne<
  const S extends SchemaDescriptor,
  const T extends keyof S['tables'] & string,
  const L extends Load<S['tables'], T> = Record<never, never>,
>(
  knex: Knex,
  schema: S,
  table: T,
  options?: Given<S['tables'], T, L>,
): Promise<Loaded<S['tables'], S['tables'][T], L> | null> {
  const { plan, sketch } = planLoad(resolve(schema), table, options ?? {}, 1);
  const [row] = await execute(knex, plan, sketch);
  return (row ?? null) as Loaded<S['tables'], S['tables'][T], L> | null;
}
