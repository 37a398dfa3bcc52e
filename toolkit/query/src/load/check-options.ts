import { isPlainObject } from '@trellis/model/internal';
import { badInput, describe, entriesOf } from '../input/index.ts';
import type { ResolvedColumn, ResolvedTable } from '../resolved/index.ts';
import type { Strategy } from './options.ts';

/** A column to sort by. */
export interface OrderTerm {
  readonly column: ResolvedColumn;
  readonly sorting: string;
}

const SORTINGS = ['asc', 'desc'].flatMap((order) => [order, `${order} nulls first`, `${order} nulls last`]);
const ROW_OPTIONS = ['$columns', '$where', '$strategy'];
const MANY_OPTIONS = [...ROW_OPTIONS, '$orderBy', '$limit', '$offset', '$after', '$before', '$cursor'];

/** Throws BadInput for a name that is neither an option nor a relationship. */
export function checkName(table: ResolvedTable, name: string, path: string, many: boolean): void {
  const options = many ? MANY_OPTIONS : ROW_OPTIONS;
  if (name.startsWith('$') ? options.includes(name) : table.relationships.has(name)) return;
  const names = [...table.relationships.keys()];
  const known = name.startsWith('$') ? options : names;
  throw badInput(
    path,
    known.length > 0 ? `one of ${known.join(', ')}` : `an option, since ${table.key} has no relationships`,
    describe(name),
  );
}

export function checkStrategy(strategy: unknown, path: string): Strategy | undefined {
  if (strategy === undefined || strategy === 'joined' || strategy === 'selectin') return strategy;
  throw badInput(`${path}.$strategy`, 'joined or selectin', describe(strategy));
}

export function checkCount(count: unknown, path: string): number | undefined {
  if (count === undefined) return undefined;
  if (Number.isSafeInteger(count) && Number(count) >= 0) return Number(count);
  throw badInput(path, 'a non-negative integer', describe(count));
}

export function checkFlag(flag: unknown, path: string): boolean {
  if (flag === undefined || typeof flag === 'boolean') return flag === true;
  throw badInput(path, 'true', describe(flag));
}

/** Returns the columns to load, in the table's order. */
export function checkColumns(
  table: ResolvedTable,
  columns: unknown,
  path: string,
): readonly ResolvedColumn[] {
  if (columns === undefined) return [...table.columns.values()];
  if (!Array.isArray(columns)) throw badInput(path, 'an array of columns', describe(columns));
  const asked = columns.map((name, i) => columnOf(table, name, `${path}[${i}]`));
  return [...table.columns.values()].filter((column) => asked.includes(column));
}

function columnOf(table: ResolvedTable, name: unknown, path: string): ResolvedColumn {
  const column = typeof name === 'string' ? table.columns.get(name) : undefined;
  if (column === undefined) throw badInput(path, `a column of ${table.key}`, describe(name));
  return column;
}

/** Returns the requested order followed by the primary key, which makes the order total. */
export function checkOrder(table: ResolvedTable, order: unknown, path: string): OrderTerm[] {
  const asked = termsOf(table, order, path);
  const rest = table.primaryKey.flatMap((name) => {
    const column = table.columns.get(name);
    return column && !asked.some((one) => one.column === column) ? [{ column, sorting: 'asc' }] : [];
  });
  return [...asked, ...rest];
}

function termsOf(table: ResolvedTable, order: unknown, path: string): OrderTerm[] {
  if (order === undefined) return [];
  if (Array.isArray(order)) return order.flatMap((one, i) => checkOrderBy(table, one, `${path}[${i}]`));
  return checkOrderBy(table, order, path);
}

function checkOrderBy(table: ResolvedTable, order: unknown, path: string): OrderTerm[] {
  if (typeof order === 'string') return [term(columnOf(table, order, path), 'asc', path)];
  if (!isPlainObject(order))
    throw badInput(path, 'a column, or columns with `asc` or `desc`', describe(order));
  return entriesOf(order, path).map(([name, sorting]) =>
    term(columnOf(table, name, path), sorting, `${path}.${name}`),
  );
}

function term(column: ResolvedColumn, sorting: unknown, path: string): OrderTerm {
  if (!column.codec.comparable)
    throw badInput(path, 'a column of a sortable type', `${column.name} of type ${column.codec.sqlType}`);
  if (typeof sorting !== 'string' || !SORTINGS.includes(sorting))
    throw badInput(path, `one of ${SORTINGS.join(', ')}`, describe(sorting));
  return { column, sorting };
}
