import type { ColumnDescriptor, SchemaDescriptor, TableDescriptor } from '@trellis/model';
import { inOrder, oneOf, sometimes } from '../generators/index.ts';
import { type CheckBounds, readCheck } from './check/index.ts';
import type { ColumnContext, InferredGenerator } from './column-context.ts';
import { type ColumnType, columnType, domainOf } from './column-type.ts';
import { distinctValues } from './distinct-values.ts';
import { repeatableValues } from './repeatable-values.ts';
import { INTEGER_MAXIMUM } from './type-groups.ts';

/** The percentage of rows in which a nullable column has a value. */
const FILLED = 85;

/**
 * Infers the generator of a column from its name, type, format, bounds and checks.
 *
 * @param name the column of the table
 * @param unique whether values must be distinct
 * @returns `undefined` if the type is not supported and the column is not nullable
 */
export function inferGenerator(
  schema: SchemaDescriptor,
  table: TableDescriptor,
  name: string,
  unique: boolean,
): InferredGenerator | undefined {
  const column = table.columns[name];
  if (column === undefined) return undefined;
  const type = columnType(schema, column.type);
  const bounds = checkBounds(schema, table, name);
  const context: ColumnContext = { table, name, column: withBounds(column, type, bounds), type };
  const inferred = valuesOf(context, bounds, unique);
  if (inferred === undefined) return column.nullable ? { generator: () => null } : undefined;
  const nulls = column.nullable && !(unique && nullsAreEqual(table, name));
  return nulls ? { ...inferred, generator: sometimes(FILLED, inferred.generator) } : inferred;
}

function valuesOf(
  context: ColumnContext,
  { values }: CheckBounds,
  unique: boolean,
): InferredGenerator | undefined {
  if (values === undefined) return unique ? distinctValues(context) : repeatableValues(context);
  return unique ? { generator: inOrder(values), limit: values.length } : { generator: oneOf(values) };
}

/** Whether a unique constraint or index of the column has `NULLS NOT DISTINCT`. */
function nullsAreEqual({ uniques = [], indexes = [] }: TableDescriptor, name: string): boolean {
  return [...uniques, ...indexes].some(
    ({ nullsNotDistinct, columns }) => nullsNotDistinct && columns.some((column) => column === name),
  );
}

/** The bounds that the checks of a column's table and domain require. */
function checkBounds(schema: SchemaDescriptor, table: TableDescriptor, name: string): CheckBounds {
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

/** Adds the bounds of checks to a column. Bounds that the column declares take precedence. */
function withBounds(
  column: ColumnDescriptor,
  type: ColumnType,
  { minimum, maximum }: CheckBounds,
): ColumnDescriptor {
  const scale = type.modifiers[1] ?? (type.modifiers.length > 0 ? 0 : 2);
  const step = type.name in INTEGER_MAXIMUM ? 1 : 10 ** -scale;
  return {
    ...(minimum && { minimum: minimum.value + (minimum.exclusive ? step : 0) }),
    ...(maximum && { maximum: maximum.value - (maximum.exclusive ? step : 0) }),
    ...column,
  };
}
