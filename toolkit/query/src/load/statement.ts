import { bound, type Fragment, fragment, joined, keyTableOf, Slot } from '../statement/index.ts';
import { conditions, orderBy, orderTerms, page } from './clauses.ts';
import { BOUNDED, isPaged, type Plan, type PlanRelation } from './plan.ts';
import type { Shape } from './reader.ts';
import { aliases, type Cell, selectList, sourceOf } from './select.ts';
import { mostTogether, sendTogether, type Together } from './together.ts';
import { isSimple } from './waiting.ts';

/** A statement, what its cells are, and the same that sends its rows together, where they can be. */
export interface Statement {
  /** No other statement has it. */
  readonly number: number;
  readonly shape: Shape;
  readonly width: number;
  readonly rows: Fragment;
  readonly together?: {
    readonly fragment: Fragment;
    readonly kinds: readonly Together[];
    /** More are sent row by row. */
    readonly most: number;
  };
}

/** A statement whose rows belong to keys. */
export interface KeyedStatement extends Statement {
  /** The cell that tells the key: the key itself, or its place in the list of keys, from one. */
  readonly key: number;
  readonly by: 'value' | 'place';
}

/** The statement for the rows at the root. */
export function rootStatement(plan: Plan): Statement {
  const next = aliases();
  const alias = next();
  const { shape, cells, joins } = selectList(plan, alias, next);
  const where = conditions([], plan.where, alias);
  const tail = fragment` from ${plan.table.sql} as ${alias}${joins} where ${where}${orderBy(plan, alias)}${page(plan)}`;
  return { shape, ...sent(cells, tail, plan.bounded ? mostRowsOf(plan) : 'any') };
}

function mostRowsOf({ limit }: Plan): number {
  return typeof limit === 'number' ? limit : BOUNDED;
}

/**
 * The statement for the rows that a relationship leads to from many rows at once.
 *
 * @param relation the relationship, of the `selectin` strategy
 */
export function relatedStatement(relation: PlanRelation): KeyedStatement {
  const { plan } = relation;
  if (isPaged(plan)) return paged(relation);
  const next = aliases();
  const source = sourceOf(relation, next);
  const { shape, cells, joins } = selectList(plan, source.alias, next);
  const order = orderBy(plan, source.alias);
  const [[, column] = ['', '']] = source.on;
  if (isSimple(relation)) {
    const among = bound(`${column} = any(?${widening(relation)})`, [new Slot('keys', 0)]);
    const where = fragment`${among} and ${conditions([], plan.where, source.alias)}`;
    const own = cells.findIndex(({ sql }) => sql.sql === column);
    const all = own < 0 ? [...cells, keyCell(relation, column)] : cells;
    const tail = fragment` from ${source.sql}${joins} where ${where}${order}`;
    return { shape, key: own < 0 ? cells.length : own, by: 'value', ...sent(all, tail, 'more') };
  }
  // PostgreSQL itself says which key a row belongs to.
  const where = conditions(equalToKey(source.on), plan.where, source.alias);
  const tail = fragment` from ${keysOf(relation)} cross join ${source.sql}${joins} where ${where}${order}`;
  return { shape, key: cells.length, by: 'place', ...sent([...cells, PLACE], tail, 'more') };
}

/** So many rows for each key. */
function paged(relation: PlanRelation): KeyedStatement {
  const { plan } = relation;
  const next = aliases();
  const source = sourceOf(relation, next);
  const { shape, cells, joins } = selectList(plan, source.alias, next);
  const where = conditions(equalToKey(source.on), plan.where, source.alias);
  const terms = orderTerms(plan, source.alias);
  const number = bound(`row_number() over (${terms && `order by ${terms}`}) as n`, []);
  const list = joined([...named(cells), number], ', ');
  const rows = fragment`select ${list} from ${source.sql}${joins} where ${where}${orderBy(plan, source.alias)}${page(plan)}`;
  const outer = cells.map((cell, i): Cell => ({ ...cell, sql: bound(`r.c${i}`, []) }));
  const tail = fragment` from ${keysOf(relation)} cross join lateral (${rows}) as r order by k.place, r.n`;
  return { shape, key: cells.length, by: 'place', ...sent([...outer, PLACE], tail, 'more') };
}

const PLACE: Cell = { sql: bound('k.place', []), together: 'numbers' };

/** The key that a row belongs to, read as the column that it is equal to. */
function keyCell({ to }: PlanRelation, column: string): Cell {
  const codec = to.keys[0]?.there;
  return { sql: bound(column, []), together: codec?.together ?? 'json' };
}

/** The type to send keys as: left to PostgreSQL they have the column's, which may have no room for some. */
export function widening({ to }: PlanRelation): string {
  const [key] = to.keys;
  return key?.here.family === 'integer' && key.here.sqlType !== key.there.sqlType
    ? `::${key.here.sqlType}[]`
    : '';
}

function equalToKey(on: readonly (readonly [string, string])[]): string[] {
  return on.map(([, there], i) => `${there} = k.k${i}`);
}

function keysOf({ to }: PlanRelation): Fragment {
  const codecs = to.keys.map(({ here }) => here);
  return keyTableOf(
    codecs,
    codecs.map((_, i) => new Slot('keys', i)),
  );
}

function named(cells: readonly Cell[]): Fragment[] {
  return cells.map(({ sql }, i) => fragment`${sql} as c${String(i)}`);
}

let statements = 0;

/**
 * The ways to send a statement: so many rows at most are sent together, `more` may turn out to be too many for it, and
 * `any` are not.
 */
function sent(
  cells: readonly Cell[],
  tail: Fragment,
  count: number | 'more' | 'any',
): Omit<Statement, 'shape'> {
  const number = statements++;
  const rows = fragment`select ${joined(
    cells.map(({ sql }) => sql),
    ', ',
  )}${tail}`;
  const kinds = cells.flatMap(({ together }) => together ?? []);
  if (count === 'any' || kinds.length < cells.length) return { number, rows, width: cells.length };
  const most = Math.min(mostTogether(kinds), count === 'more' ? Number.POSITIVE_INFINITY : count);
  const guard = count === 'more' ? ` limit ${most + 1}` : '';
  const texts = cells.map((cell) =>
    cell.together === 'texts' ? { sql: fragment`(${cell.sql})::text` } : cell,
  );
  const list = fragment`select ${joined(named(texts), ', ')}${tail}${guard}`;
  return {
    number,
    rows,
    width: cells.length,
    together: { fragment: sendTogether(kinds, list, most), kinds, most },
  };
}
