import { parseTypeName, quoteIdentifier, type TypeName } from '@trellis/model';
import { builtInName } from '@trellis/model/internal';

/**
 * The search path decides where the objects are that a schema declares in `public`: their names are not qualified, as in
 * Knex's own queries. So `searchPath` of a Knex instance, `set search_path` and the settings of a role select a tenant for
 * every function of this package and for Knex alike. Objects in any other schema are qualified.
 */

/** The schema whose objects are found by the search path. */
export const DEFAULT_SCHEMA = 'public';

/** Returns the schema by which the name of an object is qualified; undefined if the search path finds the object. */
export function qualifierOf({ schema }: { readonly schema?: string | undefined }): string | undefined {
  return schema === DEFAULT_SCHEMA ? undefined : schema;
}

/**
 * Returns a type as it is named in a statement. A type of the schema that has the name of a built-in one stays
 * qualified, because PostgreSQL finds the built-in type first.
 */
export function namedType(type: TypeName): TypeName {
  if (type.schema !== DEFAULT_SCHEMA) return type;
  const { schema: _, ...unqualified } = type;
  return builtInName(parseTypeName(quoteIdentifier(type.name))) === undefined ? unqualified : type;
}
