import { badInput, describe } from '../error/bad-input.ts';
import { entriesOf, isPlain } from '../error/plain.ts';
import type { ResolvedColumn, ResolvedTable } from '../resolved/index.ts';
import * as is from '../value/accept.ts';
import { printArray } from '../value/array-literal.ts';
import type { Codec } from '../value/codec.ts';

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
  /** Which comparison it is: two of one operator on one column have the same text. */
  readonly operator: string;
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
const AMONG = { in: '= any', notIn: '<> all' } as const;
/** A statement has at most 65,535 parameters, and may have conditions on some levels. */
const MOST_COMPARISONS = 20_000;
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
  if (!Array.isArray(where)) return [checkConditions(table, where, path)];
  const alternatives = Array.from(where, (one, i) => checkConditions(table, one, `${path}[${i}]`));
  const count = alternatives.reduce((sum, { length }) => sum + length, 0);
  if (count > MOST_COMPARISONS)
    throw badInput(path, `at most ${MOST_COMPARISONS} comparisons (\`in\` is one)`, String(count));
  return alternatives;
}

function checkConditions(table: ResolvedTable, conditions: unknown, path: string): Comparison[] {
  if (!isPlain(conditions)) throw badInput(path, 'conditions by column', describe(conditions));
  return entriesOf(conditions, path).flatMap(([name, value]) => {
    const column = table.columns.get(name);
    if (column === undefined) throw badInput(path, `a column of ${table.key}`, describe(name));
    const at = `${path}.${name}`;
    if (!isPlain(value)) return compare(column, 'eq', value, at);
    const operators = entriesOf(value, at);
    if (operators.length === 0) throw badInput(at, `one of ${OPERATORS.join(', ')}`, 'none');
    return operators.flatMap(([operator, operand]) =>
      compare(column, operator, operand, `${at}.${operator}`),
    );
  });
}

function compare(column: ResolvedColumn, operator: string, operand: unknown, path: string): Comparison[] {
  if (!OPERATORS.includes(operator))
    throw badInput(path, `one of ${OPERATORS.join(', ')}`, describe(operator));
  // Left out by mistake, a condition would widen what is read or deleted.
  if (operand === undefined) throw badInput(path, 'a value', 'undefined');
  if (operand === null && operator === 'eq')
    return [{ column, operator: 'null', sql: (it) => `${it} is null`, bindings: [] }];
  if (operand === null && operator === 'ne')
    return [{ column, operator: 'not null', sql: (it) => `${it} is not null`, bindings: [] }];
  const { codec } = column;
  if (!codec.comparable)
    throw badInput(path, `null, since PostgreSQL compares no ${codec.sqlType}`, describe(operand));
  if (operator in MATCH) {
    if (codec.encode !== is.text && codec.encode !== is.other)
      throw badInput(
        path,
        'a column of text, which alone has patterns',
        `${column.name}, a ${codec.sqlType}`,
      );
    // A pattern must not end within an escape: PostgreSQL says so only when it comes to a row that fits so far.
    if (/(?<!\\)(?:\\\\)*\\$/.test(is.text(operand, path)))
      throw badInput(path, 'a pattern with something after its last backslash', describe(operand));
    return [{ column, operator, sql: (it) => `${it} ${operator} ?`, bindings: [operand] }];
  }
  if (operator in AMONG) return [among(column, operator as keyof typeof AMONG, operand, path)];
  const sign = COMPARE[operator as keyof typeof COMPARE];
  const cast = codec.encode === is.other ? `::${codec.sqlType}` : '';
  return [
    {
      column,
      operator,
      // PostgreSQL takes a composite type's value for that of no type in particular, unless it is told.
      sql: (it) => `${it} ${sign} ?${cast}`,
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
  const sql = (it: string) => `${it} ${AMONG[operator]}(${listOf(codec)})`;
  return { column, operator, sql, bindings: [printArray(values)], ...fixes };
}

/** What a column is among: an array of its type, and where that would be one of more dimensions, a query. */
function listOf({ encode, castFromText, sqlType }: Codec): string {
  if (encode === is.other) return `?::${sqlType}[]`;
  return castFromText ? `select k::${sqlType} from unnest(?::text[]) as k` : '?';
}
