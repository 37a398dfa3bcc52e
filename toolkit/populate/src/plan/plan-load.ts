import { type ColumnDescriptor, TrellisError } from '@trellis/model';
import { own } from '@trellis/model/internal';
import { inferGenerator } from '../infer/index.ts';
import type { Sample, TableSample } from '../sample/index.ts';
import { loadOrder } from './load-order.ts';
import type {
  ColumnPlan,
  ForeignKeyName,
  LoadPlan,
  ReferencePlan,
  RowCount,
  TablePlan,
} from './load-plan.ts';
import { type KeyPlan, planKeys } from './plan-keys.ts';

/** The number of rows at scale 1 of a table that the sample does not set, without and with foreign keys. */
const DEFAULT_ROWS = { withoutReferences: 100, withReferences: 200 };

/**
 * Plans how each table of a sample is filled: the load order, the number of rows and the source of each column's
 * values.
 *
 * @throws TrellisError `SAMPLE_CYCLE` if foreign keys form a cycle that cannot be broken; `SAMPLE_INVALID` if the
 *   settings of a table contradict its keys; `SAMPLE_GENERATOR_MISSING` if a column needs a generator that cannot be
 *   inferred
 */
export function planLoad(sample: Sample): LoadPlan {
  const { tables, nullKeys, deferredKeys } = loadOrder(sample.schema);
  return { sample, nullKeys, deferredKeys, tables: tables.map((key) => planTable(sample, key, nullKeys)) };
}

/** The keys of a table without rows. */
const NO_KEYS: KeyPlan = { references: [], uniqueColumns: new Set(), lineGenerators: new Map() };

function planTable({ schema, tables }: Sample, key: string, nullKeys: readonly ForeignKeyName[]): TablePlan {
  const table = schema.tables[key];
  if (table === undefined) throw new Error(`Unexpected error: no table ${key}.`);
  const settings = own(tables, key) ?? {};
  const { rows } = settings;
  // Triggers or the last statements of the sample fill the table.
  if ((typeof rows === 'object' ? rows.fixed : rows) === 0)
    return { key, table, references: [], columns: [], rowCount: rowCount(key, settings, NO_KEYS, []) };
  const keys = planKeys(schema, key, settings, nullKeys);
  const columns = Object.entries(table.columns).flatMap(([name, column]): ColumnPlan[] => {
    if (column.generated) return [];
    const planned = plannedColumn(name, settings, keys);
    if (planned) return [planned];
    const unique = keys.uniqueColumns.has(name) || isNumbered(column);
    const inferred = inferGenerator(schema, table, name, unique);
    if (inferred) return [{ name, ...inferred }];
    if (column.default !== undefined) return [];
    throw new TrellisError(
      'SAMPLE_GENERATOR_MISSING',
      `Cannot infer a generator for ${key}.${name}: ${unique ? 'distinct values of ' : ''}type ${column.type} ${unique ? 'are' : 'is'} not supported. Set a generator in defineSample.`,
    );
  });
  return {
    key,
    table,
    references: keys.references,
    columns,
    rowCount: rowCount(key, settings, keys, columns),
  };
}

/** The source of a column's values, if the sample or a key determines it. */
function plannedColumn(name: string, settings: TableSample, keys: KeyPlan): ColumnPlan | undefined {
  const generator = own(settings.columns, name);
  if (generator) return { name, generator };
  const reference = keys.references.findIndex((candidate) => sets(candidate, name));
  if (reference >= 0)
    return { name, reference, targetColumn: targetColumn(keys.references[reference], name) };
  const lineGenerator = keys.lineGenerators.get(name);
  return lineGenerator && { name, generator: lineGenerator };
}

/** Checks whether a reference sets the value of a column. */
function sets({ columns, sharedColumns }: ReferencePlan, column: string): boolean {
  return columns.includes(column) && !sharedColumns.some(([own]) => own === column);
}

function targetColumn(reference: ReferencePlan | undefined, column: string): string {
  return reference?.targetColumns[reference.columns.indexOf(column)] ?? '';
}

/** Checks whether a column is an identity or `serial` column. */
function isNumbered({ identity, default: value }: ColumnDescriptor): boolean {
  return (
    identity !== undefined ||
    (typeof value === 'object' &&
      value !== null &&
      'sql' in value &&
      String(value.sql).startsWith('nextval('))
  );
}

function rowCount(
  key: string,
  { rows }: TableSample,
  { perParent, references }: KeyPlan,
  columns: readonly ColumnPlan[],
): RowCount {
  if (perParent) return { kind: 'perParent', ...perParent };
  if (typeof rows === 'object') return { kind: 'fixed', rows: rows.fixed };
  if (rows !== undefined) return { kind: 'scaled', rows };
  const hasReferences = references.some(({ target }) => target !== key);
  const defaultRows = hasReferences ? DEFAULT_ROWS.withReferences : DEFAULT_ROWS.withoutReferences;
  // A unique column with few distinct values, such as an enum, limits the number of rows.
  const limit = Math.min(...columns.flatMap((column) => ('generator' in column ? (column.limit ?? []) : [])));
  return limit <= defaultRows ? { kind: 'fixed', rows: limit } : { kind: 'scaled', rows: defaultRows };
}
