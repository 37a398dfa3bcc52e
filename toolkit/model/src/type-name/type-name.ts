/** The schema of PostgreSQL's own types. */
export const PG_CATALOG = 'pg_catalog';

/** A type, parsed. Two texts that name one type to PostgreSQL are equal values, declared dimensions aside. */
export interface TypeName {
  /** `pg_catalog` for PostgreSQL's own types. Left out where the text does not qualify the name of another type. */
  readonly schema?: string;
  /**
   * Of one of PostgreSQL's own types, the name that `format_type` prints without modifiers: `integer`,
   * `timestamp with time zone`, `character`, `"char"`. Of any other, the name as `pg_type` stores it.
   */
  readonly name: string;
  /** `['12', '2']` of `numeric(12,2)`. A default that `format_type` prints is filled in: `numeric(12)` is `['12', '0']`. */
  readonly modifiers: readonly string[];
  /** The fields of an interval: `day to second`. */
  readonly fields?: string;
  /** How many dimensions are declared: 2 of `integer[][]`. To PostgreSQL, any number above 0 is one type. */
  readonly dimensions: number;
}

/**
 * The name of one of PostgreSQL's own types, the key of any table of what is known about types.
 *
 * @param type a type; modifiers and dimensions are ignored
 * @returns undefined for any other type
 * @example
 * import { builtInName, parseTypeName } from '@trellis/model';
 *
 * builtInName(parseTypeName('timestamptz(3)')); // 'timestamp with time zone'
 */
export function builtInName({ schema, name }: TypeName): string | undefined {
  return schema === PG_CATALOG ? name : undefined;
}

/**
 * Whether a type has a certain name, modifiers and dimensions aside. A schema that is left out, on either side, is
 * `public`.
 *
 * @param type a type
 * @param of an enum, domain, range or composite type, as declared or as in a Model
 * @example
 * import { isTypeNamed, parseTypeName } from '@trellis/model';
 *
 * isTypeNamed(parseTypeName('mood[]'), { name: 'mood' }); // true
 */
export function isTypeNamed(
  type: TypeName,
  of: { readonly schema?: string; readonly name: string },
): boolean {
  return type.name === of.name && (type.schema ?? 'public') === (of.schema ?? 'public');
}

/**
 * The type of an array's elements; any other type is returned as it is.
 *
 * @example
 * import { elementType, parseTypeName, printTypeName } from '@trellis/model';
 *
 * printTypeName(elementType(parseTypeName('varchar(10)[]'))); // 'character varying(10)'
 */
export function elementType(type: TypeName): TypeName {
  return type.dimensions === 0 ? type : { ...type, dimensions: 0 };
}

/**
 * A type without its modifiers.
 *
 * @example
 * import { parseTypeName, printTypeName, withoutModifiers } from '@trellis/model';
 *
 * printTypeName(withoutModifiers(parseTypeName('numeric(12,2)[]'))); // 'numeric[]'
 */
export function withoutModifiers({ fields: _, ...type }: TypeName): TypeName {
  return { ...type, modifiers: [] };
}
