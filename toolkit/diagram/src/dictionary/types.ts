import { type Model, type Qualified, tableKey } from '@trellis/model';
import { type catalogue, entryOf, type ListName, type ObjectOf, objectsOf } from '@trellis/model/internal';
import { code, codes, escapeText, joinWords, markdownTable } from '../markdown/index.ts';

/** User-defined type in the dictionary. */
export interface TypeRow {
  readonly name: string;
  /** Kind in words: `composite type`. */
  readonly kind: string;
  /** Definition in Markdown. */
  readonly definition: string;
  readonly comment?: string | undefined;
}

/** Formats the user-defined types of a schema. */
export function typeTable(model: Model): string {
  return markdownTable(
    ['Type', 'Kind', 'Definition', 'Description'],
    typeRows(model).map(({ name, kind, definition, comment }) => [
      code(name),
      kind,
      definition,
      escapeText(comment ?? ''),
    ]),
  );
}

/** Returns the user-defined types of a schema. */
export function typeRows(model: Model): readonly TypeRow[] {
  const lists = Object.keys(definitions) as TypeList[];
  return lists.flatMap((list) => {
    const definition = definitions[list] as (type: Qualified) => string;
    return objectsOf(model, list).map((type) => ({
      name: tableKey(type),
      kind: entryOf(list).kind,
      definition: definition(type),
      comment: type.comment,
    }));
  });
}

/** The lists of the Model whose objects are types. */
export type TypeList = {
  [L in ListName]: (typeof catalogue)[L]['id'] extends 'type' ? L : never;
}[ListName];

/** Definition of a type in Markdown, by list. */
const definitions: { readonly [L in TypeList]: (type: ObjectOf<L>) => string } = {
  enums: ({ values }) => codes(values),
  domains: ({ type, notNull, checks }) =>
    joinWords(
      code(type),
      notNull && 'not null',
      ...checks.map(({ expression }) => `check ${code(expression)}`),
    ),
  compositeTypes: ({ attributes }) =>
    attributes.map(({ name, type }) => `${code(name)} ${code(type)}`).join(', '),
  rangeTypes: ({ subtype }) => `subtype ${code(subtype)}`,
};
