import { isDeepStrictEqual } from 'node:util';
import { type JsonSchema, NUL } from '../documents/index.ts';
import { BASE64, TEXT } from './formats.ts';

/** Schemas of columns, and the rows that use them. */
export interface ColumnSchemas {
  /** Schemas by a name, each once: what is inserted and what is updated has the same columns. */
  readonly schemas: Readonly<Record<string, object>>;
  readonly rows: Readonly<Record<string, RowSchema>>;
}

/** Names of the schemas of a row's columns, and the columns that the row must have. */
export interface RowSchema {
  readonly columns: Readonly<Record<string, string>>;
  readonly required: readonly string[];
}

/**
 * Splits the documents of rows into the schemas of their columns.
 *
 * @param documents documents by name
 * @param patterns names by pattern, which become formats
 */
export function columnSchemas(
  documents: Readonly<Record<string, JsonSchema>>,
  patterns: Readonly<Record<string, string>>,
): ColumnSchemas {
  const names = new Map<string, string>();
  const nameOf = (schema: object): string => {
    const text = JSON.stringify(schema);
    const name = names.get(text) ?? `column${names.size}`;
    names.set(text, name);
    return name;
  };
  const rows = Object.entries(documents).map(
    ([name, { definitions = {}, properties = {}, required = [] }]) => {
      const columns = Object.entries(properties).map(([column, schema]) => [
        column,
        nameOf(withoutReferences(schema, definitions, patterns)),
      ]);
      return [name, { columns: Object.fromEntries(columns) as Record<string, string>, required }] as const;
    },
  );
  return {
    schemas: Object.fromEntries([...names].map(([text, name]) => [name, JSON.parse(text)])),
    rows: Object.fromEntries(rows),
  };
}

/**
 * Returns a schema without annotations, with the definitions in place of the references to them, and with formats in
 * place of the patterns that have a name, of encodings, and of the strings that PostgreSQL can store.
 */
function withoutReferences(
  schema: unknown,
  definitions: object,
  patterns: Readonly<Record<string, string>>,
): object {
  const {
    description,
    default: _,
    title,
    contentEncoding,
    contentMediaType,
    ...rest
  } = schema as Record<string, unknown>;
  const known = definitions as Readonly<Record<string, JsonSchema>>;
  // Json refers to itself. As a column that may be null it is a union, without its name.
  const isJson =
    rest['$ref'] === '#/definitions/Json' || isDeepStrictEqual(rest['anyOf'], known['Json']?.anyOf);
  if (known['Json'] !== undefined && isJson) return { storable: true };
  if (typeof rest['$ref'] === 'string')
    return withoutReferences(known[rest['$ref'].slice('#/definitions/'.length)] ?? {}, definitions, patterns);
  const entries = Object.entries(rest).map(([keyword, value]) => {
    if (keyword === 'pattern' && rest['format'] === undefined && Object.hasOwn(patterns, String(value)))
      return ['format', patterns[String(value)]];
    if (keyword === 'not' && isDeepStrictEqual(value, NUL)) return ['format', TEXT];
    if (Array.isArray(value) && keyword === 'anyOf')
      return [keyword, value.map((member) => withoutReferences(member, definitions, patterns))];
    if (keyword === 'items' || (keyword === 'additionalProperties' && typeof value === 'object'))
      return [keyword, withoutReferences(value, definitions, patterns)];
    return [keyword, value];
  });
  return {
    ...Object.fromEntries(entries),
    ...(contentEncoding === 'base64' && { format: BASE64 }),
    ...(contentMediaType === 'application/json' && { storableText: true }),
  };
}
