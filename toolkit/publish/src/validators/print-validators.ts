import { stringLiteral } from '@trellis/model/internal';
import { type RowType, writtenNames } from '../rows/index.ts';

/** Returns the names of the types that are published of a row: of a view as it is selected, of a table also as it is written. */
export function publishedNames({ kind, name }: RowType): readonly string[] {
  return kind === 'view' ? [name] : writtenNames(name);
}

/**
 * Prints a module that gives each compiled validator its type.
 *
 * @param rows rows of the schema
 * @param packageName name of the schema package, for the examples of the validators; without it they have none
 * @returns source of `validate.ts`, beside `rows.ts` and `validators.generated.ts`, not formatted
 */
export function printValidators(rows: readonly RowType[], packageName?: string): string {
  const validators = rows
    .flatMap(publishedNames)
    .map((name) =>
      [
        commentOf(name, packageName),
        `export const validate${name}: Validator<AsJson<rows.${name}>> = /* @__PURE__ */ validator(${stringLiteral(name)}, compiled.${name});`,
      ].join('\n'),
    );
  return `${[
    '// Generated from the descriptors: do not edit, generate again.\n',
    "import { type AsJson, type Validator, validator } from '@trellis/query/validate';",
    "import type * as rows from './rows.ts';",
    "import * as compiled from './validators.generated.ts';\n",
    validators.join('\n\n'),
  ].join('\n')}\n`;
}

function commentOf(name: string, packageName: string | undefined): string {
  const text = `Checks that a JSON value is a row of type {@link rows.${name}}.`;
  if (packageName === undefined) return `/** ${text} */`;
  return `/**
 * ${text}
 *
 * @example
 * import { validate${name} } from ${stringLiteral(`${packageName}/validate`)};
 *
 * export const parse = (text: string) => validate${name}(JSON.parse(text));
 */`;
}
