/**
 * Type parsers of the driver, such as `pg.types`.
 *
 * @example
 * ```ts
 * import type { TypeParsers } from '@trellis/query';
 *
 * export const asText: TypeParsers = { getTypeParser: () => (text: string) => text };
 * ```
 */
export interface TypeParsers {
  // biome-ignore lint/suspicious/noExplicitAny: pg's own types use any for OIDs and parsers
  getTypeParser(oid: any, format?: any): any;
}

const TEXT = 25;
const TEXT_ARRAY = 1009;

/** OIDs of types that `pg` parses with a loss of information, and the OID of the type to parse them as instead. */
const AS_TEXT: ReadonlyMap<number, number> = new Map([
  [1082, TEXT], // date: pg returns a Date at midnight in the local time zone
  [1182, TEXT_ARRAY], // date[]
  [1186, TEXT], // interval: pg returns an object
  [1187, TEXT_ARRAY], // interval[]
  [1231, TEXT_ARRAY], // numeric[]: pg rounds the elements
  [651, TEXT_ARRAY], // cidr[]: pg does not parse it, nor the arrays of ranges below
  [3905, TEXT_ARRAY], // int4range[]
  [3909, TEXT_ARRAY], // tsrange[]
  [3911, TEXT_ARRAY], // tstzrange[]
  [3913, TEXT_ARRAY], // daterange[]
  [3927, TEXT_ARRAY], // int8range[]
]);

/**
 * Returns type parsers with which rows have the values that their types declare: dates, intervals and arrays of numeric
 * as exact strings. Pass them to the connection of a Knex instance; other connections are not affected. Arrays of an
 * enum are still strings such as `{a,b}`, because the driver does not know the enum's OID.
 *
 * @param types the driver's type parsers: `pg.types`
 * @returns type parsers for the `types` option of a connection
 * @example
 * ```ts
 * import { exactTypes } from '@trellis/query';
 * import knex from 'knex';
 * import pg from 'pg';
 *
 * const connection = { connectionString: process.env['DATABASE_URL'] ?? '', types: exactTypes(pg.types) };
 * export const db = knex({ client: 'pg', connection });
 * ```
 */
export function exactTypes(types: TypeParsers): TypeParsers {
  return {
    getTypeParser: (oid: number, format) => types.getTypeParser(AS_TEXT.get(oid) ?? oid, format),
  };
}
