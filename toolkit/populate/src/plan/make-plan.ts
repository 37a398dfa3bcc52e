import type { SchemaDescriptor } from '@trellis/model';
import { TrellisError } from '@trellis/model';
import { inferGenerator } from '../infer/infer-generator.ts';
import type { Sample, TableSample } from '../sample/define-sample.ts';
import { type KeyName, loadOrder } from './load-order.ts';
import type { ColumnPlan, Plan, ReferencePlan, Size, TablePlan } from './plan.ts';
import { type Shape, shapeOf } from './shape.ts';

/** Rows of a unit of scale, of a table of which nothing is said. */
const ROWS = { alone: 100, referring: 200 };

/**
 * Decides how each table of a sample is filled: in which order, how many rows, where each
 * column's values come from.
 *
 * @throws TrellisError `SAMPLE_CYCLE`, `SAMPLE_INVALID`, and `SAMPLE_GENERATOR_MISSING` when nothing is known of
 *   a column's type and the sample says nothing
 */
export function makePlan(sample: Sample): Plan {
  const { tables, left, deferred } = loadOrder(sample.schema);
  return { sample, left, deferred, tables: tables.map((key) => tablePlan(sample, key, left)) };
}

function tablePlan({ schema, tables }: Sample, key: string, left: readonly KeyName[]): TablePlan {
  const table = schema.tables[key];
  if (table === undefined) throw new Error(`no table ${key}`);
  const said = tables[key] ?? {};
  const shape = shapeOf(schema, key, said, left);
  const columns = columnsOf(schema, key, said, shape);
  return { key, table, references: shape.references, columns, size: sizeOf(key, said, shape, columns) };
}

function columnsOf(schema: SchemaDescriptor, key: string, said: TableSample, shape: Shape): ColumnPlan[] {
  const table = schema.tables[key];
  return Object.entries(table?.columns ?? {}).flatMap(([name, column]): ColumnPlan[] => {
    if (table === undefined || column.generated) return [];
    const generator = said.columns?.[name];
    if (generator) return [{ name, generator }];
    const reference = shape.references.findIndex((candidate) => owns(candidate, name));
    if (reference >= 0) return [{ name, reference, column: targetColumn(shape.references[reference], name) }];
    const byLine = shape.byLine.get(name);
    if (byLine) return [{ name, generator: byLine }];
    const unique =
      shape.unique.has(name) || column.identity !== undefined || drawsFromSequence(column.default);
    const inferred = inferGenerator(schema, table, name, unique);
    if (inferred) return [{ name, ...inferred }];
    if (column.default !== undefined) return [];
    throw new TrellisError(
      'SAMPLE_GENERATOR_MISSING',
      `Expected a generator for ${key}.${name}, since nothing is known of ${unique ? 'distinct values of ' : ''}the type ${column.type}, got none. Say one for the column in defineSample.`,
    );
  });
}

/** Whether a reference gives a column its value: it is the key's, and nothing else does. */
function owns(reference: ReferencePlan, column: string): boolean {
  return reference.columns.includes(column) && !reference.agreeOn.some(([own]) => own === column);
}

function targetColumn(reference: ReferencePlan | undefined, column: string): string {
  return reference?.targetColumns[reference.columns.indexOf(column)] ?? '';
}

/** A `serial` column's default. */
function drawsFromSequence(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && 'sql' in value && String(value.sql).startsWith('nextval(')
  );
}

function sizeOf(key: string, said: TableSample, shape: Shape, columns: readonly ColumnPlan[]): Size {
  if (shape.per) return { kind: 'per', ...shape.per };
  if (typeof said.rows === 'object') return { kind: 'fixed', rows: said.rows.fixed };
  if (said.rows !== undefined) return { kind: 'rows', rows: said.rows };
  const rows = shape.references.some(({ target }) => target !== key) ? ROWS.referring : ROWS.alone;
  // An enum that is a key has so many rows and no more.
  const limits = columns.flatMap((column) => ('generator' in column ? (column.limit ?? []) : []));
  const limit = Math.min(...limits);
  return limit <= rows ? { kind: 'fixed', rows: limit } : { kind: 'rows', rows };
}
