import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import { run } from '../connection/index.ts';
import { columnTable } from '../parameter/index.ts';
import type { ResolvedColumn, ResolvedTable } from '../resolved/index.ts';
import { type Fragment, fragment } from '../sql/index.ts';
import { writable } from '../value/index.ts';
import { type ColumnValue, GraphNode, pathOf, type Reference, type ReferencedRow } from './node.ts';
import type { Shape, Source } from './shape.ts';

/** Rows of one table with values for the same columns; one statement inserts them. */
export interface Batch {
  readonly table: ResolvedTable;
  readonly columns: readonly ResolvedColumn[];
  readonly nodes: GraphNode[];
}

/**
 * Groups the rows of a level into batches.
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
    // Consecutive rows mostly have the same shape.
    if (batch === undefined || node.shape !== last || (node.row !== undefined) !== returned) {
      last = node.shape;
      returned = node.row !== undefined;
      batch = batchOf(found, last, returned);
    }
    batch.nodes.push(node);
  }
  return [...found.values()].flatMap((ofTable) => [...ofTable.values()]);
}

function batchOf(
  found: Map<ResolvedTable, Map<string, Batch>>,
  { table, layout }: Shape,
  returned: boolean,
): Batch {
  const ofTable = found.get(table) ?? new Map<string, Batch>();
  found.set(table, ofTable);
  const key = `${returned ? 'r' : ''}${layout.columnsKey}`;
  const batch = ofTable.get(key) ?? { table, columns: layout.given.map(({ column }) => column), nodes: [] };
  ofTable.set(key, batch);
  return batch;
}

/**
 * Inserts the rows of a batch and stores what PostgreSQL returns for them.
 *
 * @param knex a Knex instance or a transaction
 * @param batch the rows; the rows that they refer to have been inserted
 * @throws TrellisError `ROWS_NOT_INSERTED` if a trigger or a rule skips some rows, `KEYS_DISAGREE` if the rows that a
 *   row refers to have different values for a shared column
 */
export async function insertRows(knex: Knex, batch: Batch): Promise<void> {
  const { nodes, table } = batch;
  const columns = nodes[0]?.row === undefined ? [] : [...table.columns.values()];
  const returning = columns.map(({ codec, sql }) => codec.read?.(sql) ?? sql).join(', ');
  const statement = fragment`${insertSql(batch)}${returning && ` returning ${returning}`}`;
  const { rows, count } = await run(knex, statement);
  if (count !== nodes.length)
    throw new TrellisError(
      'ROWS_NOT_INSERTED',
      `Expected to insert ${nodes.length} rows into ${table.key}, but PostgreSQL inserted ${count}. Check the triggers and rules of the table.`,
    );
  // PostgreSQL returns rows in the order of insertion, which is that of `place`.
  for (let i = 0; i < rows.length; i += 1)
    store(nodes[i] as GraphNode, columns, rows[i] as (typeof rows)[number]);
}

function insertSql({ table, columns, nodes }: Batch): Fragment {
  const into = `insert into ${table.sql}`;
  if (columns.length === 0) {
    if (nodes.length === 1) return fragment`${into} default values`;
    // `default values` inserts one row; for more rows, insert the default of one column.
    const [first] = table.columns.values();
    return fragment`${into} (${first?.sql ?? ''}) values ${nodes.map(() => '(default)').join(', ')}`;
  }
  const { cells, from } = columnTable(
    columns.map(({ codec }) => codec),
    columns.map(({ position }) => nodes.map((node) => sourceValue(node, position))),
  );
  const list = columns.map(({ sql }) => sql).join(', ');
  return fragment`${into} (${list}) select ${cells.join(', ')} from ${from} order by r.place`;
}

function sourceValue(node: GraphNode, position: number): ColumnValue {
  const { column, own, from } = node.shape.layout.sources[position] as Source;
  if (own !== undefined) return node.values[own] as ColumnValue;
  const { reference, referenced } = from[0] as Source['from'][number];
  const value = referencedValue((node.references[reference] as Reference).to, referenced);
  for (let i = 1; i < from.length; i += 1) {
    const other = from[i] as Source['from'][number];
    const { to, place } = node.references[other.reference] as Reference;
    if (String(referencedValue(to, other.referenced)) !== String(value))
      throw new TrellisError(
        'KEYS_DISAGREE',
        `Expected one value for ${node.table.key}.${column.name} at ${pathOf(place)}, but the rows that it refers to have different ones. Refer to rows that share the value.`,
      );
  }
  return value;
}

/** Returns the value of a column of a row that has been inserted or existed before. */
export function referencedValue(row: ReferencedRow, { name, position, codec }: ResolvedColumn): ColumnValue {
  if (!(row instanceof GraphNode)) return row.key.get(name) ?? null;
  const cell = row.cells?.[position] ?? null;
  return cell === null ? null : writable(codec, cell);
}

function store(node: GraphNode, columns: readonly ResolvedColumn[], cells: readonly (string | null)[]): void {
  node.cells = cells;
  const { row } = node;
  if (row === undefined) return;
  for (let i = 0; i < columns.length; i += 1) {
    const { name, codec } = columns[i] as ResolvedColumn;
    const cell = cells[i];
    if (cell !== null) row[name] = codec.decode(cell);
  }
}
