import type { Connection } from '@trellis/database';
import { escapeBindings } from '@trellis/database/internal';
import { type Column, type Model, quoteIdentifier, type Table } from '@trellis/model';
import { nameList, qualifiedName } from '@trellis/model/internal';
import type { Json } from './comparable.ts';
import { withoutForeignRows } from './foreign-rows.ts';
import { sampleOf } from './sample-value.ts';

/** The inserted rows by table. */
export type Rows = ReadonlyMap<Table, readonly InsertedRow[]>;

/** An inserted row: each value by column, as `to_jsonb` prints it. */
export interface InsertedRow {
  readonly values: Row;
  /** The table or the partition that holds it. */
  readonly home: Table;
}

/** The values of a row by column. */
export type Row = Readonly<Record<string, Json>>;

/** A database, or an open transaction on it. */
export type Knexed = Pick<Connection, 'knex'>;

const COUNT = 2;

/**
 * Inserts a few rows into every table that accepts them, so that a migration is proven on data and not on empty tables.
 * The values of a row follow from its number, so that foreign keys hold. A table whose checks refuse values inside
 * composite types, arrays and ranges gets rows without them; one that refuses these as well stays empty, and so does a foreign table.
 *
 * @param connection a scratch database that contains the Model
 */
export async function addRows(connection: Knexed, model: Model): Promise<Rows> {
  const rows = new Map<Table, readonly InsertedRow[]>();
  let left = withoutForeignRows(model.tables).filter(
    ({ partitionOf, columns }) => !partitionOf && columns.length > 0,
  );
  // Referenced tables come first: a table that fails is retried as long as another one succeeds.
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    const refused: Table[] = [];
    for (const table of left)
      if ((await insert(connection, table, model, true)) || (await insert(connection, table, model, false)))
        rows.set(table, await insertedRows(connection, table, model));
      else refused.push(table);
    left = refused;
  }
  return rows;
}

async function insertedRows(connection: Knexed, table: Table, model: Model): Promise<readonly InsertedRow[]> {
  if (table.partitionBy === undefined)
    return (await readRows(connection, table, table.columns)).map((values) => ({ values, home: table }));
  const partitions = model.tables.filter(
    ({ partitionOf }) => partitionOf?.schema === table.schema && partitionOf.name === table.name,
  );
  const rows: InsertedRow[] = [];
  for (const partition of partitions) rows.push(...(await insertedRows(connection, partition, model)));
  return rows;
}

/** Removes the rows of tables. */
export async function removeRows(connection: Knexed, tables: readonly Table[]): Promise<void> {
  const names = withoutForeignRows(tables).map(qualifiedName);
  if (names.length > 0) await connection.knex.raw(`truncate ${names.join(', ')} cascade`);
}

/** Reads some columns of a table's rows, without those of its children. */
export async function readRows(
  { knex }: Knexed,
  table: Table,
  columns: readonly Column[],
): Promise<readonly Row[]> {
  if (columns.length === 0) return [];
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

async function insert({ knex }: Knexed, table: Table, model: Model, nested: boolean): Promise<boolean> {
  const columns = table.columns.filter(({ generated }) => !generated);
  const names = nameList(columns.map(({ name }) => name));
  const values = Array.from(
    { length: COUNT },
    (_, index) => `(${columns.map((column) => sampleOf(column, index + 1, model, nested)).join(', ')})`,
  );
  const sql = `insert into ${qualifiedName(table)} (${names}) overriding system value values ${values.join(', ')}`;
  // In its own transaction, since an error is expected and must not abort the others.
  return knex
    .transaction((transaction) => transaction.raw(escapeBindings(sql)))
    .then(
      () => true,
      () => false,
    );
}
