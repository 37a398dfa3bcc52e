import type { SchemaDescriptor, ViewsOf } from '@trellis/model';
import type { Knex } from 'knex';
import { readActualSchema } from './actual.ts';
import { expectedSchema } from './expected.ts';
import { mismatches } from './mismatch.ts';
import { type HandshakeResult, handshakeResult } from './result.ts';

/**
 * Options of {@link checkDatabase}.
 *
 * @example
 * ```ts
 * import type { DatabaseCheckOptions } from '@trellis/query';
 *
 * export const options: DatabaseCheckOptions<'orders' | 'customers'> = { uses: ['orders'] };
 * ```
 */
export interface DatabaseCheckOptions<T extends string = string> {
  /** Keys of the tables and views that the program uses; all by default. */
  readonly uses?: readonly T[];
  /** Aborts the call: a server can accept a connection and never answer, and a transaction can lock the history tables. */
  readonly signal?: AbortSignal;
}

/** The keys of a schema's tables and views. */
export type TableKeys<S extends SchemaDescriptor> = (keyof S['tables'] | keyof ViewsOf<S>) & string;

/**
 * Checks in one query whether a database satisfies a schema, or the part of it that a program uses. Additional objects
 * in the database do not matter.
 *
 * @param knex a Knex instance with client `pg`, or a transaction
 * @param schema a schema returned by `defineSchema`
 * @param options the tables that the program uses, and what aborts the call
 * @returns the result; the caller decides what to do
 * @throws TrellisError `TABLE_UNKNOWN` if `uses` contains a table that the schema does not have
 * @throws BadInput (see {@link isBadInput}) if `uses` is not an array
 * @throws the reason of `signal`, and the driver's error if the query fails
 * @example
 * ```ts
 * import { defineSchema, integer, table, text } from '@trellis/model';
 * import { checkDatabase } from '@trellis/query';
 * import knex from 'knex';
 *
 * const tags = table('tags', { columns: { tag_id: integer({ primaryKey: true }), name: text() } });
 * const shop = defineSchema({ name: 'shop', tables: { tags } });
 * const db = knex({ client: 'pg', connection: process.env['DATABASE_URL'] ?? '' });
 *
 * const { status, message } = await checkDatabase(db, shop, { uses: ['tags'] });
 * if (status !== 'fits') console.error(message);
 * ```
 */
export async function checkDatabase<S extends SchemaDescriptor>(
  knex: Knex,
  schema: S,
  options: DatabaseCheckOptions<TableKeys<S>> = {},
): Promise<HandshakeResult> {
  return boundedCheck(knex, schema, options, options.signal);
}

/**
 * Checks a database as {@link checkDatabase} does, until a signal is aborted.
 *
 * @param signal bounds the time that the database may take
 */
export async function boundedCheck<S extends SchemaDescriptor>(
  knex: Knex,
  schema: S,
  options: DatabaseCheckOptions<TableKeys<S>>,
  signal?: AbortSignal,
): Promise<HandshakeResult> {
  const expected = expectedSchema(schema, options.uses);
  const actual = await readActualSchema(knex, expected, signal);
  return handshakeResult(schema, actual, mismatches(expected, actual), {
    whole: options.uses === undefined,
  });
}
