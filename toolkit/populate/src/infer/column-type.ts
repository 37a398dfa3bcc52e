import { elementType, printTypeName, type SchemaDescriptor, type TypeName, typeOf } from '@trellis/model';
import { builtInName, isTypeNamed, withoutModifiers } from '@trellis/model/internal';

/** A parsed type of a column. A domain is replaced by its base type. */
export interface ColumnType {
  /** The name without modifiers: `character varying`, `numeric`, `public.mood`. */
  readonly name: string;
  /** The modifiers: `[12, 2]` for `numeric(12,2)`. */
  readonly modifiers: readonly number[];
  /** The number of array dimensions. */
  readonly dimensions: number;
  /** The values, if it is an enum of the schema. */
  readonly values?: readonly string[];
  /** The subtype, if it is a range. */
  readonly subtype?: string;
}

/** The subtypes of PostgreSQL's range types. */
const RANGES: Readonly<Record<string, string>> = {
  int4range: 'integer',
  int8range: 'bigint',
  numrange: 'numeric',
  tsrange: 'timestamp without time zone',
  tstzrange: 'timestamp with time zone',
  daterange: 'date',
};

/**
 * Parses the type of a column.
 *
 * @param schema declares the enums, domains and range types
 * @param type as in the descriptor, such as `character varying(254)[]`
 */
export function columnType(schema: SchemaDescriptor, type: string): ColumnType {
  const parsed = typeOf(schema, type);
  const inner = namedType(schema, elementType(parsed));
  return { ...inner, dimensions: parsed.dimensions + inner.dimensions };
}

/** Returns the domain of the schema that a type names, and the domains that it is based on. */
export function domainsOf(schema: SchemaDescriptor, type: string): NonNullable<SchemaDescriptor['domains']> {
  const domain = declared(schema.domains, typeOf(schema, type));
  return domain ? [domain, ...domainsOf(schema, domain.type)] : [];
}

/** Returns the type of the schema that a type name refers to, if any. */
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
