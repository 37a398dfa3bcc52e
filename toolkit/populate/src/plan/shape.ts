import {
  type ForeignKeyDescriptor,
  foreignKeysOf,
  type SchemaDescriptor,
  type TableDescriptor,
  TrellisError,
} from '@trellis/model';
import { columnType } from '../infer/column-type.ts';
import type { TableSample } from '../sample/define-sample.ts';
import type { Generator } from '../sample/generator.ts';
import { keysOf } from './keys.ts';
import type { KeyName } from './load-order.ts';
import type { ReferencePlan } from './plan.ts';

/** How a table's rows hang on others, read from its keys. */
export interface Shape {
  /** The reference to the parent comes first, where rows are made per parent. */
  readonly references: readonly ReferencePlan[];
  readonly per?: { readonly min: number; readonly max: number };
  /** Columns that have to be distinct in themselves. */
  readonly unique: ReadonlySet<string>;
  /** Columns that number the rows of a parent. */
  readonly byLine: ReadonlyMap<string, Generator>;
}

/** What is being found out about a table. */
interface Draft {
  readonly schema: SchemaDescriptor;
  readonly key: string;
  readonly table: TableDescriptor;
  readonly said: TableSample;
  readonly foreignKeys: readonly ForeignKeyDescriptor[];
  per?: { foreignKey: ForeignKeyDescriptor; min: number; max: number };
  readonly distinct: Set<ForeignKeyDescriptor>;
  readonly each: Set<ForeignKeyDescriptor>;
  readonly unique: Set<string>;
  readonly byLine: Map<string, Generator>;
}

/**
 * Reads a table's keys: which of its foreign keys leads to the parent that its rows are made
 * for, which must not repeat, which columns are distinct.
 *
 * @param left the keys that stay null, since they close a cycle
 * @throws TrellisError `SAMPLE_INVALID` when what is said of the table does not go with its keys
 */
export function shapeOf(
  schema: SchemaDescriptor,
  key: string,
  said: TableSample,
  left: readonly KeyName[],
): Shape {
  const table = schema.tables[key];
  if (table === undefined) throw new Error(`no table ${key}`);
  const authored = new Set(Object.keys(said.columns ?? {}));
  // A key whose columns the author fills is the author's affair.
  const foreignKeys = foreignKeysOf(schema.tables, table).filter(
    ({ columns }) => !columns.every((column) => authored.has(column)),
  );
  const draft: Draft = {
    schema,
    key,
    table,
    said,
    foreignKeys,
    distinct: new Set(),
    each: new Set(),
    unique: new Set(),
    byLine: new Map(),
  };
  sayParent(draft);
  for (const columns of keysOf(table))
    if (!columns.every((column) => authored.has(column))) satisfy(draft, columns);
  return {
    references: referencesOf(draft, left),
    ...(draft.per && { per: { min: draft.per.min, max: draft.per.max } }),
    unique: draft.unique,
    byLine: draft.byLine,
  };
}

/** The parent that the sample names. */
function sayParent(draft: Draft): void {
  const { per } = draft.said;
  if (per === undefined) return;
  const candidates = draft.foreignKeys.filter(
    ({ columns, references }) =>
      references.table === per.parent && (per.by === undefined || per.by.join() === columns.join()),
  );
  const [foreignKey] = candidates;
  if (candidates.length !== 1 || foreignKey === undefined || per.parent === draft.key)
    throw new TrellisError(
      'SAMPLE_INVALID',
      `Expected one foreign key of ${draft.key} to ${per.parent} for \`per\`, got ${per.parent === draft.key ? 'the table itself' : candidates.length}. ${candidates.length > 1 ? 'Name its columns in `by`.' : 'Name a table that it refers to.'}`,
    );
  draft.per = { foreignKey, min: per.min, max: per.max };
}

