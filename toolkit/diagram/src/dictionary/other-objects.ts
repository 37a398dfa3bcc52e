import { type Model, type Qualified, tableKey, type View } from '@trellis/model';
import { code, codes, escapeText, fence } from '../markdown/escape.ts';
import { blocks, markdownTable, section } from '../markdown/table.ts';
import { indexTable } from './indexes.ts';

/** A view's entry in the dictionary. */
export function viewEntry(view: View, level: number): string {
  return section(
    level,
    escapeText(tableKey(view)),
    escapeText(view.comment ?? ''),
    view.materialized && 'Materialized: holds the rows that it was last refreshed with.',
    markdownTable(
      ['Column', 'Type', 'Description'],
      view.columns.map((column) => [code(column.name), code(column.type), escapeText(column.comment ?? '')]),
    ),
    indexTable(view.indexes),
    fence('sql', view.definition),
  );
}

/** A type of the schema's own as the dictionary tells it. */
export interface TypeRow {
  readonly name: string;
  readonly kind: 'enum' | 'domain' | 'composite type' | 'range type';
  /** What values it has, in Markdown. */
  readonly values: string;
  readonly comment?: string | undefined;
}

/** The schema's own types: enums, domains, composite and range types. */
export function typeTable(model: Model): string {
  return markdownTable(
    ['Type', 'Kind', 'Values', 'Description'],
    typeRows(model).map(({ name, kind, values, comment }) => [
      code(name),
      kind,
      values,
      escapeText(comment ?? ''),
    ]),
  );
}

/** The schema's own types, one by one. */
export function typeRows({ enums, domains, compositeTypes, rangeTypes }: Model): readonly TypeRow[] {
  const row = (one: Qualified, kind: TypeRow['kind'], values: string) => ({
    name: tableKey(one),
    kind,
    values,
    comment: one.comment,
  });
  return [
    ...enums.map((one) => row(one, 'enum', codes(one.values))),
    ...domains.map((one) => {
      const checks = one.checks.map((check) => `where ${code(check.expression)}`);
      const values = [code(one.type), one.notNull && 'not null', ...checks].filter(Boolean);
      return row(one, 'domain', values.join(' '));
    }),
    ...compositeTypes.map((one) => {
      const attributes = one.attributes.map(({ name, type }) => `${code(name)} ${code(type)}`);
      return row(one, 'composite type', attributes.join(', '));
    }),
    ...rangeTypes.map((one) => row(one, 'range type', `of ${code(one.subtype)}`)),
  ];
}

/** Routines, sequences of their own, extensions. */
export function otherObjects(model: Model, level: number): string {
  return blocks(
    section(
      level,
      'Routines',
      markdownTable(
        ['Routine', 'Kind', 'Description'],
        model.routines.map((one) => [
          code(`${tableKey(one)}(${one.arguments})`),
          one.kind,
          escapeText(one.comment ?? ''),
        ]),
      ),
    ),
    section(
      level,
      'Sequences',
      markdownTable(
        ['Sequence', 'Type', 'Owned by', 'Description'],
        model.sequences.map((one) => [
          code(tableKey(one)),
          code(one.type ?? 'bigint'),
          one.ownedBy
            ? code(
                `${tableKey({ schema: one.ownedBy.schema, name: one.ownedBy.table })}.${one.ownedBy.column}`,
              )
            : '',
          escapeText(one.comment ?? ''),
        ]),
      ),
    ),
    section(
      level,
      'Extensions',
      markdownTable(
        ['Extension', 'Description'],
        model.extensions.map((one) => [code(one.name), escapeText(one.comment ?? '')]),
      ),
    ),
  );
}
