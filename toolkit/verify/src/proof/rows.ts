import type { Connection } from '@trellis/database';
import { escapeBindings } from '@trellis/database/internal';
import { type Column, type Model, quoteIdentifier, type Table } from '@trellis/model';
import { nameList, qualifiedName } from '@trellis/model/internal';
import type { Json } from './comparable.ts';
import { withoutForeignRows } from './foreign-rows.ts';
import { sampleOf } from './sample-value.ts';
import { truncateStatement } from './truncate.ts';

/** The inserted rows by table. */
export type Rows = ReadonlyMap<Table, readonly InsertedRow[]>;

/** An inserted row: each value by column, as `to_jsonb` prints it. */
export interface InsertedRow {
  readonly values: Row;
  /** The table or the partition that holds it. */
  readonly home: Table;
}

/** What the values of inserted rows follow from. */
interface Values {
  readonly model: Model;
  /** Whether a column gets values that no other column gets from the number of a row. */
  isApart(table: Table, column: Column): boolean;
}

/** The values of a row by column. */
export type Row = Readonly<Record<string, Json>>;

/** A database, or an open transaction on it. */
export type Knexed = Pick<Connection, 'knex'>;

const COUNT = 2;

/** The numbers of further rows, for a table that has the values of the first ones already. */
const MORE = [1, 2, 3, 4, 5, 101, 102, 10001, 10002];

/** The number of the first row where rows of the usual numbers collide with those that a migration inserts. */
export const FAR = 7001;

/**
 * Inserts a few rows into every table that accepts them, so that a migration is proven on data and not on empty tables.
 * The values of a row follow from its number, so that foreign keys hold. A table whose checks refuse values inside
 * composite types, arrays and ranges gets rows without them; one that refuses these as well gets none, and neither does a
 * foreign table. Where a value must be unique and the table has it, the row gets another number.
 *
 * @param connection a scratch database that contains the Model
 * @param first the number of the first row; a table that refuses it gets the usual ones
 * @param isApart whether a column gets values that no other column gets from the number of a row
 * @returns the rows of all tables that have some, those that were there included
 */
export async function addRows(
  connection: Knexed,
  model: Model,
  first = 1,
  isApart: Values['isApart'] = () => false,
): Promise<Rows> {
  const tables = tablesWithRows(model);
  let left: readonly Table[] = tables;
  // Referenced tables come first: a table that fails is retried as long as another one succeeds.
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    const refused: Table[] = [];
    for (const table of left)
      if (!(await fill(connection, table, { model, isApart }, first))) refused.push(table);
    left = refused;
  }
  // At the end, because a trigger of one table can change the rows of another one.
  return rowsOfTables(connection, tables, model);
}

/**
 * Reads the rows of all tables that have some. Those of a foreign table are not read.
 *
 * @param connection a database that contains the Model
 */
export async function existingRows(connection: Knexed, model: Model): Promise<Rows> {
  return rowsOfTables(connection, tablesWithRows(model), model);
}

/** The tables that can have rows; a partition is a part of its parent. */
function tablesWithRows({ tables }: Model): readonly Table[] {
  return withoutForeignRows(tables).filter(({ partitionOf, columns }) => !partitionOf && columns.length > 0);
}

async function rowsOfTables(connection: Knexed, tables: readonly Table[], model: Model): Promise<Rows> {
  const rows = new Map<Table, readonly InsertedRow[]>();
  for (const table of tables) {
    const found = await rowsOf(connection, table, model);
    if (found.length > 0) rows.set(table, found);
  }
  return rows;
}

async function rowsOf(connection: Knexed, table: Table, model: Model): Promise<readonly InsertedRow[]> {
  if (table.partitionBy === undefined)
    return (await readRows(connection, table, table.columns)).map((values) => ({ values, home: table }));
  const partitions = model.tables.filter(
    ({ partitionOf }) => partitionOf?.schema === table.schema && partitionOf.name === table.name,
  );
  // Its partitions are maintained.
  if (partitions.length === 0)
    return (await readRows(connection, table, table.columns)).map((values) => ({ values, home: table }));
  const rows: InsertedRow[] = [];
  for (const partition of partitions) rows.push(...(await rowsOf(connection, partition, model)));
  return rows;
}

/** Removes the rows of tables. */
export async function removeRows(connection: Knexed, tables: readonly Table[]): Promise<void> {
  const names = withoutForeignRows(tables).map(qualifiedName);
  if (names.length > 0) await connection.knex.raw(escapeBindings(truncateStatement(names)));
}

/** Reads some columns of a table's rows, without those of its children. */
export async function readRows(
  { knex }: Knexed,
  table: Table,
  columns: readonly Column[],
): Promise<readonly Row[]> {
  // The keys and values are separate, since one of 100 columns would have too many arguments.
  const values = columns.map(({ name }) => `to_jsonb(${quoteIdentifier(name)})`).join(', ');
  const sql = `select array[${values}]::text[] as values from ${table.partitionBy === undefined ? 'only ' : ''}${qualifiedName(table)}`;
  const { rows } = await knex.raw<{ rows: { values: readonly (string | null)[] }[] }>(escapeBindings(sql));
  return rows.map((row) =>
    Object.fromEntries(
      columns.map(({ name }, i) => [name, JSON.parse(row.values[i] ?? 'null') as Json] as const),
    ),
  );
}

/** Inserts rows into a table. Returns false if it refuses all of them. */
async function fill(connection: Knexed, table: Table, values: Values, first: number): Promise<boolean> {
  for (const start of new Set([first, 1]))
    for (const nested of [true, false]) {
      const numbers = Array.from({ length: COUNT }, (_, index) => start + index);
      const outcome = await insert(connection, table, values, { numbers, nested });
      if (outcome === 'inserted') return true;
      if (outcome === 'taken') return fillOneByOne(connection, table, values, nested);
    }
  return false;
}

/** Inserts rows one by one, since each may have a value that another row has. */
async function fillOneByOne(
  connection: Knexed,
  table: Table,
  values: Values,
  nested: boolean,
): Promise<boolean> {
  let left = COUNT;
  for (const number of MORE) {
    if (left === 0) break;
    if ((await insert(connection, table, values, { numbers: [number], nested })) === 'inserted') left -= 1;
  }
  return left < COUNT;
}

interface SampleRows {
  readonly numbers: readonly number[];
  readonly nested: boolean;
}

async function insert(
  { knex }: Knexed,
  table: Table,
  { model, isApart }: Values,
  { numbers, nested }: SampleRows,
): Promise<'inserted' | 'taken' | 'refused'> {
  const columns = table.columns.filter(({ generated }) => !generated);
  const names = nameList(columns.map(({ name }) => name));
  const valuesOf = (number: number) =>
    columns.map((column) => sampleOf(column, isApart(table, column) ? number + FAR : number, model, nested));
  const values = numbers.map((number) => `(${valuesOf(number).join(', ')})`);
  const sql = `insert into ${qualifiedName(table)} (${names}) overriding system value values ${values.join(', ')}`;
  // In its own transaction, since an error is expected and must not abort the others.
  return knex
    .transaction((transaction) => transaction.raw(escapeBindings(sql)))
    .then(
      () => 'inserted',
      (error) => (isTaken(error) ? 'taken' : 'refused'),
    );
}

/** Whether a row was refused because of another one: a unique or an exclusion constraint. */
export function isTaken(error: unknown): boolean {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return code === '23505' || code === '23P01';
}
