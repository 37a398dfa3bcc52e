import { printTypeName, type SchemaDescriptor, type TypeName, tableKey, typeOf } from '@trellis/model';
import { builtInName, isTypeNamed, withoutModifiers } from '@trellis/model/internal';
import { ALIASES, type Tags } from './alias.ts';
import type { AuthoredTypes } from './authored-types.ts';
import { type Limits, limitTags } from './limits.ts';
import { patternOf } from './patterns.ts';

/** Type of a column's values, ready to be printed. */
export interface ValueType {
  /** TypeScript type, or the name of an alias of one. */
  readonly type: string;
  /** Everything that a validator checks of the type, `TJS-type` included. */
  readonly tags: Tags;
  /** typescript-json-schema derives the same checks from the TypeScript type, without the tags. */
  readonly isExact: boolean;
  /** Pattern of the values that are not negative, for numbers that are strings. */
  readonly nonNegativePattern?: string | undefined;
}

const DATE_TIME: ValueType = {
  type: 'Date',
  tags: { 'TJS-type': 'string', format: 'date-time' },
  isExact: true,
};

/** The largest number of single precision, as PostgreSQL prints it. */
const LARGEST_SINGLE = 3.4028235e38;

/** Built-in types whose values are not plain strings, by their `format_type` name without a modifier. */
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
    }).map(([sql, type]) => [sql, aliased(type)]),
  ),
  real: {
    type: 'number',
    tags: { 'TJS-type': 'number', minimum: -LARGEST_SINGLE, maximum: LARGEST_SINGLE },
    isExact: false,
  },
  'double precision': { type: 'number', tags: { 'TJS-type': 'number' }, isExact: true },
  boolean: { type: 'boolean', tags: { 'TJS-type': 'boolean' }, isExact: true },
  'timestamp without time zone': DATE_TIME,
  'timestamp with time zone': DATE_TIME,
};

const EXACT_TIMESTAMP = aliased('ExactTimestamp');
const EXACT_JSON = aliased('ExactJson');

/** Types of the values of a column that is declared exact. */
const EXACT_TYPES: Readonly<Record<string, ValueType>> = {
  'timestamp without time zone': EXACT_TIMESTAMP,
  'timestamp with time zone': EXACT_TIMESTAMP,
  json: EXACT_JSON,
  jsonb: EXACT_JSON,
};

function aliased(type: string): ValueType {
  return { type, tags: ALIASES[type]?.tags ?? {}, isExact: true };
}

/** Types whose text has a format of JSON Schema. */
const TEXT_FORMATS: Readonly<Record<string, string>> = { uuid: 'uuid', date: 'date' };

/** Types whose modifier is their length in characters. */
const CHARACTER_TYPES = ['character varying', 'character'];

/**
 * Derives the type of a column's values from its SQL type: a built-in type, an enum or domain of the schema, or an
 * array of one of these. Values of any other type are strings, as the driver returns them.
 *
 * @param schema declares the enums and domains
 * @param sqlType SQL type, as `typeOf` of `@trellis/model` returns it
 * @param types TypeScript types that the author gives for SQL types
 * @param enumName returns the name of an enum's alias, by its key in the schema
 * @param exact whether the column is declared exact
 */
export function valueType(
  schema: SchemaDescriptor,
  sqlType: TypeName,
  types: AuthoredTypes,
  enumName: (key: string) => string,
  exact = false,
): ValueType {
  const given = (type: string): ValueType => ({ type, tags: {}, isExact: true });
  const authored = types.get(printTypeName(sqlType));
  if (authored !== undefined) return given(authored);
  if (sqlType.dimensions > 0) {
    const element = { ...sqlType, dimensions: sqlType.dimensions - 1 };
    return arrayOf(valueType(schema, element, types, enumName, exact));
  }
  const ofAnyLength = types.get(printTypeName(withoutModifiers(sqlType)));
  if (ofAnyLength !== undefined) return given(ofAnyLength);
  const base = builtInName(sqlType) ?? '';
  const modifier = sqlType.modifiers.join(',');
  const known = (exact ? EXACT_TYPES[base] : undefined) ?? TYPES[base];
  if (known !== undefined) return withModifier(known, base, modifier);
  const enumeration = schema.enums?.find((type) => isTypeNamed(sqlType, type));
  if (enumeration) {
    const tags = { 'TJS-type': 'string', enum: JSON.stringify(enumeration.values) };
    return { type: enumName(tableKey(enumeration)), tags, isExact: true };
  }
  const domain = schema.domains?.find((type) => isTypeNamed(sqlType, type));
  if (domain) return limited(valueType(schema, typeOf(schema, domain.type), types, enumName, exact), domain);
  const format = TEXT_FORMATS[base];
  const pattern = patternOf(base, modifier);
  const length = CHARACTER_TYPES.includes(base) && modifier !== '' ? Number(modifier) : undefined;
  return {
    type: 'string',
    tags: {
      'TJS-type': 'string',
      ...(format !== undefined && { format }),
      ...(pattern !== undefined && { pattern }),
      ...(length !== undefined && { maxLength: length }),
    },
    isExact: format === undefined && pattern === undefined && length === undefined,
  };
}

/** Adds the pattern of a modifier. Exact numbers are strings: their digits and sign are checked by patterns alone. */
function withModifier(known: ValueType, base: string, modifier: string): ValueType {
  const pattern = patternOf(base, modifier);
  if (pattern === undefined) return known;
  return {
    ...known,
    tags: { ...known.tags, pattern },
    isExact: known.tags['pattern'] === pattern,
    nonNegativePattern: patternOf(base, modifier, { nonNegative: true }),
  };
}

/** Adds the limits that a domain declares. */
function limited(base: ValueType, domain: Limits): ValueType {
  const tags = limitTags(domain, base);
  return Object.keys(tags).length === 0 ? base : { ...base, tags: { ...base.tags, ...tags }, isExact: false };
}

function arrayOf({ type, tags, isExact }: ValueType): ValueType {
  const { 'TJS-type': jsonType, enum: values, ...rest } = tags;
  const list = /^\w+$/.test(type) ? `${type}[]` : `(${type})[]`;
  // As an array's element, the compiler replaces an alias of number by number.
  if (jsonType === undefined || jsonType === 'array' || (isExact && ALIASES[type]?.type !== 'number'))
    return { type: list, tags: { 'TJS-type': 'array' }, isExact: true };
  const items = {
    type: jsonType,
    ...rest,
    ...(values !== undefined && { enum: JSON.parse(String(values)) }),
  };
  return { type: list, tags: { 'TJS-type': 'array', items: JSON.stringify(items) }, isExact: false };
}
