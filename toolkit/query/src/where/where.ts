import { isPlainObject } from '@trellis/model/internal';
import { badInput, describe, entriesOf } from '../input/index.ts';
import type { ResolvedColumn, ResolvedTable } from '../resolved/index.ts';
import {
  acceptText,
  arrayParameterCast,
  type Codec,
  comparedColumn,
  isNotNull,
  isNull,
  isOpaque,
  isText,
  parameterCast,
  printArray,
} from '../value/index.ts';

/**
 * Comparisons of a column. A null value in the row satisfies only `eq: null`.
 *
 * @example
 * ```ts
 * import type { Operators } from '@trellis/query';
 *
 * export const firstQuarter: Operators<Date> = {
 *   gte: new Date('2026-01-01T00:00:00Z'),
 *   lt: new Date('2026-04-01T00:00:00Z'),
 * };
 * ```
 */
export interface Operators<V> {
  readonly eq?: V | null;
  readonly ne?: V | null;
  readonly lt?: V;
  readonly lte?: V;
  readonly gt?: V;
  readonly gte?: V;
  readonly in?: readonly V[];
  readonly notIn?: readonly V[];
  /** SQL pattern: `%` matches any characters, `_` matches one. */
  readonly like?: string;
  /** Like `like`, but case-insensitive. */
  readonly ilike?: string;
}

/**
 * Conditions on the columns of a row, combined with `and`. Each is a value to compare for equality, or
 * {@link Operators}.
 *
 * @example
 * ```ts
 * import type { Conditions } from '@trellis/query';
 *
 * export const recent: Conditions<{ customer_id: number; order_date: Date }> = {
 *   customer_id: 7,
 *   order_date: { gte: new Date('2026-01-01T00:00:00Z') },
 * };
 * ```
 */
export type Conditions<R> = { readonly [C in keyof R]?: R[C] | Operators<NonNullable<R[C]>> };

/**
 * {@link Conditions}, or an array of them that is combined with `or`.
 *
 * @example
 * ```ts
 * import type { Where } from '@trellis/query';
 *
 * export const either: Where<{ name: string; email: string | null }> = [
 *   { name: { ilike: 'ada%' } },
 *   { email: null },
 * ];
 * ```
 */
export type Where<R> = Conditions<R> | readonly Conditions<R>[];

/** A checked comparison of a column. */
export interface Comparison {
  readonly column: ResolvedColumn;
  /** The operator: comparisons of the same column with the same operator have the same SQL. */
  readonly operator: string;
  /** Prints the comparison of a column, with `?` for each binding. */
  readonly sql: (column: string) => string;
  readonly bindings: readonly unknown[];
  /** Maximum number of distinct values that the column can have, for `eq` and `in`. */
  readonly maxValues?: number;
}

/** A condition in disjunctive normal form; an empty list is false. */
export type Alternatives = readonly (readonly Comparison[])[];

const COMPARE = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;
const MATCH = { like: 'like', ilike: 'ilike' } as const;
const MEMBERSHIP = { in: '= any', notIn: '<> all' } as const;
/** A statement has at most 65,535 parameters, and conditions can occur on several levels. */
const MAX_COMPARISONS = 20_000;
const OPERATORS = [...Object.keys(COMPARE), ...Object.keys(MEMBERSHIP), ...Object.keys(MATCH)];

/**
 * Checks conditions against the columns of a table.
 *
 * @param table the table
 * @param where the conditions as they were passed
 * @param path location within the arguments
 * @throws BadInput
 */
export function checkWhere(table: ResolvedTable, where: unknown, path: string): Alternatives {
  if (!Array.isArray(where)) return [checkConditions(table, where, path)];
  const alternatives = Array.from(where, (one, i) => checkConditions(table, one, `${path}[${i}]`));
  const count = alternatives.reduce((sum, { length }) => sum + length, 0);
  if (count > MAX_COMPARISONS)
    throw badInput(path, `at most ${MAX_COMPARISONS} comparisons (\`in\` counts as one)`, String(count));
  return alternatives;
}

