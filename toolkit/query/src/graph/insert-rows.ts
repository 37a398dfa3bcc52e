import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import type { ResolvedColumn, ResolvedTable } from '../resolved/index.ts';
import { type Fragment, fragment, run } from '../statement/index.ts';
import { writable } from '../value/codec.ts';
import { type ColumnValue, type GraphNode, isGiven, type Need } from './node.ts';

/** Rows of one table that give values to the same columns: one statement inserts them. */
export interface Batch {
  readonly table: ResolvedTable;
  readonly columns: readonly string[];
  readonly nodes: GraphNode[];
}

/**
 * Sorts the rows of a level into batches.
 *
 * @param nodes rows that do not refer to each other
 */
export function batches(nodes: readonly GraphNode[]): Batch[] {
  const found = new Map<ResolvedTable, Map<string, Batch>>();
  for (const node of nodes) {
    const { table, row } = node;
    const all = [...table.columns.keys()];
    const given = all.map((name) => isGiven(node, name));
    const kind = `${given.join()} ${row === undefined}`;
    const kinds = found.get(table) ?? new Map<string, Batch>();
    const batch = kinds.get(kind) ?? { table, columns: all.filter((_, i) => given[i]), nodes: [] };
    found.set(table, kinds.set(kind, batch));
    batch.nodes.push(node);
  }
  return [...found.values()].flatMap((kinds) => [...kinds.values()]);
}

/**
 * Inserts the rows of a batch and fills in what PostgreSQL gave them.
 *
 * @param knex a Knex instance or a transaction
 * @param batch the rows; those that they refer to are inserted
 * @throws TrellisError `ROWS_NOT_INSERTED` when a trigger or a rule let some of them out
 */
export async function insertRows(knex: Knex, batch: Batch): Promise<void> {
  const { nodes, table } = batch;
  const wanted = nodes[0]?.row === undefined ? [] : [...table.columns.values()];
  const returning = wanted.map(({ codec, sql }) => codec.read?.(sql) ?? sql).join(', ');
  const statement = fragment`${insertion(batch)}${returning && ` returning ${returning}`}`;
  const { rows, count } = await run(knex, statement);
  if (count !== nodes.length)
    throw new TrellisError(
      'ROWS_NOT_INSERTED',
      `Expected ${nodes.length} rows of ${table.key} to be inserted, got ${count}. A trigger or a rule of the table keeps rows out.`,
    );
  // PostgreSQL returns rows as it inserts them, and inserts them as they are sorted.
  rows.forEach((cells, i) => {
    fill(nodes[i] as GraphNode, wanted, cells);
  });
}

/** All rows in one parameter, as JSON: neither their number nor their columns change the statement's text much. */
function insertion({ table, columns, nodes }: Batch): Fragment {
  const into = `insert into ${table.sql}`;
  if (columns.length === 0) {
    if (nodes.length === 1) return fragment`${into} default values`;
    // An insert of no columns from a query is none of SQL's; one column by its default says the same.
    const [first] = table.columns.values();
    return fragment`${into} (${first?.sql ?? ''}) values ${nodes.map(() => '(default)').join(', ')}`;
  }
  const used = columns.map((name) => table.columns.get(name) as ResolvedColumn);
  const rows = nodes.map((node) => {
    const row: Record<string, ColumnValue> = {};
    used.forEach(({ name }, i) => {
      row[`c${i}`] = sentValue(node, name);
    });
    return row;
  });
  const types = used.map(({ codec }, i) => `c${i} ${codec.castFromText ? 'text' : codec.sqlType}`);
  const cells = used.map(({ codec }, i) => `r.c${i}${codec.castFromText ? `::${codec.sqlType}` : ''}`);
  const list = used.map(({ sql }) => sql).join(', ');
  return {
    sql: `${into} (${list}) select ${cells.join(', ')} from rows from (json_to_recordset(?) as (${types.join(', ')})) with ordinality as r(${used.map((_, i) => `c${i}`).join(', ')}, place) order by r.place`,
    bindings: [JSON.stringify(rows)],
  };
}

function sentValue(node: GraphNode, column: string): ColumnValue {
  const own = node.values.get(column);
  if (own !== undefined) return own;
  for (const need of node.needs)
    for (const [there, here] of need.on) if (here === column) return sentParent(need.from, there);
  return null;
}

/** A column of a row that is inserted, or there already, as it is sent. */
export function sentParent(parent: Need['from'], name: string): ColumnValue {
  if ('key' in parent) return parent.key.get(name) ?? null;
  const column = parent.table.columns.get(name);
  const text = column ? (parent.texts?.[column.place] ?? null) : null;
  return column === undefined || text === null ? text : writable(column.codec, text);
}

function fill(node: GraphNode, columns: readonly ResolvedColumn[], cells: readonly (string | null)[]): void {
  node.texts = cells;
  if (node.row)
    for (const { name, place, codec } of columns) {
      const cell = cells[place];
      if (cell !== null) node.row[name] = codec.decode(cell);
    }
}
