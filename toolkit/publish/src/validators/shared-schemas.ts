import type { JsonSchema } from '../documents/index.ts';

/** JSON Schema documents that refer to each other, by their `$id`. */
export interface SharedSchemas {
  readonly rows: Readonly<Record<string, object>>;
  /** Schemas of columns and of sets of columns, which several rows refer to. */
  readonly shared: Readonly<Record<string, object>>;
}

/**
 * Moves the schemas of columns, and of sets of columns, out of the documents, so that equal ones are compiled once: what
 * is inserted and what is updated differs only in the required columns.
 *
 * @param documents documents by name
 * @param patterns names by pattern, which become formats
 */
export function shareSchemas(
  documents: Readonly<Record<string, JsonSchema>>,
  patterns: Readonly<Record<string, string>>,
): SharedSchemas {
  const shared: Record<string, object> = {};
  const ids = new Map<string, string>();
  const share = (schema: object): { $ref: string } => {
    const text = JSON.stringify(schema);
    const id = ids.get(text) ?? `shared:${ids.size}`;
    ids.set(text, id);
    shared[id] ??= schema;
    return { $ref: id };
  };
  const rows = Object.entries(documents).map(
    ([name, { definitions = {}, properties = {}, type, required }]) => {
      const columns = Object.entries(properties).map(([column, schema]) => [
        column,
        share(withoutReferences(schema, definitions, patterns)),
      ]);
      const body = share({ type, additionalProperties: false, properties: Object.fromEntries(columns) });
      return [name, { ...body, ...(required && { required }) }];
    },
  );
  return { rows: Object.fromEntries(rows) as Record<string, object>, shared };
}

/**
 * Returns a schema without annotations, with the definitions in place of the references to them, and with the format of
 * a named pattern in place of the pattern.
 */
function withoutReferences(
  schema: unknown,
  definitions: object,
  patterns: Readonly<Record<string, string>>,
): object {
  const { description, default: _, title, contentEncoding, ...rest } = schema as Record<string, unknown>;
  if (typeof rest['$ref'] === 'string') {
    const name = rest['$ref'].slice('#/definitions/'.length);
    const target = (definitions as Record<string, JsonSchema>)[name] ?? {};
    // Json refers to itself, and accepts every value.
    return name === 'Json' ? {} : withoutReferences(target, definitions, patterns);
  }
  return Object.fromEntries(
    Object.entries(rest).map(([keyword, value]) => {
      if (keyword === 'pattern' && rest['format'] === undefined && Object.hasOwn(patterns, String(value)))
        return ['format', patterns[String(value)]];
      if (Array.isArray(value) && keyword === 'anyOf')
        return [keyword, value.map((member) => withoutReferences(member, definitions, patterns))];
      if (keyword === 'items' || (keyword === 'additionalProperties' && typeof value === 'object'))
        return [keyword, withoutReferences(value, definitions, patterns)];
      return [keyword, value];
    }),
  );
}
