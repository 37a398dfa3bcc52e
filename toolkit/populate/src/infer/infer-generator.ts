import type { SchemaDescriptor, TableDescriptor } from '@trellis/model';
import { sometimes } from '../generators/index.ts';
import { columnType } from './column-type.ts';
import { distinctValues } from './distinct-values.ts';
import type { Inferred, Known } from './known.ts';
import { plainValues } from './plain-values.ts';

/** In how many of a hundred rows a nullable column has a value. */
const FILLED = 85;

/**
 * The generator of a column of which nothing is said: by its name, type, format and range.
 *
 * @param unique whether no two rows may share a value
 * @returns nothing when the type is one that nothing is known of and the column needs a value
 */
export function inferGenerator(
  schema: SchemaDescriptor,
  table: TableDescriptor,
  name: string,
  unique: boolean,
): Inferred | undefined {
  const column = table.columns[name];
  if (column === undefined) return undefined;
  const known: Known = { table, name, column, type: columnType(schema, column.type) };
  const inferred = unique ? distinctValues(known) : plainValues(known);
  if (inferred === undefined) return column.nullable ? { generator: () => null } : undefined;
  return column.nullable ? { ...inferred, generator: sometimes(FILLED, inferred.generator) } : inferred;
}