function checkConditions(table: ResolvedTable, conditions: unknown, path: string): Comparison[] {
  if (!isPlainObject(conditions)) throw badInput(path, 'conditions by column', describe(conditions));
  return entriesOf(conditions, path).flatMap(([name, value]) => {
    const column = table.columns.get(name);
    if (column === undefined) throw badInput(path, `a column of ${table.key}`, describe(name));
    const columnPath = `${path}.${name}`;
    if (!isPlainObject(value)) return compare(column, 'eq', value, columnPath);
    const operators = entriesOf(value, columnPath);
    if (operators.length === 0) throw badInput(columnPath, `one of ${OPERATORS.join(', ')}`, 'none');
    return operators.flatMap(([operator, operand]) =>
      compare(column, operator, operand, `${columnPath}.${operator}`),
    );
  });
}

function compare(column: ResolvedColumn, operator: string, operand: unknown, path: string): Comparison[] {
  if (!OPERATORS.includes(operator))
    throw badInput(path, `one of ${OPERATORS.join(', ')}`, describe(operator));
  // Ignoring a condition that is undefined by mistake would widen what is read or deleted.
  if (operand === undefined) throw badInput(path, 'a value', 'undefined');
  const { codec } = column;
  if (operand === null && operator === 'eq')
    return [{ column, operator: 'null', sql: (it) => isNull(codec, it), bindings: [] }];
  if (operand === null && operator === 'ne')
    return [{ column, operator: 'not null', sql: (it) => isNotNull(codec, it), bindings: [] }];
  if (!codec.comparable)
    throw badInput(
      path,
      `null, since PostgreSQL cannot compare values of type ${codec.sqlType}`,
      describe(operand),
    );
  if (operator in MATCH) return [match(column, operator, operand, path)];
  if (operator in MEMBERSHIP) return [membership(column, operator as keyof typeof MEMBERSHIP, operand, path)];
  const sign = COMPARE[operator as keyof typeof COMPARE];
  const cast = parameterCast(codec);
  return [
    {
      column,
      operator,
      sql: (it) => `${comparedColumn(codec, it)} ${sign} ?${cast}`,
      bindings: [codec.encode(operand, path)],
      ...(operator === 'eq' && { maxValues: 1 }),
    },
  ];
}

function match(column: ResolvedColumn, operator: string, operand: unknown, path: string): Comparison {
  const { codec } = column;
  if (!isText(codec)) throw badInput(path, 'a column of text', `${column.name} of type ${codec.sqlType}`);
  // PostgreSQL reports a trailing backslash only if a row matches the pattern up to that point.
  if (/(?<!\\)(?:\\\\)*\\$/.test(acceptText(operand, path)))
    throw badInput(path, 'a pattern that does not end with an escape character', describe(operand));
  return { column, operator, sql: (it) => `${it} ${operator} ?`, bindings: [operand] };
}

function membership(
  column: ResolvedColumn,
  operator: keyof typeof MEMBERSHIP,
  operand: unknown,
  path: string,
): Comparison {
  if (!Array.isArray(operand)) throw badInput(path, 'an array of values', describe(operand));
  const { codec } = column;
  const values = operand.map((value, i) => codec.encode(value, `${path}[${i}]`));
  const maxValues = operator === 'in' ? { maxValues: values.length } : {};
  const sql = (it: string) => `${comparedColumn(codec, it)} ${MEMBERSHIP[operator]}(${arraySql(codec)})`;
  return { column, operator, sql, bindings: [printArray(values)], ...maxValues };
}

/** Prints the right side of `any` and `all`: an array, or a query where the array would be multidimensional. */
function arraySql(codec: Codec): string {
  const { castFromText, sqlType, comparedAs = sqlType } = codec;
  if (isOpaque(codec) || comparedAs !== sqlType) return `?${arrayParameterCast(codec)}`;
  return castFromText ? `select k::${comparedAs} from unnest(?::text[]) as k` : '?';
}
