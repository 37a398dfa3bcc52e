import { badInput, describe } from '../error/bad-input.ts';
import { entriesOf, isPlain } from '../error/plain.ts';
import type { ResolvedColumn, ResolvedTable } from '../resolved/index.ts';
import { isDocument } from '../value/codec.ts';
import type { ColumnValue, Values } from './node.ts';

/**
 * A column's value, as it is sent.
 *
 * @param known the row is there already, so that the value may be one that PostgreSQL gave
 * @throws BadInput
 */
export function columnValue(
  column: ResolvedColumn,
  value: unknown,
  path: string,
  known = false,
): ColumnValue {
  const { codec, nullable, generated } = column;
  if (generated && !known) throw badInput(path, 'no value, since PostgreSQL gives it', describe(value));
  if (value === null && nullable) return null;
  if (value === null && !isDocument(codec)) throw badInput(path, 'a value', 'null');
  const encoded = codec.encode(value, path);
  column.checkSize?.(value, path);
  return encoded;
}

/**
 * The columns that tell which row of those that are there is meant: all of them, in any order, and no others.
 *
 * @param table whose row it is
 * @param columns the columns' names
 * @param key what was passed
 * @throws BadInput
 */
export function keyValues(
  table: ResolvedTable,
  columns: readonly string[],
  key: unknown,
  path: string,
): Values {
  const expected = `the columns ${columns.join(', ')}`;
  if (!isPlain(key)) throw badInput(path, expected, describe(key));
  for (const [name] of entriesOf(key, path))
    if (!columns.includes(name)) throw badInput(path, expected, describe(name));
  return new Map(
    columns.map((name) => {
      const at = `${path}.${name}`;
      const value = Object.hasOwn(key, name) ? key[name] : undefined;
      if (value === undefined || value === null) throw badInput(at, 'a value', describe(value));
      return [name, columnValue(table.columns.get(name) as ResolvedColumn, value, at, true)];
    }),
  );
}
