import {
  builtInName,
  elementType,
  isTypeNamed,
  printTypeName,
  type SchemaDescriptor,
  type TypeName,
  tableKey,
  typeOf,
  withoutModifiers,
} from '@trellis/model';
import type { AuthoredTypes } from './authored-types.ts';
import { patternOf } from './patterns.ts';

/** JSDoc tags, by name, in the order in which they are printed. */
export type Tags = Readonly<Record<string, string | number>>;

/** The type of a column's values as it is printed. */
export interface ValueType {
  /** TypeScript: the name of an alias, or a type that needs none. */
  readonly type: string;
  /** All that a validator knows of them, `TJS-type` included. */
  readonly tags: Tags;
  /** Whether TypeScript's type tells a validator all of it by itself. */
  readonly told: boolean;
  /** The pattern of those that are not negative, where numbers are texts. */
  readonly positive?: string | undefined;
}

/** A type with a name, printed once before the rows. */
export interface Alias {
  readonly name: string;
  readonly type: string;
  readonly doc: string;
  readonly tags: Tags;
}

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
    tags: { 'TJS-type': 'string', pattern: patternOf('bigint') ?? '' },
  },
  Numeric: {
    name: 'Numeric',
    type: "string & { readonly $exact?: 'numeric' }",
    doc: 'A decimal number, as an exact string.',
    tags: { 'TJS-type': 'string', pattern: patternOf('numeric') ?? '' },
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

const MOMENT: ValueType = { type: 'Date', tags: { 'TJS-type': 'string', format: 'date-time' }, told: true };

/** The types of PostgreSQL that are no texts, as `format_type` calls them without a modifier. */
const TYPES: Readonly<Record<string, ValueType>> = {
  ...Object.fromEntries(
    Object.entries({
      smallint: 'Smallint',
      integer: 'Integer',
      bigint: 'Bigint',
      numeric: 'Numeric',
      json: 'Json',
      jsonb: 'Json',
      bytea: 'Bytea',
    }).map(([sql, type]) => [sql, { type, tags: ALIASES[type]?.tags ?? {}, told: true }]),
  ),
  real: { type: 'number', tags: { 'TJS-type': 'number' }, told: true },
  'double precision': { type: 'number', tags: { 'TJS-type': 'number' }, told: true },
  boolean: { type: 'boolean', tags: { 'TJS-type': 'boolean' }, told: true },
  'timestamp without time zone': MOMENT,
  'timestamp with time zone': MOMENT,
};

/** Texts of a type that JSON Schema has a format for. */
const TEXT_FORMATS: Readonly<Record<string, string>> = { uuid: 'uuid', date: 'date' };

/** Types whose modifier is the number of characters that fit. */
const SIZED = ['character varying', 'character'];

/**
 * The type of a column's values, told from its SQL type: PostgreSQL's own, one of the schema's
 * enums and domains, an array of one, or a string for any other, as the driver gives it.
 *
 * @param schema where enums and domains are declared
 * @param sqlType the type, as `typeOf` of `@trellis/model` returns it
 * @param types TypeScript for further types
 * @param enumName the alias of an enum, by its key in the schema
 */
export function valueType(
  schema: SchemaDescriptor,
  sqlType: TypeName,
  types: AuthoredTypes,
  enumName: (key: string) => string,
): ValueType {
  const given = (type: string): ValueType => ({ type, tags: {}, told: true });
  const authored = types.get(printTypeName(sqlType));
  if (authored !== undefined) return given(authored);
  if (sqlType.dimensions > 0) {
    const element = { ...sqlType, dimensions: sqlType.dimensions - 1 };
    return arrayOf(valueType(schema, element, types, enumName));
  }
  const ofAnyLength = types.get(printTypeName(withoutModifiers(sqlType)));
  if (ofAnyLength !== undefined) return given(ofAnyLength);
  const base = builtInName(sqlType) ?? '';
  const modifier = sqlType.modifiers.join(',');
  const known = TYPES[base];
  if (known !== undefined) return withModifier(known, base, modifier);
  const enumeration = schema.enums?.find((type) => isTypeNamed(sqlType, type));
  if (enumeration) {
    const tags = { 'TJS-type': 'string', enum: JSON.stringify(enumeration.values) };
    return { type: enumName(tableKey(enumeration)), tags, told: true };
  }
  const domain = schema.domains?.find((type) => isTypeNamed(sqlType, type));
  if (domain) return valueType(schema, typeOf(schema, domain.type), types, enumName);
  const format = TEXT_FORMATS[base];
  const pattern = patternOf(base, modifier);
  const length = SIZED.includes(base) && modifier !== '' ? Number(modifier) : undefined;
  return {
    type: 'string',
    tags: {
      'TJS-type': 'string',
      ...(format !== undefined && { format }),
      ...(pattern !== undefined && { pattern }),
      ...(length !== undefined && { maxLength: length }),
    },
    told: format === undefined && pattern === undefined && length === undefined,
  };
}

/**
 * What the patterns of a schema's types are called, for errors that shall name a type and no expression.
 *
 * @param schema whose columns and domains tell which types there are
 * @returns types by pattern: `numeric(12,2)`
 */
export function patternNames(schema: SchemaDescriptor): Record<string, string> {
  const { tables, views = [], domains = [] } = schema;
  const columns = [...Object.values(tables), ...views].flatMap((one) => Object.values(one.columns ?? {}));
  const types = ['bigint', 'numeric', ...[...columns, ...domains].flatMap(({ type }) => type ?? [])];
  return Object.fromEntries(
    types.flatMap((text) => {
      const type = elementType(typeOf(schema, text));
      const [base, modifier] = [builtInName(type) ?? '', type.modifiers.join(',')];
      const element = printTypeName(type);
      const pattern = patternOf(base, modifier);
      if (pattern === undefined) return [];
      const positive = patternOf(base, modifier, { positive: true }) as string;
      return [
        [positive, `${element} that is not negative`],
        [pattern, element],
      ] as const;
    }),
  );
}

/** An exact number is a text: how many digits it has, and that it is not negative, only its pattern can say. */
function withModifier(known: ValueType, base: string, modifier: string): ValueType {
  const pattern = patternOf(base, modifier);
  if (pattern === undefined) return known;
  return {
    ...known,
    tags: { ...known.tags, pattern },
    told: known.tags['pattern'] === pattern,
    positive: patternOf(base, modifier, { positive: true }),
  };
}

function arrayOf({ type, tags, told }: ValueType): ValueType {
  const { 'TJS-type': kind, enum: values, ...rest } = tags;
  const list = /^\w+$/.test(type) ? `${type}[]` : `(${type})[]`;
  // Of an alias of a plain number the compiler keeps nothing in an array.
  if (kind === undefined || kind === 'array' || (told && ALIASES[type]?.type !== 'number'))
    return { type: list, tags: { 'TJS-type': 'array' }, told: true };
  const items = { type: kind, ...rest, ...(values !== undefined && { enum: JSON.parse(String(values)) }) };
  return { type: list, tags: { 'TJS-type': 'array', items: JSON.stringify(items) }, told: false };
}
