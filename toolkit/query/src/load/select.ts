import type { ResolvedColumn } from '../resolved/index.ts';
import { bound, type Fragment, fragment, identifier, joined } from '../statement/index.ts';
import { conditions, jsonArray, orderBy, page } from './clauses.ts';
import type { Plan, PlanRelation } from './plan.ts';
import type { Shape } from './reader.ts';
import type { Together } from './together.ts';

/** One expression of a select list. */
export interface Cell {
  readonly sql: Fragment;
  /** How it can be sent with others of its column; not at all when it holds rows. */
  readonly together?: Together;
}

/** A select list and what its cells are. */
export interface Selection {
  readonly shape: Shape;
  readonly cells: readonly Cell[];
  /** What is to be joined to the rows' table. */
  readonly joins: Fragment;
}

/** Gives every table of a statement a name of its own there. */
export type Alias = () => string;

/** Counts from `t0`. */
export function aliases(): Alias {
  let count = 0;
  return () => `t${count++}`;
}

/** A select list in the making. */
interface List {
  readonly next: Alias;
  readonly inJson: boolean;
  readonly cells: Cell[];
  readonly joins: Fragment[];
}

/**
 * What to select for the rows of a plan: their columns, the keys that further statements need, and
 * the rows of the relationships that are joined: one row beside the row itself, several as JSON.
 *
 * @param plan the rows
 * @param alias the table's name in the statement
 * @param next names for further tables
 * @param inJson whether the list is to be a JSON array
 */
export function selectList(plan: Plan, alias: string, next: Alias, inJson = false): Selection {
  const list: List = { next, inJson, cells: [], joins: [] };
  const { shape } = rowOf(plan, alias, list, []);
  return { shape, cells: list.cells, joins: joined(list.joins, '') };
}

/** Adds the cells of a row, and says which of them hold some columns. */
function rowOf(
  plan: Plan,
  alias: string,
  list: List,
  also: readonly string[],
): { shape: Shape; at: readonly number[] } {
  const places = new Map<string, number>();
  const cellOf = (column: ResolvedColumn): number => {
    const place = places.get(column.name) ?? list.cells.push(columnCell(column, alias, list.inJson)) - 1;
    places.set(column.name, place);
    return place;
  };
  const named = (names: readonly string[]) =>
    names.map((name) => cellOf(plan.table.columns.get(name) as ResolvedColumn));
  const columns = plan.columns.map((column) => ({
    name: column.name,
    codec: column.codec,
    cell: cellOf(column),
  }));
  const at = named(also);
  const later = plan.relations
    .filter(({ strategy }) => strategy === 'selectin')
    .map((relation) => ({ relation, cells: named((relation.to.steps[0]?.on ?? []).map(([here]) => here)) }));
  const together = plan.relations.filter(({ strategy }) => strategy === 'joined');
  const nested = together.filter((relation) => !standsBeside(relation));
  const shape: Shape = {
    empty: Object.fromEntries(
      [...plan.columns.map(({ name }) => name), ...plan.relations.map(({ to }) => to.name)].map((name) => [
        name,
        null,
      ]),
    ),
    columns,
    later,
    nested: nested.map((relation) => {
      const { rows, ...rest } = aggregate(relation, alias, list.next);
      const sql = list.inJson ? fragment`(${rows})` : fragment`(${rows})::text`;
      return { relation, ...rest, cell: list.cells.push({ sql }) - 1 };
    }),
    beside: together.filter(standsBeside).map((relation) => beside(relation, alias, list)),
  };
  return { shape, at };
}

/** Whether there is one row by a foreign key, which a join finds without adding to the rows. */
function standsBeside({ to, plan }: PlanRelation): boolean {
  return !to.many && to.steps.length === 1 && plan.order.length === 0;
}

function beside(relation: PlanRelation, from: string, list: List): Shape['beside'][number] {
  const { plan } = relation;
  const source = sourceOf(relation, list.next);
  const where = conditions(
    source.on.map(([here, there]) => `${there} = ${from}.${here}`),
    plan.where,
    source.alias,
  );
  list.joins.push(fragment` left join ${source.sql} on ${where}`);
  // The column that is equal to the key is null where no row is.
  const there = relation.to.steps[0].on.slice(0, 1).map(([, name]) => name);
  const { shape, at } = rowOf(plan, source.alias, list, there);
  return { relation, shape, marker: at[0] ?? 0 };
}

function columnCell({ sql, codec }: ResolvedColumn, alias: string, inJson: boolean): Cell {
  const column = `${alias}.${sql}`;
  const read = codec.read?.(column) ?? column;
  return {
    sql: bound(inJson && !codec.inJson ? `${read}::text` : read, []),
    together: codec.together ?? (codec.inJson ? 'json' : 'texts'),
  };
}

/** The rows that a relationship leads to from a row, as one JSON value. */
function aggregate(
  relation: PlanRelation,
  from: string,
  next: Alias,
): { rows: Fragment; shape: Shape; width: number } {
  const { plan, to } = relation;
  const source = sourceOf(relation, next);
  const { shape, cells, joins } = selectList(plan, source.alias, next, true);
  const row = jsonArray(cells.map(({ sql }) => sql));
  const where = conditions(
    source.on.map(([here, there]) => `${there} = ${from}.${here}`),
    plan.where,
    source.alias,
  );
  const tail = fragment`from ${source.sql}${joins} where ${where}${orderBy(plan, source.alias)}`;
  const rows = to.many
    ? fragment`select json_agg(j) from (select ${row} as j ${tail}${page(plan)}) as ${next()}`
    : fragment`select ${row} ${tail}${plan.order.length > 0 ? ' limit 1' : ''}`;
  return { rows, shape, width: cells.length };
}

/** Where the rows of a relationship come from. */
export interface Source {
  /** The tables: the target, or the association with the target. */
  readonly sql: string;
  /** The target's name in the statement. */
  readonly alias: string;
  /** `[column of the row that leads here, column here that is equal, with its alias]`, as SQL. */
  readonly on: readonly (readonly [string, string])[];
}

/** Joins the tables of a relationship to each other; the rows that lead there are the caller's to join. */
export function sourceOf({ to, plan }: PlanRelation, next: Alias): Source {
  const alias = next();
  const [first, second] = to.steps;
  const target = `${plan.table.sql} as ${alias}`;
  if (second === undefined) return { sql: target, alias, on: pairs(first.on, alias) };
  const between = next();
  const equal = second.on.map(
    ([here, there]) => `${alias}.${identifier(there)} = ${between}.${identifier(here)}`,
  );
  return {
    sql: `${to.tables[0]} as ${between} join ${target} on ${equal.join(' and ')}`,
    alias,
    on: pairs(first.on, between),
  };
}

function pairs(on: readonly (readonly [string, string])[], alias: string): Source['on'] {
  return on.map(([here, there]) => [identifier(here), `${alias}.${identifier(there)}`]);
}
