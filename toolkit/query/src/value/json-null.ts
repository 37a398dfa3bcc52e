import type { Json } from '@trellis/model';

/**
 * The JSON value `null` in a `json` or `jsonb` column, as opposed to SQL's null, which is a plain `null`. Rows of a
 * nullable column contain it if the database has `'null'::jsonb`, and it can be written. `JSON.stringify` prints it as
 * `null`.
 *
 * @example
 * ```ts
 * import { defineSchema, integer, jsonb, table } from '@trellis/model';
 * import { insertGraph, jsonNull } from '@trellis/query';
 * import knex from 'knex';
 *
 * const events = table('events', {
 *   columns: { event_id: integer({ identity: 'always', primaryKey: true }), payload: jsonb({ nullable: true }) },
 * });
 * const shop = defineSchema({ name: 'shop', tables: { events } });
 * const db = knex({ client: 'pg', connection: process.env['DATABASE_URL'] ?? '' });
 *
 * const event = await insertGraph(db, shop, 'events', { payload: jsonNull });
 * export const isJsonNull: boolean = event.payload === jsonNull;
 * ```
 */
export const jsonNull: Json = Object.freeze({ toJSON: () => null }) as unknown as Json;
