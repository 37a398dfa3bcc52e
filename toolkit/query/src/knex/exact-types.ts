import { elementType, type SchemaDescriptor, typeOf } from '@trellis/model';
import { builtInName, isTypeNamed } from '@trellis/model/internal';
import { parseMoment } from '../value/index.ts';

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

/** OIDs of the types of columns that can be declared exact, and of arrays of them, by the name of the type. */
const DECLARED: Readonly<Record<string, readonly [type: number, array: number]>> = {
  'timestamp without time zone': [1114, 1115],
  'timestamp with time zone': [1184, 1185],
  json: [114, 199],
  jsonb: [3802, 3807],
};

/** Timestamps, whose Dates remember microseconds. */
const MOMENTS = new Set([1114, 1184]);

/**
 * Returns type parsers with which rows have the values that their types declare: dates, intervals and arrays of numeric
 * as exact strings, and Dates that stand for the exact timestamp when they are passed back to this package. Pass them to
 * the connection of a Knex instance; other connections are not affected. Arrays of an enum are still strings such as
 * `{a,b}`, because the driver does not know the enum's OID.
 *
 * With a schema, the values of a type whose columns are all declared `exact` are text. The driver knows the type of a
 * column and not the column, so a schema with both kinds of columns of one type gets what the driver returns; `load`
 * knows them apart.
 *
 * @param types the driver's type parsers: `pg.types`
 * @param schema a schema returned by `defineSchema`
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
export function exactTypes(types: TypeParsers, schema?: SchemaDescriptor): TypeParsers {
  const declared = schema ? declaredAsText(schema) : new Map<number, number>();
  return {
    getTypeParser: (oid: number, format) => {
      const asText = declared.get(oid) ?? AS_TEXT.get(oid);
      const parse = types.getTypeParser(asText ?? oid, format);
      if (asText !== undefined || !MOMENTS.has(oid) || format === 'binary') return parse;
      return (text: string) => exactMoment(text, parse(text));
    },
  };
}

/** Returns the OIDs of the types whose columns are all declared exact, and the OIDs of the types to parse them as. */
function declaredAsText(schema: SchemaDescriptor): ReadonlyMap<number, number> {
  const exact = new Set<string>();
  const inexact = new Set<string>();
  const relations = [...Object.values(schema.tables), ...(schema.views ?? [])];
  for (const { type, exact: isExact } of relations.flatMap(({ columns = {} }) => Object.values(columns))) {
    if (type === undefined) continue;
    const name = baseTypeOf(schema, type);
    (isExact ? exact : inexact).add(name);
  }
  return new Map(
    [...exact].flatMap((name) => {
      const [own, array] = DECLARED[name] ?? [];
      if (own === undefined || array === undefined || inexact.has(name)) return [];
      return [[own, TEXT] as const, [array, TEXT_ARRAY] as const];
    }),
  );
}

/** Returns the name of a built-in type: that of an array's elements, and below a domain. */
function baseTypeOf(schema: SchemaDescriptor, text: string): string {
  const type = elementType(typeOf(schema, text));
  const domain = schema.domains?.find((one) => isTypeNamed(type, one));
  return domain ? baseTypeOf(schema, domain.type) : (builtInName(type) ?? '');
}

/** Returns a timestamp as the driver parses it; a Date remembers what it cannot hold. */
function exactMoment(text: string, parsed: unknown): unknown {
  if (!(parsed instanceof Date)) return parsed;
  const exact = parseMoment(text);
  return exact instanceof Date && Object.is(exact.getTime(), parsed.getTime()) ? exact : parsed;
}
