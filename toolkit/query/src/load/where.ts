import { badInput, describe } from '../error/bad-input.ts';
import type { ResolvedColumn, ResolvedTable } from '../resolved/index.ts';
import { printArray } from '../value/array-literal.ts';

/** What a column's values may be compared to. A row whose value is null meets none of them but `eq: null`. */
export interface Operators<V> {
  readonly eq?: V | null;
  readonly ne?: V | null;
  readonly lt?: V;
  readonly lte?: V;
  readonly gt?: V;
  readonly gte?: V;
  readonly in?: readonly V[];
  readonly notIn?: readonly V[];
  /** SQL's pattern: `%` for any characters, `_` for one. */
  readonly like?: string;
  /** As `like`, without regard to case. */
  readonly ilike?: string;
}

/** Conditions on the columns of a row, all of which it meets: a value that is equal, or {@link Operators}. */
export type Conditions<R> = { readonly [C in keyof R]?: R[C] | Operators<NonNullable<R[C]>> };

/** {@link Conditions}, or several of them of which a row meets at least one. */
export type Where<R> = Conditions<R> | readonly Conditions<R>[];

/** A comparison, checked and ready to be written. */
export interface Comparison {
  readonly column: ResolvedColumn;
  /** The comparison of a column, `?` for what is bound. */
  readonly sql: (column: string) => string;
  readonly bindings: readonly unknown[];
  /** The value that the column is held to, where it is one, or several. */
  readonly fixes?: number;
}

/** Alternatives of comparisons; none at all is met by no row. */
export type Alternatives = readonly (readonly Comparison[])[];

const COMPARE = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;
const MATCH = { like: 'like', ilike: 'ilike' } as const;
const AMONG = { in: '= any(?)', notIn: '<> all(?)' } as const;
const OPERATORS = [...Object.keys(COMPARE), ...Object.keys(AMONG), ...Object.keys(MATCH)];

/**
 * Checks conditions against a table's columns.
 *
 * @param table whose rows they are on
 * @param where what was passed
 * @param path where it was passed
 * @throws BadInput
 */
export function checkWhere(table: ResolvedTable, where: unknown, path: string): Alternatives {
  if (Array.isArray(where)) return where.map((one, i) => checkConditions(table, one, `${path}[${i}]`));
  return [checkConditions(table, where, path)];
}

function checkConditions(table: ResolvedTable, conditions: unknown, path: string): Comparison[] {
  if (!isPlain(conditions)) throw badInput(path, 'conditions by column', describe(conditions));
  return Object.entries(conditions).flatMap(([name, value]) => {
    const column = table.columns.get(name);
    if (column === undefined) throw badInput(path, `a column of ${table.key}`, describe(name));
    return isPlain(value)
      ? Object.entries(value).flatMap(([operator, operand]) =>
          compare(column, operator, operand, `${path}.${name}.${operator}`),
        )
      : compare(column, 'eq', value, `${path}.${name}`);
  });
}

function compare(column: ResolvedColumn, operator: string, operand: unknown, path: string): Comparison[] {
  if (!OPERATORS.includes(operator))
    throw badInput(path, `one of ${OPERATORS.join(', ')}`, describe(operator));
  // Left out by mistake, a condition would widen what is read or deleted.
  if (operand === undefined) throw badInput(path, 'a value', 'undefined');
  if (operand === null && operator === 'eq') return [{ column, sql: (it) => `${it} is null`, bindings: [] }];
  if (operand === null && operator === 'ne')
    return [{ column, sql: (it) => `${it} is not null`, bindings: [] }];
  const { codec } = column;
  if (!codec.comparable)
    throw badInput(path, `null, since PostgreSQL compares no ${codec.sqlType}`, describe(operand));
  if (operator in MATCH) {
    if (typeof operand !== 'string') throw badInput(path, 'a pattern', describe(operand));
    return [{ column, sql: (it) => `${it} ${operator} ?`, bindings: [operand] }];
  }
  if (operator in AMONG) return [among(column, operator as keyof typeof AMONG, operand, path)];
  const sign = COMPARE[operator as keyof typeof COMPARE];
  return [
    {
      column,
      sql: (it) => `${it} ${sign} ?`,
      bindings: [codec.encode(operand, path)],
      ...(operator === 'eq' && { fixes: 1 }),
    },
  ];
}

function among(
  column: ResolvedColumn,
  operator: keyof typeof AMONG,
  operand: unknown,
  path: string,
): Comparison {
  if (!Array.isArray(operand)) throw badInput(path, 'an array of values', describe(operand));
  const { codec } = column;
  const values = operand.map((value, i) => codec.encode(value, `${path}[${i}]`));
  const fixes = operator === 'in' ? { fixes: values.length } : {};
  if (!codec.sqlType.endsWith('[]'))
    return { column, sql: (it) => `${it} ${AMONG[operator]}`, bindings: [printArray(values)], ...fixes };
  // An array of arrays is one of more dimensions to PostgreSQL, so each array is a value of its own.
  const list = values.map(() => '?').join(', ');
  const sql = (it: string) =>
    values.length === 0
      ? String(operator === 'notIn')
      : `${it} ${operator === 'in' ? 'in' : 'not in'} (${list})`;
  return { column, sql, bindings: values, ...fixes };
}

/** An object that is nothing but its properties, as an object literal or JSON makes it. */
export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
