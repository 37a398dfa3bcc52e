/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** A JSON Schema of an object. */
export interface ObjectSchema extends Schema {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
}

/**
 * Prepares a JSON Schema document of `@shop/schema` for OpenAPI, where `#/definitions` of a document would be looked up
 * in the whole description: the definitions take the place of the references.
 *
 * @param document a document from `@shop/schema/json-schema`
 */
export function published({ $schema: _, definitions = {}, ...schema }: Schema): ObjectSchema {
  const inline = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(inline);
    if (typeof part !== 'object' || part === null) return part;
    const { $ref, ...rest } = part as Schema;
    const target = (definitions as Schema)[String($ref).replace('#/definitions/', '')];
    return Object.fromEntries(
      Object.entries({ ...(target as Schema), ...rest }).map(([key, value]) => [key, inline(value)]),
    );
  };
  return inline(schema) as ObjectSchema;
}

/**
 * Adds properties to the schema of an object.
 *
 * @param required names of the required properties; by default, the new ones are required too
 */
export function withProperties(
  schema: ObjectSchema,
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = [...schema.required, ...Object.keys(properties)],
): ObjectSchema {
  return { ...schema, properties: { ...schema.properties, ...properties }, required };
}

/** Keeps some properties of the schema of an object. */
export function withOnly(schema: ObjectSchema, ...names: readonly string[]): ObjectSchema {
  const properties = Object.entries(schema.properties).filter(([name]) => names.includes(name));
  return {
    ...schema,
    properties: Object.fromEntries(properties),
    required: schema.required.filter((name) => names.includes(name)),
  };
}
