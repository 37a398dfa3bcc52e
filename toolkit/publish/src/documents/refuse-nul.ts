import type { JsonSchema } from './json-schemas.ts';

/** Schema of strings that contain NUL, which PostgreSQL cannot store. */
export const NUL = { pattern: '\\u0000' } as const;

/**
 * Adds to a JSON Schema document that its strings and the names of its open properties do not contain NUL. Strings with a
 * fixed set of values, a format, an encoding or the pattern of a type cannot contain it anyway.
 *
 * @param document the document
 * @param patterns patterns of types
 */
export function refuseNul(document: JsonSchema, patterns: readonly string[]): JsonSchema {
  return refuse(document, new Set(patterns)) as JsonSchema;
}

function refuse(part: unknown, patterns: ReadonlySet<string>): unknown {
  if (Array.isArray(part)) return part.map((one) => refuse(one, patterns));
  if (typeof part !== 'object' || part === null) return part;
  const schema = part as Readonly<Record<string, unknown>>;
  const { additionalProperties } = schema;
  return {
    ...Object.fromEntries(
      Object.entries(schema).map(([keyword, value]) => [
        keyword,
        // Properties and definitions are schemas by name; a name can be that of a keyword.
        MAPS.has(keyword)
          ? Object.fromEntries(
              Object.entries(value as object).map(([name, one]) => [name, refuse(one, patterns)]),
            )
          : SCHEMAS.has(keyword)
            ? refuse(value, patterns)
            : value,
      ]),
    ),
    ...(canContainNul(schema, patterns) && { not: NUL }),
    ...(typeof additionalProperties === 'object' && { propertyNames: { not: NUL } }),
  };
}

/** Keywords whose value is an object of schemas. */
const MAPS = new Set(['properties', 'definitions', 'patternProperties']);

/** Keywords whose value is a schema or an array of schemas. */
const SCHEMAS = new Set(['items', 'additionalItems', 'additionalProperties', 'anyOf', 'allOf', 'oneOf']);

function canContainNul(schema: Readonly<Record<string, unknown>>, patterns: ReadonlySet<string>): boolean {
  if (![schema['type']].flat().includes('string')) return false;
  const isLimited = ['enum', 'const', 'format', 'contentEncoding', 'contentMediaType'].some(
    (keyword) => keyword in schema,
  );
  return !isLimited && !patterns.has(String(schema['pattern']));
}
