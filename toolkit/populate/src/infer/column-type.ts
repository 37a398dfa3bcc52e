import {
  builtInName,
  elementType,
  isTypeNamed,
  printTypeName,
  type SchemaDescriptor,
  type TypeName,
  typeOf,
  withoutModifiers,
} from '@trellis/model';

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
  const parsed = typeOf(schema, type);
  const inner = namedType(schema, elementType(parsed));
  return { ...inner, dimensions: parsed.dimensions + inner.dimensions };
}

/** The schema's domain that a type is, if it is one. */
export function domainOf(schema: SchemaDescriptor, type: string) {
  return declared(schema.domains, typeOf(schema, type));
}

function declared<T extends { readonly name: string; readonly schema?: string }>(
  types: readonly T[] | undefined,
  type: TypeName,
): T | undefined {
  return type.dimensions > 0 ? undefined : types?.find((candidate) => isTypeNamed(type, candidate));
}

function namedType(schema: SchemaDescriptor, type: TypeName): ColumnType {
  const name = builtInName(type) ?? printTypeName(withoutModifiers(type));
  const modifiers = type.modifiers.map(Number);
  const enumType = declared(schema.enums, type);
  if (enumType) return { name, modifiers, dimensions: 0, values: enumType.values };
  const domain = declared(schema.domains, type);
  if (domain) return columnType(schema, domain.type);
  const range = declared(schema.rangeTypes, type);
  const subtype = range ? columnType(schema, range.subtype).name : RANGES[name];
  return {
    name: type.name === 'citext' ? 'text' : name,
    modifiers,
    dimensions: 0,
    ...(subtype !== undefined && { subtype }),
  };
}
