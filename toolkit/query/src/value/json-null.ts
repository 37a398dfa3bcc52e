import type { Json } from '@trellis/model';

/**
 * JSON's own `null` in a `json` or `jsonb` column, where a plain `null` is SQL's: no value at all.
 * Rows of a nullable column have it where the database has `'null'::jsonb`, and it can be
 * written. As JSON it is `null`.
 *
 * @example await insertGraph(knex, shop, 'events', { payload: jsonNull });
 */
export const jsonNull: Json = Object.freeze({ toJSON: () => null }) as unknown as Json;
