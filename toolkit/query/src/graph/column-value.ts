import { isPlainObject } from '@trellis/model/internal';
import { badInput, describe, entriesOf } from '../input/index.ts';
import type { ResolvedColumn, ResolvedTable } from '../resolved/index.ts';
import { isDocument } from '../value/index.ts';
import { columnOf } from './link.ts';
import type { ColumnValue, Values } from './node.ts';

/**
 * Encodes a value of a column.
 *
 * @param existing the value belongs to an existing row, so it may be a generated one
 * @throws BadInput
 */
export function columnValue(
  column: ResolvedColumn,
  value: unknown,
  path: string,
  existing = false,
): ColumnValue {
  const { codec, nullable, generated } = column;
  if (generated && !existing)
    throw badInput(path, 'no value, since PostgreSQL generates it', describe(value));
  if (value === null && nullable) return null;
  if (value === null && !isDocument(codec)) throw badInput(path, 'a value', 'null');
  const encoded = codec.encode(value, path);
  column.checkSize?.(value, path);
  return encoded;
}

/**
 * Encodes the key of an existing row. It must consist of exactly the given columns, in any order.
 *
 * @param table the table
 * @param columns names of the key columns
 * @param key the key as it was passed
 * @throws BadInput
 */
export function keyValues(
  table: ResolvedTable,
  columns: readonly string[],
  key: unknown,
  path: string,
): Values {
  const expected = `the columns ${columns.join(', ')}`;
  if (!isPlainObject(key)) throw badInput(path, expected, describe(key));
  for (const [name] of entriesOf(key, path))
    if (!columns.includes(name)) throw badInput(path, expected, describe(name));
  return new Map(
    columns.map((name) => {
      const columnPath = `${path}.${name}`;
      const value = Object.hasOwn(key, name) ? key[name] : undefined;
      if (value === undefined || value === null) throw badInput(columnPath, 'a value', describe(value));
      return [name, columnValue(columnOf(table, name), value, columnPath, true)];
    }),
  );
}
