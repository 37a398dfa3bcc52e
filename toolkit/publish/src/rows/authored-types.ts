import { builtInName, printTypeName, type SchemaDescriptor, typeOf, withoutModifiers } from '@trellis/model';

/** TypeScript types that the author gives for SQL types, by the SQL type as PostgreSQL prints it. */
export type AuthoredTypes = ReadonlyMap<string, string>;

/**
 * Finds the author's types whatever the spelling of the SQL types is. A type without modifiers stands for the type of
 * any length: `char` for every `char(n)`.
 *
 * @param types TypeScript types by SQL type
 * @throws TrellisError `TYPE_NAME_INVALID`
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
