import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import type { ResolvedColumn, ResolvedTable } from '../resolved/index.ts';
import { columnTable, type Fragment, fragment, run } from '../statement/index.ts';
import { writable } from '../value/codec.ts';
import { type ColumnValue, GraphNode, type Need, type Parent, pathOf } from './node.ts';
import type { Shape, Source } from './shape.ts';

/** Rows of one table that give values to the same columns: one statement inserts them. */
export interface Batch {
  readonly table: ResolvedTable;
  readonly columns: readonly ResolvedColumn[];
  readonly nodes: GraphNode[];
}

/**
 * Sorts the rows of a level into batches.
 *
 * @param nodes rows that do not refer to each other
 */
export function batches(nodes: readonly GraphNode[]): Batch[] {
  const found = new Map<ResolvedTable, Map<string, Batch>>();
  let last: Shape | undefined;
  let returned = false;
  let batch: Batch | undefined;
  for (let i = 0; i < nodes.length; i += 1) {
    const node = nodes[i] as GraphNode;
    // Rows of one kind mostly follow each other.
    if (batch === undefined || node.shape !== last || (node.row !== undefined) !== returned) {
      last = node.shape;
      returned = node.row !== undefined;
      batch = batchOf(found, last, returned);
    }
    batch.nodes.push(node);
  }
  return [...found.values()].flatMap((kinds) => [...kinds.values()]);
}

function batchOf(
  found: Map<ResolvedTable, Map<string, Batch>>,
  { table, layout }: Shape,
  returned: boolean,
): Batch {
  const kinds = found.get(table) ?? new Map<string, Batch>();
  found.set(table, kinds);
  const kind = `${returned ? 'r' : ''}${layout.kind}`;
  const batch = kinds.get(kind) ?? { table, columns: layout.given.map(({ column }) => column), nodes: [] };
  kinds.set(kind, batch);
  return batch;
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
  const { cells, from } = columnTable(
    columns.map(({ codec }) => codec),
    columns.map(({ place }) => nodes.map((node) => sentValue(node, place))),
  );
  const list = columns.map(({ sql }) => sql).join(', ');
  return fragment`${into} (${list}) select ${cells.join(', ')} from ${from} order by r.place`;
}

function sentValue(node: GraphNode, place: number): ColumnValue {
  const { column, own, from } = node.shape.layout.sources[place] as Source;
  if (own !== undefined) return node.values[own] as ColumnValue;
  const { need, there } = from[0] as Source['from'][number];
  const value = sentParent((node.needs[need] as Need).from, there);
  for (let i = 1; i < from.length; i += 1) {
    const other = from[i] as Source['from'][number];
    const { from: parent, place: at } = node.needs[other.need] as Need;
    if (String(sentParent(parent, other.there)) !== String(value))
      throw new TrellisError(
        'KEYS_DISAGREE',
        `Expected one value for ${node.table.key}.${column.name} at ${pathOf(at)}, got others from the rows that it refers to. Let them belong together.`,
      );
  }
  return value;
}

/** A column of a row that is inserted, or there already, as it is sent. */
export function sentParent(parent: Parent, { name, place, codec }: ResolvedColumn): ColumnValue {
  if (!(parent instanceof GraphNode)) return parent.key.get(name) ?? null;
  const text = parent.texts?.[place] ?? null;
  return text === null ? null : writable(codec, text);
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
