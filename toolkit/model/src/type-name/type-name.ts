/** The schema of the built-in types. */
export const PG_CATALOG = 'pg_catalog';

/** A parsed type. Texts that PostgreSQL resolves to the same type give equal values, except for declared dimensions. */
export interface TypeName {
  /** `pg_catalog` for built-in types. Absent for any other unqualified name. */
  readonly schema?: string;
  /**
   * For a built-in type, the name that `format_type` prints without modifiers: `integer`,
   * `timestamp with time zone`, `character`, `"char"`. For any other type, the name in `pg_type`.
   */
  readonly name: string;
  /** `['12', '2']` of `numeric(12,2)`. A default that `format_type` prints is included: `numeric(12)` is `['12', '0']`. */
  readonly modifiers: readonly string[];
  /** The fields of an interval: `day to second`. */
  readonly fields?: string;
  /** The number of declared dimensions: 2 for `integer[][]`. PostgreSQL has one array type for any number above 0. */
  readonly dimensions: number;
}

/**
 * Returns the name of a built-in type, the key of all tables about types.
 *
 * @param type a type; modifiers and dimensions are ignored
 * @returns undefined for any other type
 * @example
 * import { parseTypeName } from '@trellis/model';
 * import { builtInName } from '@trellis/model/internal';
 *
 * builtInName(parseTypeName('timestamptz(3)')); // 'timestamp with time zone'
 */
export function builtInName({ schema, name }: TypeName): string | undefined {
  return schema === PG_CATALOG ? name : undefined;
}

/**
 * Returns whether a type has a name, ignoring modifiers and dimensions. A missing schema, on either side, means
 * `public`.
 *
 * @param type a type
 * @param of an enum, domain, range or composite type, as declared or as in a Model
 * @example
 * import { parseTypeName } from '@trellis/model';
 * import { isTypeNamed } from '@trellis/model/internal';
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
 * Returns the element type of an array, or any other type unchanged.
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
 * Returns a type without its modifiers.
 *
 * @example
 * import { parseTypeName, printTypeName } from '@trellis/model';
 * import { withoutModifiers } from '@trellis/model/internal';
 *
 * printTypeName(withoutModifiers(parseTypeName('numeric(12,2)[]'))); // 'numeric[]'
 */
export function withoutModifiers({ fields: _, ...type }: TypeName): TypeName {
  return { ...type, modifiers: [] };
}
