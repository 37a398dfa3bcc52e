import { propertyName, stringLiteral } from '@trellis/model/internal';
import { type RowType, writtenNames } from '../rows/index.ts';

/**
 * The extension by which a TypeScript file imports another one. Every module resolution of TypeScript maps `.js` to the
 * source; `.ts` needs `allowImportingTsExtensions`.
 */
export type ImportExtension = '.js' | '.ts';

/** Returns the names of the types that are published of a row: of a view as it is selected, of a table also as it is written. */
export function publishedNames({ kind, name }: RowType): readonly string[] {
  return kind === 'view' ? [name] : writtenNames(name);
}

/**
 * Prints a module that gives each compiled validator its type, and makes a parser of it.
 *
 * @param rows rows of the schema
 * @param packageName name of the schema package, for the examples; without it there are no examples
 * @param extension the extension by which it imports the modules beside it
 * @returns source of `validate.ts`, beside `rows.ts` and `validators.generated.ts`, not formatted
 */
export function printValidators(
  rows: readonly RowType[],
  packageName?: string,
  extension: ImportExtension = '.js',
): string {
  const functions = rows.flatMap((row) =>
    publishedNames(row).flatMap((name) => [
      [
        commentOf(
          `Checks that a JSON value is a row of type {@link rows.${name}}.`,
          `validate${name}`,
          packageName,
        ),
        `export const validate${name}: Validator<AsJson<rows.${name}>> = /* @__PURE__ */ validator(${stringLiteral(name)}, compiled.${name});`,
      ].join('\n'),
      [
        commentOf(
          `Checks a JSON value and converts it to a row of type {@link rows.${name}}.`,
          `parse${name}`,
          packageName,
        ),
        `export const parse${name}: Parser<rows.${name}> = /* @__PURE__ */ parser(validate${name}, ${printConversions(row)});`,
      ].join('\n'),
    ]),
  );
  return `${[
    '// Generated from the descriptors: do not edit, generate again.\n',
    "import { type AsJson, type Parser, parser, type Validator, validator } from '@trellis/query/validate';",
    `import type * as rows from './rows${extension}';`,
    `import * as compiled from './validators.generated${extension}';\n`,
    functions.join('\n\n'),
  ].join('\n')}\n`;
}

function printConversions({ columns }: RowType): string {
  const entries = columns.flatMap(({ name, conversion }) =>
    conversion === undefined ? [] : [`${propertyName(name)}: ${stringLiteral(conversion)}`],
  );
  return `{${entries.join(', ')}}`;
}

function commentOf(text: string, name: string, packageName: string | undefined): string {
  if (packageName === undefined) return `/** ${text} */`;
  return `/**
 * ${text}
 *
 * @example
 * import { ${name} } from ${stringLiteral(`${packageName}/validate`)};
 *
 * export const read = (text: string) => ${name}(JSON.parse(text));
 */`;
}
