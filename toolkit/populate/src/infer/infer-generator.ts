import type { CheckDescriptor, SchemaDescriptor, TableDescriptor } from '@trellis/model';
import { inOrder, oneOf, sometimes } from '../generators/index.ts';
import type { Generator } from '../sample/index.ts';
import { type CheckBounds, intersection, readCheck, valuesWithin } from './check/index.ts';
import type { ColumnContext, InferredGenerator } from './column-context.ts';
import { columnType, domainsOf } from './column-type.ts';
import { distinctValues } from './distinct-values.ts';
import { withLimits } from './limits.ts';
import { ordered } from './ordered.ts';
import { repeatableValues } from './repeatable-values.ts';

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
  const context: ColumnContext = { table, name, column: withLimits(column, type, bounds), type };
  const own = valuesOf(context, bounds, unique);
  if (own === undefined) return column.nullable ? { generator: () => null } : undefined;
  const inferred = unique || bounds.values ? own : { ...own, generator: ordered(context, own.generator) };
  const nulls = column.nullable && !(unique && nullsAreEqual(table, name));
  return nulls ? { ...inferred, generator: sometimes(FILLED, inferred.generator) } : inferred;
}

function valuesOf(
  context: ColumnContext,
  bounds: CheckBounds,
  unique: boolean,
): InferredGenerator | undefined {
  const { excluded } = bounds;
  const all =
    excluded && (context.type.values ?? (context.type.name === 'boolean' ? ['true', 'false'] : undefined));
  const values = valuesWithin({ ...(all && { values: all }), ...bounds });
  if (values === undefined) {
    const inferred = unique ? distinctValues(context) : repeatableValues(context);
    return inferred && excluded && !unique
      ? { ...inferred, generator: without(excluded, inferred.generator) }
      : inferred;
  }
  return unique ? { generator: inOrder(values), limit: values.length } : { generator: oneOf(values) };
}

/** The number of attempts at a value that is allowed. */
const ATTEMPTS = 100;

/** Generates values that are not excluded. */
function without(excluded: readonly string[], generator: Generator): Generator {
  return (cell) => {
    let value = generator(cell);
    for (let i = 1; i < ATTEMPTS && excluded.includes(String(value)); i += 1) value = generator(cell);
    return value;
  };
}

/** Checks whether a unique constraint or index of the column has `NULLS NOT DISTINCT`. */
function nullsAreEqual({ uniques = [], indexes = [] }: TableDescriptor, name: string): boolean {
  return [...uniques, ...indexes].some(
    ({ nullsNotDistinct, columns }) => nullsNotDistinct && columns.some((column) => column === name),
  );
}

const expressionOf = (check: CheckDescriptor) => (typeof check === 'string' ? check : check.expression);

/** The bounds that the checks of a column's table and domain require. */
function checkBounds(schema: SchemaDescriptor, table: TableDescriptor, name: string): CheckBounds {
  const domains = domainsOf(schema, table.columns[name]?.type ?? '');
  const ofDomains = domains.flatMap(({ checks = [] }) =>
    checks.map((check) => readCheck(expressionOf(check)).get('value')),
  );
  const ofTable = (table.checks ?? []).map((check) => readCheck(expressionOf(check)).get(name));
  return intersection([...ofDomains, ...ofTable].filter((bounds) => bounds !== undefined));
}
