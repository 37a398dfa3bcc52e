import { type Column, type Model, type Table, tableKey } from '@trellis/model';
import { columnDefault } from '../dictionary/columns.ts';
import { constraintRows } from '../dictionary/constraints.ts';
import type { DictionaryContext } from '../dictionary/context.ts';
import { indexRule } from '../dictionary/indexes.ts';
import { typeRows } from '../dictionary/others.ts';
import { code, escapeText } from '../markdown/escape.ts';

/** Something that a release has, as a reader would say it. */
export interface Part {
  /** What kind of thing: `column`. */
  readonly kind: string;
  readonly name: string;
  /** What it is, in Markdown; two parts that say the same are the same. */
  readonly says: string;
  /** The name that it had in the release before, where it was renamed. */
  readonly was?: string;
  /** Whether what it says is too long to be repeated. */
  readonly long?: true;
}

/** What a table consists of: columns, constraints, indexes and the rest, each as one part. */
export function tableParts(model: Model, table: Table): readonly Part[] {
  const context: DictionaryContext = { model, schema: undefined, level: 1, href: () => undefined };
  return [
    ...(table.comment ? [part('sentence', '', escapeText(table.comment))] : []),
    ...table.columns.map((column) => ({
      ...part('column', column.name, columnSays(column)),
      ...(column.renamedFrom !== undefined && { was: column.renamedFrom }),
    })),
    ...constraintRows(context, table).map(({ name, rule, comment }) =>
      part('constraint', name, said(rule, comment)),
    ),
    ...table.indexes.map((index) => part('index', index.name, said(indexRule(index), index.comment))),
    ...[...table.triggers].map((one) => long('trigger', one.name, one.definition)),
    ...[...table.rules].map((one) => long('rule', one.name, one.definition)),
    ...table.policies.map((policy) => long('policy', policy.name, JSON.stringify(policy))),
    ...(table.rowSecurity ? [part('row security', '', table.rowSecurity)] : []),
    ...(table.partitionBy ? [part('partitioning', '', code(table.partitionBy))] : []),
    ...(table.unlogged ? [part('persistence', '', 'unlogged')] : []),
  ];
}

/** What a Model has beside its tables: views, types, routines, sequences and extensions. */
export function otherParts(model: Model): readonly Part[] {
  return [
    ...model.extensions.map((one) => part('extension', one.name, '')),
    ...typeRows(model).map(({ kind, name, values, comment }) => part(kind, name, said(values, comment))),
    ...model.sequences.map((one) => long('sequence', tableKey(one), JSON.stringify(one))),
    ...model.views.map((one) =>
      long(
        one.materialized ? 'materialized view' : 'view',
        tableKey(one),
        one.definition + (one.comment ?? ''),
      ),
    ),
    ...model.routines.map((one) =>
      long(one.kind, `${tableKey(one)}(${one.arguments})`, one.definition + (one.comment ?? '')),
    ),
  ];
}

function columnSays(column: Column): string {
  const value = columnDefault(column);
  return said(
    [
      code(column.type),
      column.notNull ? 'not null' : 'null',
      value && (column.identity || column.generated ? value : `default ${value}`),
    ]
      .filter(Boolean)
      .join(', '),
    column.comment,
  );
}

function said(rule: string, comment: string | undefined): string {
  return comment ? `${rule} (${escapeText(comment)})` : rule;
}

function part(kind: string, name: string, says: string): Part {
  return { kind, name, says };
}

function long(kind: string, name: string, says: string): Part {
  return { kind, name, says, long: true };
}
