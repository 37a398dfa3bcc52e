import type { RowType } from '../rows/index.ts';

/** How long a line may be. */
const WIDTH = 110;

/** The names of the types that are published of a row: as it is read, inserted and changed. */
export function publishedNames({ kind, name }: RowType): string[] {
  return kind === 'view' ? [name] : [name, `New${name}`, `${name}Patch`];
}

/**
 * Prints a module that gives each compiled validator its type.
 *
 * @param rows the rows, as `rowTypes` tells them
 * @returns the source of `validate.ts`, beside `rows.ts` and `validators.generated.ts`
 */
export function printValidators(rows: readonly RowType[]): string {
  const exported = rows.flatMap(publishedNames).map((name) => {
    const head = `export const validate${name}: Validator<AsJson<rows.${name}>> = /* @__PURE__ */ validator(`;
    const line = `${head}'${name}', compiled.${name});`;
    const lines = line.length <= WIDTH ? line : `${head}\n  '${name}',\n  compiled.${name},\n);`;
    return `/** Checks what shall be a ${name}, as JSON. */\n${lines}`;
  });
  return `${[
    '// Generated from the descriptors: change them and generate again.\n',
    "import { type AsJson, type Validator, validator } from '@trellis/query';",
    "import type * as rows from './rows.ts';",
    "import * as compiled from './validators.generated.ts';\n",
    exported.join('\n\n'),
  ].join('\n')}\n`;
}
