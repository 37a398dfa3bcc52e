import { type SchemaDescriptor, tableKey } from '@trellis/model';

/** JSDoc tags, by name, in the order in which they are printed. */
export type Tags = Readonly<Record<string, string | number>>;

/** The type of a column's values as it is printed. */
export interface ValueType {
  /** TypeScript: the name of an alias, or a type that needs none. */
  readonly type: string;
  /** What a validator knows beyond it. */
  readonly tags: Tags;
}

/** A type with a name, printed once before the rows. */
export interface Alias {
  readonly name: string;
  readonly type: string;
  readonly doc: string;
  readonly tags: Tags;
}

/** What a decimal number looks like as PostgreSQL prints it. */
const DECIMAL = String.raw`(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?`;

/** The pattern of a decimal number that is not negative. */
export const NOT_NEGATIVE = `^(${DECIMAL}|NaN|Infinity)$`;

/** The aliases that a schema may need for PostgreSQL's own types, by name. */
export const ALIASES: Readonly<Record<string, Alias>> = {
  Smallint: {
    name: 'Smallint',
    type: 'number',
    doc: 'A whole number of 16 bits.',
    tags: { 'TJS-type': 'integer', minimum: -32768, maximum: 32767 },
  },
  Integer: {
    name: 'Integer',
    type: 'number',
    doc: 'A whole number of 32 bits.',
    tags: { 'TJS-type': 'integer', minimum: -2147483648, maximum: 2147483647 },
  },
  Bigint: {
    name: 'Bigint',
    type: "string & { readonly $exact?: 'bigint' }",
    doc: 'A whole number of 64 bits, as an exact string.',
    tags: { 'TJS-type': 'string', pattern: String.raw`^-?\d{1,19}$` },
  },
  Numeric: {
    name: 'Numeric',
    type: "string & { readonly $exact?: 'numeric' }",
    doc: 'A decimal number, as an exact string.',
    tags: { 'TJS-type': 'string', pattern: `^(-?${DECIMAL}|NaN|-?Infinity)$` },
  },
  Bytea: {
    name: 'Bytea',
    type: 'Uint8Array',
    doc: 'Bytes; in JSON, a base64 string.',
    tags: { 'TJS-type': 'string', contentEncoding: 'base64' },
  },
  Json: {
    name: 'Json',
    type: 'string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }',
    doc: 'Any value that JSON can hold.',
    tags: {},
  },
};

/** TypeScript's type for each of PostgreSQL's, as `format_type` calls it without a modifier. */
const TYPES: Readonly<Record<string, ValueType>> = {
  smallint: { type: 'Smallint', tags: {} },
  integer: { type: 'Integer', tags: {} },
  bigint: { type: 'Bigint', tags: {} },
  numeric: { type: 'Numeric', tags: {} },
  real: { type: 'number', tags: {} },
  'double precision': { type: 'number', tags: {} },
  boolean: { type: 'boolean', tags: {} },
  uuid: { type: 'string', tags: { format: 'uuid' } },
  date: { type: 'string', tags: { format: 'date' } },
  'timestamp without time zone': { type: 'Date', tags: {} },
  'timestamp with time zone': { type: 'Date', tags: {} },
  json: { type: 'Json', tags: {} },
  jsonb: { type: 'Json', tags: {} },
  bytea: { type: 'Bytea', tags: {} },
};

/** Types whose modifier is the number of characters that fit. */
const SIZED = ['character varying', 'character'];

/**
 * The type of a column's values, told from its SQL type: PostgreSQL's own, one of the schema's
 * enums and domains, an array of one, or a string for any other, as the driver gives it.
 *
 * @param schema where enums and domains are declared
 * @param sqlType the type as SQL: `character varying(254)`
 * @param types TypeScript for further types, by SQL name
 * @param enumName the alias of an enum, by its key in the schema
 */
export function valueType(
  schema: SchemaDescriptor,
  sqlType: string,
  types: Readonly<Record<string, string>>,
  enumName: (key: string) => string,
): ValueType {
  if (types[sqlType] !== undefined) return { type: types[sqlType], tags: {} };
  if (sqlType.endsWith('[]')) {
    const { type } = valueType(schema, sqlType.slice(0, -2), types, enumName);
    return { type: /^\w+$/.test(type) ? `${type}[]` : `(${type})[]`, tags: {} };
  }
  const [base, modifier] = withoutModifier(sqlType);
  const own = types[base];
  if (own !== undefined) return { type: own, tags: {} };
  const known = TYPES[base];
  if (known !== undefined) return known;
  const key = base.replaceAll('"', '').replace(/^public\./, '');
  if (schema.enums?.some((type) => tableKey(type) === key)) return { type: enumName(key), tags: {} };
  const domain = schema.domains?.find((type) => tableKey(type) === key);
  if (domain) return valueType(schema, domain.type, types, enumName);
  return {
    type: 'string',
    tags: SIZED.includes(base) && modifier !== undefined ? { maxLength: Number(modifier) } : {},
  };
}

/** `timestamp(3) with time zone` is `timestamp with time zone` and `3`. */
function withoutModifier(type: string): readonly [string, string | undefined] {
  const open = type.indexOf('(');
  const close = type.indexOf(')', open);
  if (open < 0 || close < 0) return [type, undefined];
  return [(type.slice(0, open) + type.slice(close + 1)).trim(), type.slice(open + 1, close)];
}
