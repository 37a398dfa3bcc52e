import type { JsonSchema } from './json-schemas.ts';

/**
 * Prints the module of `@trellis/model` with the shapes of the descriptor format: its JSON Schema document in a compact form
 * without descriptions, which `validateSchema` checks descriptors against without a library.
 *
 * @param document the result of `descriptorFormat`
 */
export function printShapes({ definitions = {}, ...root }: JsonSchema): string {
  const named = Object.entries(definitions).map(([name, one]) => [name, shapeOf(one)]);
  const shapes = { SchemaDescriptor: shapeOf(root), ...Object.fromEntries(named) };
  return [
    '// Generated from the types of the descriptors: do not edit, generate again.',
    "import type { Shapes } from './shape.ts';",
    `export const shapes: Shapes = ${JSON.stringify(shapes, null, 1)};`,
    '',
  ].join('\n');
}

/** The shape of a JSON Schema. */
function shapeOf(schema: JsonSchema | boolean): unknown {
  if (typeof schema === 'boolean') return 'any';
  const { $ref, anyOf, enum: values, type, items, properties, additionalProperties, required = [] } = schema;
  if ($ref !== undefined) return `@${$ref.split('/').at(-1)}`;
  if (anyOf) return ['either', ...anyOf.map(shapeOf)];
  if (values) return ['values', ...values];
  if (schema.const !== undefined) return ['values', schema.const];
  if (Array.isArray(type)) return ['either', ...type];
  if (type === 'array') return ['list', shapeOf(items as JsonSchema)];
  if (properties)
    return Object.fromEntries(
      Object.entries(properties).map(([key, one]) => [
        required.includes(key) ? key : `${key}?`,
        shapeOf(one),
      ]),
    );
  if (type === 'object') return ['record', shapeOf(additionalProperties ?? true)];
  return type ?? 'any';
}
