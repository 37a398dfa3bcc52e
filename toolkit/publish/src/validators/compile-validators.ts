import { TrellisError } from '@trellis/model';
import { Ajv } from 'ajv';
import { default as standalone } from 'ajv/dist/standalone/index.js';
import type { JsonSchema } from '../documents/index.ts';
import { compactCode } from './compact-code.ts';
import { FORMATS } from './formats.ts';
import { shareSchemas } from './shared-schemas.ts';

/**
 * Compiles JSON Schema documents to validators: an ES module without imports. Errors have no messages, so that the
 * module stays small.
 *
 * @param documents documents by name
 * @param patterns names by pattern, which an error reports instead of the pattern: `{ '^-?\\d+$': 'whole number' }`
 * @returns source of the module, which exports a function of each document's name, with ajv's `errors`
 * @throws TrellisError `FORMAT_UNKNOWN` if a document has a format without a pattern
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
    // A column may be called as an inherited property: `constructor`.
    ownProperties: true,
    formats: { ...FORMATS, ...Object.fromEntries(named) },
    code: { source: true, esm: true, optimize: 2 },
    allowUnionTypes: true,
    strictTypes: false,
  });
  const { rows, shared } = shareSchemas(documents, patterns);
  for (const [name, schema] of Object.entries({ ...shared, ...rows }))
    ajv.addSchema({ ...schema, $id: name });
  return compactCode(standaloneCode(ajv, Object.keys(rows)));
}

function standaloneCode(ajv: Ajv, names: readonly string[]): string {
  try {
    const print = standalone as unknown as (ajv: Ajv, refs: Record<string, string>) => string;
    return print(ajv, Object.fromEntries(names.map((name) => [name, name])));
  } catch (cause) {
    const [, format] =
      (cause instanceof Error && /^unknown format "(.*?)" ignored/.exec(cause.message)) || [];
    if (format === undefined) throw cause;
    throw new TrellisError(
      'FORMAT_UNKNOWN',
      `A column has the format "${format}", which no validator can check. Use one of ${Object.keys(FORMATS).join(', ')}, or declare a \`pattern\`.`,
      { cause },
    );
  }
}
