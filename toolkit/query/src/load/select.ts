import type { ResolvedColumn } from '../resolved/index.ts';
import { bound, type Fragment, fragment, identifier, joined } from '../sql/index.ts';
import { whereSql } from '../where/index.ts';
import { conditions, jsonArray, limitOffset, orderBy, orderTerms } from './clauses.ts';
import type { ColumnEncoding } from './columnar.ts';
import { CURSOR, type RowLayout } from './layout.ts';
import type { LoadPlan, RelationPlan } from './plan.ts';

/** One expression of a select list. */
export interface Cell {
  readonly sql: Fragment;
  /** Encoding of the column in a columnar result; undefined if the cell contains rows. */
  readonly encoding?: ColumnEncoding;
}

/** A select list and the layout of its rows. */
export interface SelectList {
  readonly layout: RowLayout;
  readonly cells: readonly Cell[];
  /** Joins to append to the `from` clause. */
  readonly joins: Fragment;
}

/** Returns a new table alias on each call. */
export type Aliases = () => string;

/** Creates the aliases `t0`, `t1`, … of one statement. */
export function aliases(): Aliases {
  let count = 0;
  return () => `t${count++}`;
}

/** A select list under construction. */
interface List {
  readonly next: Aliases;
  readonly inJson: boolean;
  readonly cells: Cell[];
  readonly joins: Fragment[];
}

/**
 * Builds the select list for the rows of a plan: their columns, the keys of `selectin` relationships, and the rows of
 * `joined` relationships. A single related row adds its cells to the list; several become one JSON cell.
 *
 * @param plan the plan
 * @param alias alias of the table in the statement
 * @param next aliases for further tables
 * @param inJson whether the list becomes a JSON array
 */
export function selectList(plan: LoadPlan, alias: string, next: Aliases, inJson = false): SelectList {
  const list: List = { next, inJson, cells: [], joins: [] };
  const { layout } = addRow(plan, alias, list, []);
  return { layout, cells: list.cells, joins: joined(list.joins, '') };
}

/** Adds the cells of a row and returns the positions of some further columns. */
function addRow(
  plan: LoadPlan,
  alias: string,
  list: List,
  extra: readonly string[],
): { layout: RowLayout; positions: readonly number[] } {
  const cellByColumn = new Map<string, number>();
  const cellOf = (column: ResolvedColumn): number => {
    const cell = cellByColumn.get(column.name) ?? list.cells.push(columnCell(column, alias, list.inJson)) - 1;
    cellByColumn.set(column.name, cell);
    return cell;
  };
  const cellsOf = (names: readonly string[]) =>
    names.map((name) => cellOf(plan.table.columns.get(name) as ResolvedColumn));
  const columns = plan.columns.map((column) => ({
    name: column.name,
    codec: column.codec,
    cell: cellOf(column),
  }));
  const positions = cellsOf(extra);
  const cursor =
    plan.cursor === undefined
      ? undefined
      : { scope: plan.cursor, cells: cellsOf(plan.order.map(({ column }) => column.name)) };
  const deferred = plan.relations
    .filter(({ strategy }) => strategy === 'selectin')
    .map((relation) => ({
      relation,
      cells: cellsOf((relation.to.steps[0]?.on ?? []).map(([local]) => local)),
    }));
  const joinedRelations = plan.relations.filter(({ strategy }) => strategy === 'joined');
  const nested = joinedRelations.filter((relation) => !isAdjacent(relation));
  const layout: RowLayout = {
    empty: Object.fromEntries(
      [
        ...plan.columns.map(({ name }) => name),
        ...plan.relations.map(({ to }) => to.name),
        ...(cursor ? [CURSOR] : []),
      ].map((name) => [name, null]),
    ),
    columns,
    ...(cursor && { cursor }),
    deferred,
    nested: nested.map((relation) => {
      const { rows, ...rest } = aggregate(relation, alias, list.next);
      const sql = list.inJson ? fragment`(${rows})` : fragment`(${rows})::text`;
      return { relation, ...rest, cell: list.cells.push({ sql }) - 1 };
    }),
    adjacent: joinedRelations.filter(isAdjacent).map((relation) => addAdjacent(relation, alias, list)),
  };
  return { layout, positions };
}

