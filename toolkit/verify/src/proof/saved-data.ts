import type { Connection } from '@trellis/database';
import { escapeBindings } from '@trellis/database/internal';
import {
  type Column,
  type Model,
  quoteIdentifier,
  quoteLiteral,
  type Table,
  TrellisError,
} from '@trellis/model';
import { nameList, qualifiedName, sqlLiteral } from '@trellis/model/internal';
import { withoutForeignRows } from './foreign-rows.ts';
import { sequencesOf } from './positions.ts';
import type { Knexed } from './rows.ts';
import { truncateStatement } from './truncate.ts';

/** The rows and the positions of sequences of a database. */
export interface SavedData {
  readonly tables: readonly SavedTable[];
  /** The statement that sets the sequences to their positions; undefined without sequences. */
  readonly positions: string | undefined;
}

interface SavedTable {
  readonly table: Table;
  /** The columns whose values are not computed. */
  readonly columns: readonly Column[];
  /** The values of each row, as PostgreSQL prints them. */
  readonly rows: readonly (readonly (string | null)[])[];
}

/**
 * Reads the rows that earlier migrations have inserted, and where the sequences stand, so that a proof can begin and end
 * with them. No foreign table is read.
 *
 * @param connection a scratch database that contains the Model
 */
export async function saveData(connection: Connection, model: Model): Promise<SavedData> {
  const tables: SavedTable[] = [];
  for (const table of await tablesWithRows(connection, model)) {
    const columns = table.columns.filter(({ generated }) => !generated);
    // Unlike a cast to text, `format` always prints what the type's input function reads.
    const printed = columns.map(({ name }) => {
      const column = quoteIdentifier(name);
      return `case pg_catalog.num_nulls(${column}) when 0 then pg_catalog.format('%s', ${column}) end`;
    });
    const sql = `select array[${printed.join(', ')}]::text[] as values from ${alone(table)}`;
    const { rows } = await connection.knex.raw<{ rows: { values: (string | null)[] }[] }>(
      escapeBindings(sql),
    );
    tables.push({ table, columns, rows: rows.map(({ values }) => values) });
  }
  return { tables, positions: await savedPositions(connection, model) };
}

/**
 * Gives a database the rows and positions that it had, and no other rows.
 *
 * @param connection a scratch database that contains the Model
 * @param model the Model that it had when the data was saved
 * @throws TrellisError `PROOF_FAILED` if rows are refused
 */
export async function restoreData(connection: Connection, model: Model, saved: SavedData): Promise<void> {
  const filled = (await tablesWithRows(connection, model)).map(qualifiedName);
  if (filled.length > 0) await connection.knex.raw(escapeBindings(truncateStatement(filled)));
  const inserts = saved.tables.map((one, at) => `${quoteIdentifier(`saved_${at}`)} as (${insertOf(one)})`);
  if (inserts.length > 0)
    try {
      await connection.knex.transaction(async (transaction) => {
        await withoutTriggers(transaction);
        // Foreign keys are checked at the end of a statement, so one statement inserts in any order.
        await transaction.raw(escapeBindings(`with ${inserts.join(', ')} select`));
      });
    } catch (cause) {
      throw new TrellisError(
        'PROOF_FAILED',
        `Expected the rows of earlier migrations to be accepted again, got: ${(cause as Error).message}. Nothing was written.`,
        { cause },
      );
    }
  if (saved.positions !== undefined) await connection.knex.raw(escapeBindings(saved.positions));
}

/** Turns off triggers and rules for a transaction, where the role may: those that have run would run again. */
async function withoutTriggers(transaction: Connection['knex']): Promise<void> {
  await transaction
    .transaction((inner) => inner.raw('set local session_replication_role = replica'))
    .catch(() => {});
}

/** The tables with rows of their own, and the partitioned ones whose partitions are maintained. */
async function tablesWithRows({ knex }: Knexed, model: Model): Promise<readonly Table[]> {
  const tables = withoutForeignRows(model.tables).filter(
    (table) => !hasPartitions(table, model) && table.columns.length > 0,
  );
  if (tables.length === 0) return [];
  const queries = tables.map((table, at) => `select ${at} as at where exists (select from ${alone(table)})`);
  const { rows } = await knex.raw<{ rows: { at: number }[] }>(escapeBindings(queries.join(' union all ')));
  const found = new Set(rows.map(({ at }) => at));
  return tables.filter((_, at) => found.has(at));
}

/** Whether partitions of a table are in the Model. */
function hasPartitions({ schema, name }: Table, { tables }: Model): boolean {
  return tables.some(({ partitionOf }) => partitionOf?.schema === schema && partitionOf.name === name);
}

/** A table in FROM, without its children. */
function alone(table: Table): string {
  return `${table.partitionBy === undefined ? 'only ' : ''}${qualifiedName(table)}`;
}

function insertOf({ table, columns, rows }: SavedTable): string {
  const names = nameList(columns.map(({ name }) => name));
  const values = rows.map(
    (row) => `(${row.map((value) => (value === null ? 'null' : quoteLiteral(value))).join(', ')})`,
  );
  const overriding = columns.some(({ identity }) => identity) ? ' overriding system value' : '';
  return `insert into ${qualifiedName(table)} (${names})${overriding} values ${values.join(', ')}`;
}

async function savedPositions({ knex }: Knexed, model: Model): Promise<string | undefined> {
  const queries = sequencesOf(model).map(({ sequence }) => {
    const name = qualifiedName(sequence);
    return `select ${sqlLiteral(name)} as name, last_value::text as last, is_called as called from ${name}`;
  });
  if (queries.length === 0) return undefined;
  type Position = { readonly name: string; readonly last: string; readonly called: boolean };
  const { rows } = await knex.raw<{ rows: Position[] }>(escapeBindings(queries.join(' union all ')));
  const values = rows.map(({ name, last, called }) => `(${sqlLiteral(name)}, ${last}, ${called})`);
  return `select pg_catalog.setval(s.name::regclass, s.last::bigint, s.called) from (values ${values.join(', ')}) as s (name, last, called)`;
}
