import type { ResolvedColumn } from '../resolved/index.ts';
import { bound, type Fragment, fragment, identifier } from '../statement/index.ts';
import { conditions, jsonArray, orderBy, page } from './clauses.ts';
import type { Plan, PlanRelation } from './plan.ts';
import type { Shape } from './reader.ts';

/** A select list and what its cells are. */
export interface Selection {
  readonly shape: Shape;
  /** One expression for each cell. */
  readonly cells: readonly Fragment[];
}

/** Gives every table of a statement a name of its own there. */
export type Alias = () => string;

/** Counts from `t0`. */
export function aliases(): Alias {
  let count = 0;
  return () => `t${count++}`;
}

/**
 * What to select for the rows of a plan: their columns, the keys that further statements need,
 * and the rows of the relationships that are joined, as JSON.
 *
 * @param plan the rows
 * @param alias the table's name in the statement
 * @param next names for further tables
 * @param also columns that the caller needs of the statement besides
 */
export function selectList(plan: Plan, alias: string, next: Alias, also: readonly string[] = []): Selection {
  return selection(plan, alias, next, { also, inJson: false });
}

function selection(
  plan: Plan,
  alias: string,
  next: Alias,
  { also, inJson }: { also: readonly string[]; inJson: boolean },
): Selection {
  const later = plan.relations.filter(({ strategy }) => strategy === 'selectin');
  const together = plan.relations.filter(({ strategy }) => strategy === 'joined');
  const needed = [...later.flatMap(keyColumns), ...also].flatMap(
    (name) => plan.table.columns.get(name) ?? [],
  );
  const columns = [...new Set([...plan.columns, ...needed])];
  const inner = together.map((relation) => ({ relation, ...aggregate(relation, alias, next) }));
  return {
    shape: {
      empty: Object.fromEntries(
        [...plan.columns.map(({ name }) => name), ...plan.relations.map(({ to }) => to.name)].map((name) => [
          name,
          null,
        ]),
      ),
      columns,
      kept: plan.columns.length,
      joined: inner.map(({ relation, shape }) => ({ relation, shape })),
      later: later.map((relation) => ({
        relation,
        keys: keyColumns(relation).map((name) => columns.findIndex((column) => column.name === name)),
      })),
    },
    cells: [
      ...columns.map((column) => bound(columnCell(column, alias, inJson), [])),
      ...inner.map(({ rows }) => (inJson ? fragment`(${rows})` : fragment`(${rows})::text`)),
    ],
  };
}

/** The columns of a row that lead to a relationship's rows. */
function keyColumns({ to }: PlanRelation): string[] {
  return (to.steps[0]?.on ?? []).map(([column]) => column);
}

function columnCell({ sql, codec }: ResolvedColumn, alias: string, inJson: boolean): string {
  const column = `${alias}.${sql}`;
  const read = codec.read?.(column) ?? column;
  return inJson && !codec.inJson ? `${read}::text` : read;
}

/** The rows that a relationship leads to from a row, as one JSON value. */
function aggregate(relation: PlanRelation, from: string, next: Alias): { rows: Fragment; shape: Shape } {
  const { plan, to } = relation;
  const source = sourceOf(relation, next);
  const { shape, cells } = selection(plan, source.alias, next, { also: [], inJson: true });
  const row = jsonArray(cells);
  const where = conditions(
    source.on.map(([here, there]) => `${there} = ${from}.${here}`),
    plan.where,
    source.alias,
  );
  const tail = fragment`from ${source.sql} where ${where}${orderBy(plan, source.alias)}`;
  if (!to.many)
    return { shape, rows: fragment`select ${row} ${tail}${plan.order.length > 0 ? ' limit 1' : ''}` };
  return {
    shape,
    rows: fragment`select json_agg(j) from (select ${row} as j ${tail}${page(plan)}) as ${next()}`,
  };
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