/** Sees to it that no two rows have the same values in a key's columns. */
function satisfy(draft: Draft, key: readonly string[]): void {
  const { foreignKeys, table, schema, each, unique, distinct } = draft;
  const inKey = foreignKeys.filter(({ columns }) => columns.every((column) => key.includes(column)));
  const held = new Set(inKey.flatMap(({ columns }) => columns));
  const own = key.filter(
    (column) => !held.has(column) && !foreignKeys.some(({ columns }) => columns.includes(column)),
  );
  if (own.some((column) => unique.has(column) || table.columns[column]?.identity !== undefined)) return;
  if (own.length === 0 && inKey.some((foreignKey) => each.has(foreignKey))) return;
  if (inKey.length === 0) {
    const first = own.find((column) => isWide(draft, column)) ?? own[0];
    if (first !== undefined) unique.add(first);
    return;
  }
  if (own.length === 0 && inKey.length === 1) {
    oneToOne(draft, inKey[0]);
    return;
  }
  const parent = parentFor(draft, inKey, key);
  if (parent === undefined) {
    const [first] = own;
    if (first !== undefined) unique.add(first);
    return;
  }
  const [line] = own.filter((column) => !draft.said.columns?.[column]);
  if (line !== undefined) {
    const type = columnType(schema, table.columns[line]?.type ?? '');
    if (type.values) {
      const { values } = type;
      draft.byLine.set(line, (cell) => values[cell.line] ?? null);
      if (draft.per) draft.per.max = Math.min(draft.per.max, values.length);
    } else if (/^(smallint|integer|bigint)$/.test(type.name)) draft.byLine.set(line, (cell) => cell.line + 1);
    else unique.add(line);
    return;
  }
  const other = inKey.find((foreignKey) => foreignKey !== parent);
  if (other) distinct.add(other);
}

/** A key that is a foreign key: each row of the target has at most one here. */
function oneToOne(draft: Draft, foreignKey: ForeignKeyDescriptor | undefined): void {
  if (foreignKey === undefined) return;
  const { per, said, table, each } = draft;
  if (per?.foreignKey === foreignKey) {
    per.max = 1;
    per.min = Math.min(per.min, 1);
  } else if (
    per ||
    said.rows !== undefined ||
    foreignKey.columns.some((column) => table.columns[column]?.nullable)
  )
    each.add(foreignKey);
  else draft.per = { foreignKey, min: 1, max: 1 };
}

/** The parent of an association's rows: the one that is said, or the key's first. */
function parentFor(
  draft: Draft,
  inKey: readonly ForeignKeyDescriptor[],
  key: readonly string[],
): ForeignKeyDescriptor | undefined {
  if (draft.per) return inKey.find((foreignKey) => foreignKey === draft.per?.foreignKey);
  if (draft.said.rows !== undefined) {
    if (inKey.length < 2) return undefined;
    throw new TrellisError(
      'SAMPLE_INVALID',
      `Expected \`per\` for ${draft.key}, since its key (${key.join(', ')}) is made of references, got \`rows\`. Say per which of ${inKey.map(({ references }) => references.table).join(', ')} its rows are made.`,
    );
  }
  const foreignKey = inKey.find(({ references }) => references.table !== draft.key);
  if (foreignKey === undefined) return undefined;
  draft.per = { foreignKey, min: 1, max: 4 };
  return foreignKey;
}

/** Whether a column has room for as many distinct values as one likes. */
function isWide({ schema, table }: Draft, column: string): boolean {
  const { name, values } = columnType(schema, table.columns[column]?.type ?? '');
  return values === undefined && name !== 'boolean';
}

function referencesOf(draft: Draft, left: readonly KeyName[]): ReferencePlan[] {
  const { foreignKeys, table, key, said } = draft;
  const parent = draft.per?.foreignKey;
  const ordered = [...foreignKeys].sort(
    (a, b) => Number(b === parent) - Number(a === parent) || b.columns.length - a.columns.length,
  );
  const given = new Set(Object.keys(said.columns ?? {}));
  return ordered.flatMap((foreignKey): ReferencePlan[] => {
    const { columns, references } = foreignKey;
    const owned = columns.filter((column) => !given.has(column));
    // Another key, or its author, has given all of its columns their values.
    if (owned.length === 0) return [];
    const agreeOn = columns.flatMap((column, index) =>
      given.has(column) ? [[column, references.columns[index] ?? ''] as const] : [],
    );
    for (const column of owned) given.add(column);
    const isLeft = left.some((name) => name.table === key && name.columns.join() === columns.join());
    return [
      {
        columns,
        target: references.table,
        targetColumns: references.columns,
        how: isLeft ? 'none' : howOf(draft, foreignKey),
        optional: owned.every((column) => table.columns[column]?.nullable),
        agreeOn,
      },
    ];
  });
}

function howOf(draft: Draft, foreignKey: ForeignKeyDescriptor): ReferencePlan['how'] {
  if (foreignKey === draft.per?.foreignKey) return 'parent';
  if (draft.distinct.has(foreignKey)) return 'distinct';
  if (draft.each.has(foreignKey)) return 'each';
  return foreignKey.references.table === draft.key ? 'earlier' : 'pick';
}
