import type { Connection } from '@trellis/database';
import { TrellisError } from '@trellis/model';
import type { ClientBase } from 'pg';
import type { TableRows } from '../data-set/index.ts';
import { referencingTables } from './referencing-tables.ts';
import { restartOwnedSequences } from './sequences.ts';
import { countRows, tableName } from './target-tables.ts';
import { truncateTables } from './truncate-tables.ts';

/**
 * Locks the tables that a sample fills against concurrent writes and checks that they are empty, or truncates them. Tables
 * that reference them are truncated too, because PostgreSQL requires it: other tables of the sample with their rows, and
 * empty tables outside of the sample, whose sequences keep their positions.
 *
 * @param sample all tables of the sample
 * @param replace whether to truncate tables that have rows
 * @returns the number of deleted rows by table
 * @throws TrellisError `SEEDED_ALREADY` if tables have rows and `replace` is not set; `REPLACE_REFERENCED` if tables
 *   outside of the sample have rows that reference those to truncate
 */
export async function emptyTables(
  connection: Connection,
  client: ClientBase,
  sample: readonly TableRows[],
  replace: boolean,
): Promise<Readonly<Record<string, number>>> {
  // A table without rows in the sample, such as a log that triggers write, is left alone if it references no other.
  const tables = sample.filter(({ total }) => total > 0);
  if (tables.length === 0) return {};
  const names = tables.map(tableName).join(', ');
  // A concurrent load waits here and then finds the rows of this one.
  await client.query(`lock table ${names} in share row exclusive mode`);
  const counts = await countRows(client, tables);
  const found = Object.entries(counts).map(([table, count]) => `${table} ${count}`);
  if (found.length === 0) return {};
  if (!replace)
    throw new TrellisError(
      'SEEDED_ALREADY',
      `Expected empty tables in ${connection.describe()}, got rows: ${found.join(', ')}. Nothing was changed; use --replace to delete these rows and load again.`,
      { details: { rows: counts } },
    );
  const referencing = await referencingTables(client, tables, sample);
  const others = referencing.map(({ name }) => name);
  if (others.length > 0) await client.query(`lock table ${others.join(', ')} in share row exclusive mode`);
  const filled: string[] = [];
  for (const { name, key } of referencing) {
    if (key !== null) continue;
    const { rows } = await client.query(`select 1 from ${name} limit 1`);
    if (rows.length > 0) filled.push(name);
  }
  if (filled.length > 0)
    throw new TrellisError(
      'REPLACE_REFERENCED',
      `Cannot replace rows that other tables reference: ${filled.join(', ')}. Delete the rows of these tables first.`,
      { details: { tables: filled } },
    );
  const written = sample.filter((table) => referencing.some(({ key }) => key === table.key));
  const deleted = { ...counts, ...(await countRows(client, written)) };
  await truncateTables(client, [...tables.map(tableName), ...others]);
  await restartOwnedSequences(client, [...tables, ...written]);
  return deleted;
}
