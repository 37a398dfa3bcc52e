import type { SchemaDescriptor } from '@trellis/model';

/** A column's type, taken apart: domains looked through, modifiers read. */
export interface ColumnType {
  /** The name alone: `character varying`, `numeric`, `public.mood`. */
  readonly name: string;
  /** The modifiers: `[12, 2]` of `numeric(12,2)`. */
  readonly modifiers: readonly number[];
  /** How often `[]` stands behind it. */
  readonly dimensions: number;
  /** The values, where it is one of the schema's enums. */
  readonly values?: readonly string[];
  /** The subtype, where it is a range. */
  readonly subtype?: string;
}

/** Other names of types, as authors write them, by what PostgreSQL prints. */
const ALIASES: Readonly<Record<string, string>> = {
  varchar: 'character varying',
  char: 'character',
  bpchar: 'character',
  int: 'integer',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  decimal: 'numeric',
  float4: 'real',
  float8: 'double precision',
  float: 'double precision',
  bool: 'boolean',
  timestamp: 'timestamp without time zone',
  timestamptz: 'timestamp with time zone',
  time: 'time without time zone',
  timetz: 'time with time zone',
  citext: 'text',
};

const RANGES: Readonly<Record<string, string>> = {
  int4range: 'integer',
  int8range: 'bigint',
  numrange: 'numeric',
  tsrange: 'timestamp without time zone',
  tstzrange: 'timestamp with time zone',
  daterange: 'date',
};

/**
 * Takes a column's type apart.
 *
 * @param schema where its enums, domains and ranges are declared
 * @param type as the descriptor has it: `character varying(254)[]`
 */
export function columnType(schema: SchemaDescriptor, type: string): ColumnType {
  const element = type.replace(/(\[\d*\])+$/, '');
  const dimensions = (type.slice(element.length).match(/\[/g) ?? []).length;
  const inner = namedType(schema, element);
  return { ...inner, dimensions: dimensions + inner.dimensions };
}

/** The schema's domain that a type is, if it is one. */
export function domainOf(schema: SchemaDescriptor, type: string) {
  return schema.domains?.find((domain) => isCalled(domain, type));
}

/** Whether a type's text means one of the schema's own. */
function isCalled(
  { name, schema = 'public' }: { readonly name: string; readonly schema?: string },
  type: string,
): boolean {
  return [name, `"${name}"`, `${schema}.${name}`, `${schema}."${name}"`, `"${schema}"."${name}"`].includes(
    type,
  );
}

function namedType(schema: SchemaDescriptor, type: string): ColumnType {
  const enumType = schema.enums?.find((candidate) => isCalled(candidate, type));
  if (enumType) return { name: type, modifiers: [], dimensions: 0, values: enumType.values };
  const domain = domainOf(schema, type);
  if (domain) return columnType(schema, domain.type);
  const range = schema.rangeTypes?.find((candidate) => isCalled(candidate, type));
  if (range) return { name: type, modifiers: [], dimensions: 0, subtype: range.subtype };
  const modifiers = /\(([\d\s,]+)\)/.exec(type);
  const bare = type
    .replace(/\([\d\s,]+\)/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  const name = ALIASES[bare] ?? bare;
  const subtype = RANGES[name];
  return {
    name,
    modifiers: modifiers?.[1]?.split(',').map(Number) ?? [],
    dimensions: 0,
    ...(subtype !== undefined && { subtype }),
  };
}
