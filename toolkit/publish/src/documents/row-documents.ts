import { type JsonSchema, jsonSchemas } from './json-schemas.ts';
import { refuseNul } from './refuse-nul.ts';

/**
 * Generates the JSON Schema documents of rows.
 *
 * @param source source of the module of row types, as `printRows` returns it
 * @param names names of the types
 * @param patterns patterns of SQL types in the module
 * @returns the documents by type name
 * @throws TrellisError as {@link jsonSchemas} does
 */
export function rowDocuments(
  source: string,
  names: readonly string[],
  patterns: readonly string[],
): Record<string, JsonSchema> {
  const documents = Object.entries(jsonSchemas(source, names));
  return Object.fromEntries(documents.map(([name, document]) => [name, refuseNul(document, patterns)]));
}
