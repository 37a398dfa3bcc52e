import { type Model, type Qualified, tableKey } from '@trellis/model';
import { code, codes, escapeText, joinWords, markdownTable } from '../markdown/index.ts';

/** User-defined type in the dictionary. */
export interface TypeRow {
  readonly name: string;
  readonly kind: 'enum' | 'domain' | 'composite type' | 'range type';
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

/** Returns the user-defined types of a schema: enums, domains, composite and range types. */
export function typeRows({ enums, domains, compositeTypes, rangeTypes }: Model): readonly TypeRow[] {
  const row = (type: Qualified, kind: TypeRow['kind'], definition: string) => ({
    name: tableKey(type),
    kind,
    definition,
    comment: type.comment,
  });
  return [
    ...enums.map((type) => row(type, 'enum', codes(type.values))),
    ...domains.map((type) => {
      const checks = type.checks.map((check) => `check ${code(check.expression)}`);
      return row(type, 'domain', joinWords(code(type.type), type.notNull && 'not null', ...checks));
    }),
    ...compositeTypes.map((type) => {
      const attributes = type.attributes.map(
        (attribute) => `${code(attribute.name)} ${code(attribute.type)}`,
      );
      return row(type, 'composite type', attributes.join(', '));
    }),
    ...rangeTypes.map((type) => row(type, 'range type', `subtype ${code(type.subtype)}`)),
  ];
}
