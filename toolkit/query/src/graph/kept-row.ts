import { isPlainObject } from '@trellis/model/internal';
import { badInput, describe, entriesOf } from '../input/index.ts';
import type { ResolvedRelationship, ResolvedTable } from '../resolved/index.ts';
import { columnValue, keyValues } from './column-value.ts';
import type { ColumnValue } from './node.ts';

/** An existing row that `replaceRelated` keeps: its key and the columns that change. */
export interface KeptRow {
  readonly path: string;
  readonly key: ReadonlyMap<string, ColumnValue>;
  readonly patch: ReadonlyMap<string, ColumnValue>;
}

/** Checks whether a related row is an existing one. Through an association table, `$key` only refers to a row. */
export function isKeptRow(
  to: ResolvedRelationship,
  value: unknown,
): value is Readonly<Record<string, unknown>> {
  return to.steps.length === 1 && isPlainObject(value) && '$key' in value;
}

/**
 * Checks a kept row.
 *
 * @param target the table of the row
 * @param to the relationship
 * @param value the row as it was passed
 * @throws BadInput
 */
export function checkKeptRow(
  target: ResolvedTable,
  to: ResolvedRelationship,
  value: Readonly<Record<string, unknown>>,
  path: string,
): KeptRow {
  const key = keyValues(target, ownKey(target, to), value['$key'], `${path}.$key`);
  const foreignKey = to.steps[0].on.map(([, remote]) => remote);
  const patch = new Map<string, ColumnValue>();
  for (const [name, columnInput] of entriesOf(value, path)) {
    if (name === '$key') continue;
    const column = target.columns.get(name);
    if (column === undefined || foreignKey.includes(name))
      throw badInput(path, `columns of ${target.key} to change`, describe(name));
    if (columnInput !== undefined) patch.set(name, columnValue(column, columnInput, `${path}.${name}`));
  }
  return { path, key, patch };
}

/** Returns the columns of the primary key that are not part of the foreign key to the parent. */
export function ownKey(target: ResolvedTable, to: ResolvedRelationship): string[] {
  const foreignKey = to.steps[0].on.map(([, remote]) => remote);
  return target.primaryKey.filter((name) => !foreignKey.includes(name));
}
