import { keyTableOfArrays } from '../parameter/index.ts';
import { bound, type Fragment, fragment, joined, Slot } from '../sql/index.ts';
import { arrayParameterCast } from '../value/index.ts';
import { conditions, limitOffset, orderBy, orderTerms } from './clauses.ts';
import { type ColumnEncoding, columnarSql, maxColumnarRows } from './columnar.ts';
import type { RowLayout } from './layout.ts';
import { isPaged, type LoadPlan, MAX_BOUNDED_ROWS, type RelationPlan } from './plan.ts';
import { aliases, type Cell, selectList, sourceOf } from './select.ts';
import { hasSimpleKey } from './simple-key.ts';

/** A statement of a load, with the layout of its rows. */
export interface LoadStatement {
  /** Unique number of the statement. */
  readonly number: number;
  readonly layout: RowLayout;
  readonly width: number;
  readonly rows: Fragment;
  /** The same statement in columnar form, if that is possible. */
  readonly columnar?: {
    readonly fragment: Fragment;
    readonly encodings: readonly ColumnEncoding[];
    /** Maximum number of rows; if there are more, they are sent row by row. */
    readonly most: number;
  };
}

/** A statement whose rows belong to keys. */
export interface RelatedStatement extends LoadStatement {
  /** The cell that identifies the key: its value, or its one-based place in the list of keys. */
  readonly key: number;
  readonly keyedBy: 'value' | 'place';
}

/** Builds the statement for the root rows. */
export function rootStatement(plan: LoadPlan): LoadStatement {
  const next = aliases();
  const alias = next();
  const { layout, cells, joins } = selectList(plan, alias, next);
  const where = conditions([], plan, alias);
  const tail = fragment` from ${plan.table.sql} as ${alias}${joins} where ${where}${orderBy(plan, alias)}${limitOffset(plan)}`;
  return { layout, ...forms(cells, tail, plan.bounded ? maxRootRows(plan) : 'unbounded') };
}

function maxRootRows({ limit }: LoadPlan): number {
  return typeof limit === 'number' ? limit : MAX_BOUNDED_ROWS;
}

/**
 * Builds the statement for the rows that a relationship leads to from many parent rows.
 *
 * @param relation a relationship with the strategy `selectin`
 */
export function relatedStatement(relation: RelationPlan): RelatedStatement {
  const { plan } = relation;
  if (isPaged(plan)) return pagedStatement(relation);
  const next = aliases();
  const source = sourceOf(relation, next);
  const { layout, cells, joins } = selectList(plan, source.alias, next);
  const order = orderBy(plan, source.alias);
  const [[, column] = ['', '']] = source.on;
  if (hasSimpleKey(relation)) {
    const isKey = bound(`${column} = any(?${keyCast(relation)})`, [new Slot('keys', 0)]);
    const where = fragment`${isKey} and ${conditions([], plan, source.alias)}`;
    const read = keyCell(relation, column);
    const own = cells.findIndex(({ sql }) => sql.sql === read.sql.sql);
    const all = own < 0 ? [...cells, read] : cells;
    const tail = fragment` from ${source.sql}${joins} where ${where}${order}`;
    return {
      layout,
      key: own < 0 ? cells.length : own,
      keyedBy: 'value',
      ...forms(all, tail, 'unknown'),
    };
  }
  // Only PostgreSQL can compare the keys, so it returns the place of the key.
  const where = conditions(equalsKey(source.on), plan, source.alias);
  const tail = fragment` from ${keysOf(relation)} cross join ${source.sql}${joins} where ${where}${order}`;
  return { layout, key: cells.length, keyedBy: 'place', ...forms([...cells, PLACE], tail, 'unknown') };
}

/** Builds the statement for `$limit` and `$offset`, which apply to each key. Rows that were read backwards are turned. */
function pagedStatement(relation: RelationPlan): RelatedStatement {
  const { plan } = relation;
  const next = aliases();
  const source = sourceOf(relation, next);
  const { layout, cells, joins } = selectList(plan, source.alias, next);
  const where = conditions(equalsKey(source.on), plan, source.alias);
  const terms = orderTerms(plan, source.alias);
  const number = bound(`row_number() over (${terms && `order by ${terms}`}) as n`, []);
  const list = joined([...named(cells), number], ', ');
  const rows = fragment`select ${list} from ${source.sql}${joins} where ${where}${orderBy(plan, source.alias)}${limitOffset(plan)}`;
  const outer = cells.map((cell, i): Cell => ({ ...cell, sql: bound(`r.c${i}`, []) }));
  const tail = fragment` from ${keysOf(relation)} cross join lateral (${rows}) as r order by k.place, r.n${plan.backwards ? ' desc' : ''}`;
  return { layout, key: cells.length, keyedBy: 'place', ...forms([...outer, PLACE], tail, 'unknown') };
}

const PLACE: Cell = { sql: bound('k.place', []), encoding: 'numbers' };

/** The cell for the key of a row: the column that is compared with it. */
function keyCell({ to }: RelationPlan, column: string): Cell {
  const codec = to.keys[0]?.remote;
  return { sql: bound(codec?.read?.(column) ?? column, []), encoding: codec?.columnEncoding ?? 'json' };
}

/** Prints a cast for the array of keys. Without it, keys get the column's type and can be out of range. */
export function keyCast({ to }: RelationPlan): string {
  const [key] = to.keys;
  if (key === undefined) return '';
  return key.local.family === 'integer' && key.local.sqlType !== key.remote.sqlType
    ? `::${key.local.sqlType}[]`
    : arrayParameterCast(key.remote);
}

function equalsKey(on: readonly (readonly [string, string])[]): string[] {
  return on.map(([, remote], i) => `${remote} = k.k${i}`);
}

function keysOf({ to }: RelationPlan): Fragment {
  const codecs = to.keys.map(({ local }) => local);
  return keyTableOfArrays(
    codecs,
    codecs.map((_, i) => new Slot('keys', i)),
  );
}

function named(cells: readonly Cell[]): Fragment[] {
  return cells.map(({ sql }, i) => fragment`${sql} as c${String(i)}`);
}

let statements = 0;

/**
 * Builds the two forms of a statement: by rows and columnar. The columnar form needs a maximum number of rows. If the
 * number is unknown, one more row than the maximum is read to detect that there are too many.
 */
function forms(
  cells: readonly Cell[],
  tail: Fragment,
  rowCount: number | 'unknown' | 'unbounded',
): Omit<LoadStatement, 'layout'> {
  const number = statements++;
  const rows = fragment`select ${joined(
    cells.map(({ sql }) => sql),
    ', ',
  )}${tail}`;
  const encodings = cells.flatMap(({ encoding }) => encoding ?? []);
  if (rowCount === 'unbounded' || encodings.length < cells.length)
    return { number, rows, width: cells.length };
  const most = Math.min(
    maxColumnarRows(encodings),
    rowCount === 'unknown' ? Number.POSITIVE_INFINITY : rowCount,
  );
  const guard = rowCount === 'unknown' ? ` limit ${most + 1}` : '';
  const texts = cells.map((cell) =>
    cell.encoding === 'texts' ? { sql: fragment`(${cell.sql})::text` } : cell,
  );
  const list = fragment`select ${joined(named(texts), ', ')}${tail}${guard}`;
  return {
    number,
    rows,
    width: cells.length,
    columnar: { fragment: columnarSql(encodings, list, most), encodings, most },
  };
}