/** Checks whether a foreign key leads to at most one row, so that a left join adds no rows. */
function isAdjacent({ to, plan }: RelationPlan): boolean {
  return !to.many && to.steps.length === 1 && plan.order.length === 0;
}

function addAdjacent(relation: RelationPlan, parent: string, list: List): RowLayout['adjacent'][number] {
  const { plan } = relation;
  const source = sourceOf(relation, list.next);
  const where = whereSql(
    source.on.map(([local, remote]) => `${remote} = ${parent}.${local}`),
    plan.where,
    source.alias,
  );
  list.joins.push(fragment` left join ${source.sql} on ${where}`);
  // The joined column equals a key, so it is null only if there is no row.
  const remote = relation.to.steps[0].on.slice(0, 1).map(([, name]) => name);
  const { layout, positions } = addRow(plan, source.alias, list, remote);
  return { relation, layout, marker: positions[0] ?? 0 };
}

function columnCell({ sql, codec }: ResolvedColumn, alias: string, inJson: boolean): Cell {
  const column = `${alias}.${sql}`;
  const read = codec.read?.(column) ?? column;
  return {
    sql: bound(inJson && !codec.inJson ? `${read}::text` : read, []),
    encoding: codec.columnEncoding ?? (codec.inJson ? 'json' : 'texts'),
  };
}

/** Builds the subquery that returns the rows of a relationship as one JSON value. */
function aggregate(
  relation: RelationPlan,
  parent: string,
  next: Aliases,
): { rows: Fragment; layout: RowLayout; width: number } {
  const { plan, to } = relation;
  const source = sourceOf(relation, next);
  const { layout, cells, joins } = selectList(plan, source.alias, next, true);
  const row = jsonArray(cells.map(({ sql }) => sql));
  const where = conditions(
    source.on.map(([local, remote]) => `${remote} = ${parent}.${local}`),
    plan,
    source.alias,
  );
  const tail = fragment`from ${source.sql}${joins} where ${where}${orderBy(plan, source.alias)}`;
  const number = `row_number() over (order by ${orderTerms(plan, source.alias)}) as n`;
  const [agg, list] = plan.backwards
    ? ['json_agg(j order by n desc)', fragment`${row} as j, ${number}`]
    : ['json_agg(j)', fragment`${row} as j`];
  const rows = to.many
    ? fragment`select ${agg} from (select ${list} ${tail}${limitOffset(plan)}) as ${next()}`
    : fragment`select ${row} ${tail}${plan.order.length > 0 ? ' limit 1' : ''}`;
  return { rows, layout, width: cells.length };
}

/** The tables that the rows of a relationship are read from. */
export interface Source {
  /** The target table, or the association table joined to it. */
  readonly sql: string;
  /** Alias of the target table. */
  readonly alias: string;
  /** Pairs of the parent row's column and the qualified column that equals it, as SQL. */
  readonly on: readonly (readonly [string, string])[];
}

/** Joins the tables of a relationship; the caller joins the parent rows. */
export function sourceOf({ to, plan }: RelationPlan, next: Aliases): Source {
  const alias = next();
  const [first, second] = to.steps;
  const target = `${plan.table.sql} as ${alias}`;
  if (second === undefined) return { sql: target, alias, on: pairs(first.on, alias) };
  const association = next();
  const equal = second.on.map(
    ([local, remote]) => `${alias}.${identifier(remote)} = ${association}.${identifier(local)}`,
  );
  return {
    sql: `${to.tables[0]} as ${association} join ${target} on ${equal.join(' and ')}`,
    alias,
    on: pairs(first.on, association),
  };
}

function pairs(on: readonly (readonly [string, string])[], alias: string): Source['on'] {
  return on.map(([local, remote]) => [identifier(local), `${alias}.${identifier(remote)}`]);
}
