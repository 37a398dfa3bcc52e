import { expect } from '@jest/globals';
import {
  bigint,
  type Model,
  type SchemaDescriptor,
  type TableDescriptor,
  table,
  text,
  toModel,
} from '@trellis/model';
import { type DiffOptions, diffModels } from '../src/diff/index.ts';

/** The distributions of tables by name. */
export type Distributions = Readonly<Record<string, TableDescriptor['distribution']>>;

export const ids = { a: bigint(), b: bigint(), t: text() };

/** Tables with three columns, distributed as given, with foreign keys between them. */
export function model(
  distributions: Distributions,
  keys: readonly (readonly [string, string])[] = [],
  more: Partial<SchemaDescriptor> = {},
): Model {
  const tables = Object.entries(distributions).map(([name, distribution]): TableDescriptor => {
    const foreignKeys = keys.flatMap(([from, to]) =>
      from === name
        ? [{ columns: ['a'], references: { table: to, columns: ['a'] }, name: `${from}_${to}` }]
        : [],
    );
    return { ...table(name, { columns: ids }), foreignKeys, ...(distribution && { distribution }) };
  });
  return toModel({ name: 's', ...more, tables: Object.fromEntries(tables.map((one) => [one.name, one])) });
}

/** The calls of Citus in a plan and the other statements, without quotes. */
export function calls(from: Model, to: Model, options?: DiffOptions): string[] {
  const { statements, refusals } = diffModels(from, to, options);
  expect(refusals).toEqual([]);
  return statements.map(({ sql }) =>
    sql
      .replace(/^DO [\s\S]*PERFORM pg_catalog\.(.*);\n[\s\S]*$/, '$1')
      .replaceAll('"', '')
      .replaceAll('public.', ''),
  );
}

/** The calls of Citus in a plan. */
export function citus(from: Model, to: Model): string[] {
  return calls(from, to).filter((sql) => /^\w+\(/.test(sql));
}

export const byA = { column: 'a' } as const;
export const withX = { column: 'a', colocateWith: 'x' } as const;
