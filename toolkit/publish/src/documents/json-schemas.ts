import { TrellisError } from '@trellis/model';
import { buildGenerator, type Definition, type Program, ts } from 'typescript-json-schema';

/** JSON Schema document of draft 7. */
export type JsonSchema = Definition;

/**
 * Generates the JSON Schema document of each type of a module, by typescript-json-schema: limits from the JSDoc tags,
 * descriptions from the sentences, enums from the unions.
 *
 * @param source source of the module: plain types without imports, as `printRows` returns them
 * @param names names of the types
 * @returns the documents by type name
 * @throws TrellisError `ROWS_INVALID` if the module does not compile or does not have one of the types
 */
export function jsonSchemas(source: string, names: readonly string[]): Record<string, JsonSchema> {
  const generator = buildGenerator(programOf(source), {
    required: true,
    noExtraProps: true,
    ref: true,
    ignoreErrors: true,
    validationKeywords: ['contentEncoding', 'contentMediaType'],
  });
  if (generator === null) throw invalid('typescript-json-schema cannot read them');
  const known = generator.getUserSymbols();
  return Object.fromEntries(
    names.map((name) => {
      if (!known.includes(name)) throw invalid(`they have no type ${name}`);
      const { $schema, ...document } = generator.getSchemaForSymbol(name);
      return [name, { $schema, title: name, ...document }];
    }),
  );
}

/** Creates a program of the module and the standard library alone. */
function programOf(source: string): Program {
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
  const program = ts.createProgram([file], options, {
    ...host,
    getSourceFile: (name, ...rest) =>
      name === file
        ? ts.createSourceFile(file, source, ts.ScriptTarget.ES2022)
        : getSourceFile(name, ...rest),
  });
  const [error] = ts.getPreEmitDiagnostics(program);
  if (error) throw invalid(ts.flattenDiagnosticMessageText(error.messageText, ' '));
  return program;
}

function invalid(reason: string): TrellisError {
  return new TrellisError(
    'ROWS_INVALID',
    `The row types cannot be converted to JSON Schema: ${reason.replace(/\.$/, '')}. Check the \`types\` and \`names\` that they were generated with.`,
  );
}
