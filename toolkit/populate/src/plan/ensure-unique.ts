import type { ForeignKeyDescriptor } from '@trellis/model';
import { own } from '@trellis/model/internal';
import { columnType } from '../infer/index.ts';
import { invalidSample } from '../sample/index.ts';
import type { KeyDraft } from './key-draft.ts';

/**
 * Plans how the rows of a table get distinct values in the columns of a unique key.
 *
 * @throws TrellisError `SAMPLE_INVALID` if the sample sets `rows` for a table whose key consists of foreign keys
 */
export function ensureUnique(draft: KeyDraft, key: readonly string[]): void {
  const { foreignKeys, table, each, uniqueColumns } = draft;
  const inKey = foreignKeys.filter(({ columns }) => columns.every((column) => key.includes(column)));
  // Columns of the key that belong to no foreign key.
  const own = key.filter((column) => !foreignKeys.some(({ columns }) => columns.includes(column)));
  if (own.some((column) => uniqueColumns.has(column) || table.columns[column]?.identity !== undefined))
    return;
  if (own.length === 0 && inKey.some((foreignKey) => each.has(foreignKey))) return;
  const [first] = inKey;
  if (first === undefined) addUnique(draft, own.find((column) => hasManyValues(draft, column)) ?? own[0]);
  else if (own.length === 0 && inKey.length === 1) referenceEachOnce(draft, first);
  else uniquePerParent(draft, key, inKey, own);
}

function addUnique({ uniqueColumns }: KeyDraft, column: string | undefined): void {
  if (column !== undefined) uniqueColumns.add(column);
}

/** Checks whether the type of a column allows many distinct values. */
function hasManyValues({ schema, table }: KeyDraft, column: string): boolean {
  const { name, values } = columnType(schema, table.columns[column]?.type ?? '');
  return values === undefined && name !== 'boolean';
}

/** A unique foreign key: a one-to-one relationship. */
function referenceEachOnce(draft: KeyDraft, foreignKey: ForeignKeyDescriptor): void {
  const { parent, settings, table, each } = draft;
  if (parent?.foreignKey === foreignKey) {
    parent.max = 1;
    parent.min = Math.min(parent.min, 1);
  } else if (
    parent ||
    settings.rows !== undefined ||
    foreignKey.columns.some((column) => table.columns[column]?.nullable)
  )
    each.add(foreignKey);
  else draft.parent = { foreignKey, min: 1, max: 1 };
}

/**
 * A key of foreign keys and other columns: rows are generated per parent, and differ in another column or in
 * another foreign key.
 */
function uniquePerParent(
  draft: KeyDraft,
  key: readonly string[],
  inKey: readonly ForeignKeyDescriptor[],
  others: readonly string[],
): void {
  const parent = parentOf(draft, inKey, key);
  if (parent === undefined) {
    addUnique(draft, others[0]);
    return;
  }
  const line = others.find((column) => !own(draft.settings.columns, column));
  if (line !== undefined) {
    numberLines(draft, line);
    return;
  }
  const other = inKey.find((foreignKey) => foreignKey !== parent);
  if (other) draft.distinct.add(other);
}

/** Numbers the rows of a parent in an integer or enum column. */
function numberLines(draft: KeyDraft, column: string): void {
  const { name, values } = columnType(draft.schema, draft.table.columns[column]?.type ?? '');
  if (values) {
    draft.lineGenerators.set(column, (cell) => values[cell.line] ?? null);
    if (draft.parent) draft.parent.max = Math.min(draft.parent.max, values.length);
  } else if (/^(smallint|integer|bigint)$/.test(name))
    draft.lineGenerators.set(column, (cell) => cell.line + 1);
  else addUnique(draft, column);
}

/** The foreign key to the parent: the one that the sample names, or the first of the key. */
function parentOf(
  draft: KeyDraft,
  inKey: readonly ForeignKeyDescriptor[],
  key: readonly string[],
): ForeignKeyDescriptor | undefined {
  if (draft.parent) return inKey.find((foreignKey) => foreignKey === draft.parent?.foreignKey);
  if (draft.settings.rows !== undefined) {
    if (inKey.length < 2) return undefined;
    throw invalidSample(
      `Expected \`per\` for ${draft.key}, because its key (${key.join(', ')}) consists of foreign keys, got \`rows\`. Choose a parent: ${inKey.map(({ references }) => references.table).join(', ')}.`,
    );
  }
  const foreignKey = inKey.find(({ references }) => references.table !== draft.key);
  if (foreignKey) draft.parent = { foreignKey, min: 1, max: 4 };
  return foreignKey;
}
