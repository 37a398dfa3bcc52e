import type { ColumnDescriptor, SchemaDescriptor, TableDescriptor } from '@trellis/model';
import { inOrder, oneOf, sometimes } from '../generators/index.ts';
import { type ColumnType, columnType, domainOf } from './column-type.ts';
import { distinctValues } from './distinct-values.ts';
import { type Inferred, type Known, WHOLE } from './known.ts';
import { plainValues } from './plain-values.ts';
import { type Asked, readCheck } from './read-check.ts';

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
  const type = columnType(schema, column.type);
  const asked = askedOf(schema, table, name);
  const known: Known = { table, name, column: bounded(column, type, asked), type };
  const inferred = asked.values
    ? {
        generator: unique ? inOrder(asked.values) : oneOf(asked.values),
        limit: unique ? asked.values.length : undefined,
      }
    : unique
      ? distinctValues(known)
      : plainValues(known);
  if (inferred === undefined) return column.nullable ? { generator: () => null } : undefined;
  const nulls = column.nullable && !(unique && nullsAreEqual(table, name));
  return nulls ? { ...inferred, generator: sometimes(FILLED, inferred.generator) } : inferred;
}

/** Whether two rows may not both have null in the column (`NULLS NOT DISTINCT`). */
function nullsAreEqual({ uniques = [], indexes = [] }: TableDescriptor, name: string): boolean {
  return [...uniques, ...indexes].some(
    ({ nullsNotDistinct, columns }) => nullsNotDistinct && columns.some((column) => column === name),
  );
}

/** What the checks of a column's table and domain ask of it. */
function askedOf(schema: SchemaDescriptor, table: TableDescriptor, name: string): Asked {
  const expressions = (table.checks ?? []).map((check) =>
    typeof check === 'string' ? check : check.expression,
  );
  const domain = domainOf(schema, table.columns[name]?.type ?? '');
  return Object.assign(
    {},
    ...(domain?.checks ?? []).map(({ expression }) => readCheck(expression).get('value')),
    ...expressions.map((expression) => readCheck(expression).get(name)),
  );
}

/** The column with the range that its checks ask for, where its author says no other. */
function bounded(column: ColumnDescriptor, type: ColumnType, { minimum, maximum }: Asked): ColumnDescriptor {
  const step = type.name in WHOLE ? 1 : 10 ** -(type.modifiers[1] ?? (type.modifiers.length > 0 ? 0 : 2));
  return {
    ...(minimum && { minimum: minimum.value + (minimum.exclusive ? step : 0) }),
    ...(maximum && { maximum: maximum.value - (maximum.exclusive ? step : 0) }),
    ...column,
  };
}
