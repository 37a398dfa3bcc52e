import { ts } from 'typescript-json-schema';
import { flattenType } from './flatten-type.ts';
import { type JsonSchema, jsonSchemas } from './json-schemas.ts';

/** `$schema` of a published schema document: the id of the descriptor format. */
export const DESCRIPTOR_FORMAT = 'urn:trellis:descriptors:1';

/**
 * Returns the JSON Schema document of the descriptor format, which every published schema document satisfies.
 *
 * @param file path of the module of `@trellis/model` that declares `SchemaDescriptor`
 */
export function descriptorFormat(file: string): JsonSchema {
  const source = flattenType(file, 'SchemaDescriptor', {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    types: ['node'],
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
  });
  const { $schema, properties, ...document } =
    jsonSchemas(source, ['SchemaDescriptor'])['SchemaDescriptor'] ?? {};
  return {
    $schema,
    $id: DESCRIPTOR_FORMAT,
    ...document,
    properties: { $schema: { const: DESCRIPTOR_FORMAT }, ...properties },
  };
}
