import { TrellisError } from '@trellis/model';
import { Ajv } from 'ajv';
import { default as standalone } from 'ajv/dist/standalone/index.js';
import type { JsonSchema } from '../documents/json-schemas.ts';
import { FORMATS } from './formats.ts';

/** The one helper that ajv's code asks for, and what stands in its place: the length in characters, as PostgreSQL counts. */
const LENGTH = 'require("ajv/dist/runtime/ucs2length").default';
const OWN_LENGTH = '(text) => [...text].length';

/**
 * Compiles JSON Schema documents to validators: an ES module that needs nothing when it runs. What
 * columns have in common is compiled once, and sentences are left to whoever reads the errors, so that
 * it stays small.
 *
 * @param documents the documents, by the name that each validator shall have
 * @param patterns what an error says instead of a pattern: `{ '^-?\\d+$': 'whole number' }`
 * @returns the module's source: one exported function a document, as ajv's, which tell what is wrong in `errors`
 * @throws TrellisError `FORMAT_UNKNOWN` when a document names a format that nobody can check
 */
export function compileValidators(
  documents: Readonly<Record<string, JsonSchema>>,
  patterns: Readonly<Record<string, string>> = {},
): string {
  const named = Object.entries(patterns).map(([pattern, name]) => [name, new RegExp(pattern, 'u')]);
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    inlineRefs: false,
    // What every object has by birth is no column: `constructor`.
    ownProperties: true,
    formats: { ...FORMATS, ...Object.fromEntries(named) },
    code: { source: true, esm: true, optimize: 2 },
    allowUnionTypes: true,
    strictTypes: false,
  });
  const { rows, values } = shareValues(documents, patterns);
  for (const [name, schema] of Object.entries({ ...values, ...rows }))
    ajv.addSchema({ ...schema, $id: name });
  const source = smaller(compile(ajv, Object.keys(rows)).replaceAll(LENGTH, OWN_LENGTH));
  if (source.includes('require('))
    throw new Error('ajv asks for a helper at run time that the compiled validators do not carry.');
  return source;
}

/** What every failing check does, as functions in place of the code that ajv repeats. */
const HELPERS = `const add = (errors, error) => (errors === null ? [error] : (errors.push(error), errors));
const join = (errors, more) => (errors === null ? more : errors.concat(more));
const has = (data, key) => Object.prototype.hasOwnProperty.call(data, key) && data[key] !== undefined;
`;

/**
 * The source without what no keyword here asks for (where a value came from, and which line of a schema failed) and
 * without what it says again and again.
 */
function smaller(source: string): string {
  const small = source
    .replaceAll(/,schemaPath:"[^"]*"/g, '')
    .replaceAll(/,parentData(:\w+)?,parentDataProperty(:("(\\.|[^"\\])*"|\w+))?,rootData(?=\})/g, '')
    .replaceAll(', parentData, parentDataProperty, rootData=data', '')
    .replaceAll(
      /if\(vErrors === null\)\{vErrors = \[(err\d+)\];\}else \{vErrors\.push\(\1\);\}/g,
      'vErrors = add(vErrors, $1);',
    )
    .replaceAll(/const (err\d+) = (\{.*?\});vErrors = add\(vErrors, \1\);/g, 'vErrors = add(vErrors, $2);')
    .replaceAll(
      /data(?:\.\w+|\[[^\]]*\]) !== undefined && func\d+\.call\((data, "(?:\\.|[^"\\])*")\)/g,
      'has($1)',
    )
    .replaceAll(
      /\(data(?:\.\w+|\[[^\]]*\]) === undefined\) \|\| \(!\(func\d+\.call\((data, "(?:\\.|[^"\\])*")\)\)\)/g,
      '!has($1)',
    )
    .replaceAll(
      /vErrors = vErrors === null \? (\w+\.errors) : vErrors\.concat\(\1\);/g,
      'vErrors = join(vErrors, $1);',
    );
  return small.replace('"use strict";', `"use strict";${HELPERS}`);
}

/**
 * The documents with every column's check, and every set of columns, replaced by a reference to the one
 * that all like it share: what is inserted and what is changed differ only in what is required.
 */
function shareValues(
  documents: Readonly<Record<string, JsonSchema>>,
  patterns: Readonly<Record<string, string>>,
) {
  const values: Record<string, object> = {};
  const keys = new Map<string, string>();
  const share = (schema: object): { $ref: string } => {
    const text = JSON.stringify(schema);
    const key = keys.get(text) ?? `shared:${keys.size}`;
    keys.set(text, key);
    values[key] ??= schema;
    return { $ref: key };
  };
  const rows = Object.entries(documents).map(
    ([name, { definitions = {}, properties = {}, type, required }]) => {
      const checks = Object.entries(properties).map(([column, schema]) => [
        column,
        share(resolved(schema, definitions, patterns)),
      ]);
      const body = share({ type, additionalProperties: false, properties: Object.fromEntries(checks) });
      return [name, { ...body, ...(required && { required }) }];
    },
  );
  return { rows: Object.fromEntries(rows) as Record<string, object>, values };
}

/**
 * A schema without what is said to readers alone, its references to the document's definitions replaced, and its
 * pattern by the format of that name.
 */
function resolved(schema: unknown, definitions: object, patterns: Readonly<Record<string, string>>): object {
  const { description, default: _, title, contentEncoding, ...rest } = schema as Record<string, unknown>;
  if (typeof rest['$ref'] === 'string') {
    const name = rest['$ref'].slice('#/definitions/'.length);
    const target = (definitions as Record<string, JsonSchema>)[name] ?? {};
    // JSON refers to itself, and says no more than that anything goes.
    return name === 'Json' ? {} : resolved(target, definitions, patterns);
  }
  return Object.fromEntries(
    Object.entries(rest).map(([keyword, value]) => {
      if (keyword === 'pattern' && rest['format'] === undefined && Object.hasOwn(patterns, String(value)))
        return ['format', patterns[String(value)]];
      if (Array.isArray(value) && keyword === 'anyOf')
        return [keyword, value.map((member) => resolved(member, definitions, patterns))];
      if (keyword === 'items' || (keyword === 'additionalProperties' && typeof value === 'object'))
        return [keyword, resolved(value, definitions, patterns)];
      return [keyword, value];
    }),
  );
}

function compile(ajv: Ajv, names: readonly string[]): string {
  try {
    const print = standalone as unknown as (ajv: Ajv, refs: Record<string, string>) => string;
    return print(ajv, Object.fromEntries(names.map((name) => [name, name])));
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    if (!message.startsWith('unknown format')) throw cause;
    throw new TrellisError(
      'FORMAT_UNKNOWN',
      `Expected one of the formats ${Object.keys(FORMATS).join(', ')}, got ${message.replace(/ ignored.*/, '')}. Mend the column's \`format\`, or give a \`pattern\`.`,
      { cause },
    );
  }
}
