import { TrellisError } from '@trellis/model';
import { buildGenerator, type Definition, type Program, ts } from 'typescript-json-schema';

/** A JSON Schema document of draft 7. */
export type JsonSchema = Definition;

/**
 * Writes a JSON Schema document for each of a module's types, by typescript-json-schema: lengths, formats,
 * patterns and ranges from the JSDoc tags, descriptions from the sentences, enums from the unions.
 *
 * @param source the module, such as `printRows` makes: plain types that import nothing
 * @param names the types to write a document for
 * @returns the documents by the types' names
 * @throws TrellisError `ROWS_INVALID` when the module does not compile or has no such type
 * @example jsonSchemas(printRows(shop), ['Customer', 'NewCustomer'])
 */
export function jsonSchemas(source: string, names: readonly string[]): Record<string, JsonSchema> {
  const generator = buildGenerator(program(source), {
    required: true,
    noExtraProps: true,
    ref: true,
    ignoreErrors: true,
    validationKeywords: ['contentEncoding'],
  });
  if (generator === null) throw invalid('a module that compiles', 'errors');
  const known = generator.getUserSymbols();
  return Object.fromEntries(
    names.map((name) => {
      if (!known.includes(name)) throw invalid(`a type ${name}`, 'none of that name');
      const { $schema, ...document } = generator.getSchemaForSymbol(name);
      return [name, { $schema, title: name, ...document }];
    }),
  );
}

/** The module as a program of its own, with the language's own library and nothing else. */
function program(source: string): Program {
  const file = '/rows.ts';
  const options = {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    types: [],
    strict: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  const made = ts.createProgram([file], options, {
    ...host,
    getSourceFile: (name, ...rest) =>
      name === file
        ? ts.createSourceFile(file, source, ts.ScriptTarget.ES2022)
        : getSourceFile(name, ...rest),
  });
  const [error] = ts.getPreEmitDiagnostics(made);
  if (error) throw invalid('a module that compiles', ts.flattenDiagnosticMessageText(error.messageText, ' '));
  return made;
}

function invalid(expected: string, got: string): TrellisError {
  return new TrellisError(
    'ROWS_INVALID',
    `Expected ${expected} to write JSON Schema from, got ${got}. Generate the rows again by printRows.`,
  );
}
