import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import type { ResolvedColumn, ResolvedTable } from '../resolved/index.ts';
import { columnTable, type Fragment, fragment, run } from '../statement/index.ts';
import { writable } from '../value/codec.ts';
import { type ColumnValue, type GraphNode, isGiven, type Parent } from './node.ts';

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
    let kinds = found.get(table);
    if (kinds === undefined) {
      kinds = new Map();
      found.set(table, kinds);
    }
    let kind = row === undefined ? '' : 'r';
    for (const name of table.columns.keys()) kind += isGiven(node, name) ? 1 : 0;
    const batch = kinds.get(kind);
    if (batch) batch.nodes.push(node);
    else {
      const columns = [...table.columns.keys()].filter((name) => isGiven(node, name));
      kinds.set(kind, { table, columns, nodes: [node] });
    }
  }
  return [...found.values()].flatMap((kinds) => [...kinds.values()]);
}

/**
 * Inserts the rows of a batch and fills in what PostgreSQL gave them.
 *
 * @param knex a Knex instance or a transaction
 * @param batch the rows; those that they refer to are inserted
 * @throws TrellisError `ROWS_NOT_INSERTED` when a trigger or a rule let some of them out, `KEYS_DISAGREE` when rows
 *   that a row refers to give one column two values
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
  for (let i = 0; i < rows.length; i += 1)
    fill(nodes[i] as GraphNode, wanted, rows[i] as (typeof rows)[number]);
}

function insertion({ table, columns, nodes }: Batch): Fragment {
  const into = `insert into ${table.sql}`;
  if (columns.length === 0) {
    if (nodes.length === 1) return fragment`${into} default values`;
    // An insert of no columns from a query is none of SQL's; one column by its default says the same.
    const [first] = table.columns.values();
    return fragment`${into} (${first?.sql ?? ''}) values ${nodes.map(() => '(default)').join(', ')}`;
  }
  const used = columns.map((name) => table.columns.get(name) as ResolvedColumn);
  const { cells, from } = columnTable(
    used.map(({ codec }) => codec),
    columns.map((name) => nodes.map((node) => sentValue(node, name))),
  );
  const list = used.map(({ sql }) => sql).join(', ');
  return fragment`${into} (${list}) select ${cells.join(', ')} from ${from} order by r.place`;
}

function sentValue(node: GraphNode, column: string): ColumnValue {
  const own = node.values.get(column);
  if (own !== undefined) return own;
  let value: ColumnValue | undefined;
  // Once for every value of a graph: by index, since an iterator for each would cost more than the rest.
  for (let i = 0; i < node.needs.length; i += 1) {
    const { from, on, path } = node.needs[i] as GraphNode['needs'][number];
    for (let j = 0; j < on.length; j += 1) {
      const pair = on[j] as (typeof on)[number];
      if (pair[1] !== column) continue;
      const sent = sentParent(from, pair[0]);
      if (value !== undefined && String(sent) !== String(value))
        throw new TrellisError(
          'KEYS_DISAGREE',
          `Expected one value for ${node.table.key}.${column} at ${path}, got others from the rows that it refers to. Let them belong together.`,
        );
      value = sent;
    }
  }
  return value ?? null;
}

/** A column of a row that is inserted, or there already, as it is sent. */
export function sentParent(parent: Parent, name: string): ColumnValue {
  if ('key' in parent) return parent.key.get(name) ?? null;
  const column = parent.table.columns.get(name);
  const text = column ? (parent.texts?.[column.place] ?? null) : null;
  return column === undefined || text === null ? text : writable(column.codec, text);
}

function fill(node: GraphNode, columns: readonly ResolvedColumn[], cells: readonly (string | null)[]): void {
  node.texts = cells;
  const { row } = node;
  if (row === undefined) return;
  for (let i = 0; i < columns.length; i += 1) {
    const { name, codec } = columns[i] as ResolvedColumn;
    const cell = cells[i];
    if (cell !== null) row[name] = codec.decode(cell);
  }
}
