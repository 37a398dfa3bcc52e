import { printTypeName, type SchemaDescriptor, typeOf } from '@trellis/model';
import { builtInName, withoutModifiers } from '@trellis/model/internal';

/** TypeScript types that the author declares for SQL types, by the SQL type as PostgreSQL prints it. */
export type AuthoredTypes = ReadonlyMap<string, string>;

/**
 * Indexes the author's types by the canonical spelling of their SQL types. A type without modifiers stands for every
 * length: `char` for every `char(n)`.
 *
 * @param types TypeScript types by SQL type, in any spelling
 * @throws TrellisError `TYPE_NAME_INVALID` if a key is not the name of a type
 */
export function authoredTypes(
  schema: SchemaDescriptor,
  types: Readonly<Record<string, string>> = {},
): AuthoredTypes {
  return new Map(
    Object.entries(types).map(([text, typescript]) => {
      const type = typeOf(schema, text);
      const isOfAnyLength = ['character', 'char', 'bit'].includes(text) && builtInName(type) !== undefined;
      return [printTypeName(isOfAnyLength ? withoutModifiers(type) : type), typescript];
    }),
  );
}
