import { type Model, quoteIdentifier, type Table } from '@trellis/model';
import { isSeparator, tokenName, tokensOf } from '@trellis/model/internal';
import type { Rename } from './rename.ts';

/**
 * The Model with the new names of columns in `using`. The statement runs after the renames, and authors may write the
 * names before them. A name that the table still has is not replaced.
 */
export function withNewNamesInUsing(model: Model): Model {
  if (!model.tables.some(({ columns }) => columns.some(({ using }) => using !== undefined))) return model;
  return { ...model, tables: model.tables.map(withNewNames) };
}

function withNewNames(table: Table): Table {
  const current = new Set(table.columns.map(({ name }) => name));
  const names = new Map(
    table.columns.flatMap(({ name, renamedFrom }) =>
      renamedFrom === undefined || current.has(renamedFrom) ? [] : [[renamedFrom, name] as const],
    ),
  );
  if (names.size === 0) return table;
  return {
    ...table,
    columns: table.columns.map((column) =>
      column.using === undefined ? column : { ...column, using: renamedColumns(column.using, names) },
    ),
  };
}

/** An expression with the new names of columns. */
export function renamedColumns(expression: string, names: ReadonlyMap<string, string>): string {
  const tokens = [...tokensOf(expression)];
  const near = (at: number, step: 1 | -1): string | undefined => {
    let i = at + step;
    for (let token = tokens[i]; token; token = tokens[i]) {
      if (!isSeparator(token)) return token.text;
      i += step;
    }
    return undefined;
  };
  return tokens
    .map((token, i) => {
      const old = tokenName(token);
      const name = old === undefined ? undefined : names.get(old);
      return name === undefined || isOtherName(near(i, -1), near(i, 1)) ? token.text : quoteIdentifier(name);
    })
    .join('');
}

/** Whether the tokens beside a name show that it is no column: a function, a field of a value, or a type. */
function isOtherName(previous = '', next = ''): boolean {
  return next === '(' || next.startsWith("'") || ['::', '.', 'as'].includes(previous.toLowerCase());
}

/** Whether a rename is of a column of another object: its name means something else in this one. */
export function isColumnOutside(whole: readonly string[], { kind, wanted }: Rename): boolean {
  return kind === 'column' && !isIn(wanted.path, whole);
}

/** Whether an object is another one or a part of it, by their paths. */
export function isIn(path: readonly string[], whole: readonly string[]): boolean {
  return whole.every((name, i) => path[i] === name);
}
