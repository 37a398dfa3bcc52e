import { TrellisError } from '@trellis/model';
import { propertyName } from '@trellis/model/internal';
import { _, Ajv, type KeywordCxt } from 'ajv';
import { default as standalone } from 'ajv/dist/standalone/index.js';
import type { JsonSchema } from '../documents/index.ts';
import { columnSchemas, type RowSchema } from './column-schemas.ts';
import { compactCode } from './compact-code.ts';
import { BASE64, FORMATS, TEXT } from './formats.ts';

/**
 * Compiles JSON Schema documents of rows to validators: an ES module without imports, of which a bundler keeps what a
 * program uses. A column is validated up to its first wrong part. Errors have no messages, so that the module stays
 * small.
 *
 * @param documents documents by name
 * @param patterns names by pattern, which an error reports instead of the pattern: `{ '^-?\\d+$': 'whole number' }`
 * @returns source of the module, which exports the validators of a row's columns by each document's name
 * @throws TrellisError `FORMAT_UNKNOWN` if a document has a format without a pattern
 */
export function compileValidators(
  documents: Readonly<Record<string, JsonSchema>>,
  patterns: Readonly<Record<string, string>> = {},
): string {
  const named = Object.entries(patterns).map(([pattern, name]) => [name, new RegExp(pattern, 'u')]);
  const ajv = new Ajv({
    messages: false,
    inlineRefs: false,
    // A property may be called as an inherited one: `constructor`.
    ownProperties: true,
    formats: { ...FORMATS, ...Object.fromEntries(named) },
    code: { source: true, esm: true, optimize: 2 },
    allowUnionTypes: true,
    strictTypes: false,
  });
  // The functions are parts of the compacted code.
  const isStorable = (context: KeywordCxt) => context.fail(_`!isStorable(${context.data})`);
  const isStorableText = (context: KeywordCxt) => context.fail(_`!isStorableText(${context.data})`);
  ajv.addKeyword({ keyword: 'storable', schemaType: 'boolean', code: isStorable });
  ajv.addKeyword({ keyword: 'storableText', type: 'string', schemaType: 'boolean', code: isStorableText });
  const { schemas, rows } = columnSchemas(documents, patterns);
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema({ ...schema, $id: name });
  return compactCode(standaloneCode(ajv, Object.keys(schemas))) + Object.entries(rows).map(printRow).join('');
}

function printRow([name, { columns, required }]: [string, RowSchema]): string {
  const printed = Object.entries(columns).map(([column, schema]) => `${propertyName(column)}:${schema}`);
  return `\nexport const ${name} = {columns:{${printed.join(',')}},required:${JSON.stringify(required)}};`;
}

function standaloneCode(ajv: Ajv, names: readonly string[]): string {
  try {
    const print = standalone as unknown as (ajv: Ajv, refs: Record<string, string>) => string;
    return print(ajv, Object.fromEntries(names.map((name) => [name, name])));
  } catch (cause) {
    const [, format] =
      (cause instanceof Error && /^unknown format "(.*?)" ignored/.exec(cause.message)) || [];
    if (format === undefined) throw cause;
    const known = Object.keys(FORMATS).filter((name) => name !== TEXT && name !== BASE64);
    throw new TrellisError(
      'FORMAT_UNKNOWN',
      `A column has the format "${format}", which no validator can check. Use one of ${known.join(', ')}, or declare a \`pattern\`.`,
      { cause },
    );
  }
}
