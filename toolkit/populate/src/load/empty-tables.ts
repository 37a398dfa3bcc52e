import type { Connection } from '@trellis/database';
import { TrellisError } from '@trellis/model';
import type { ClientBase } from 'pg';
import type { TableRows } from '../data-set/index.ts';
import { referencingTables } from './referencing-tables.ts';
import { restartOwnedSequences } from './sequences.ts';
import { countRows, tableName } from './target-tables.ts';

/**
 * Locks tables against concurrent writes and checks that they are empty, or truncates them. Empty tables that reference
 * them are truncated too, because PostgreSQL requires it; their sequences keep their positions.
 *
 * @param replace whether to truncate tables that have rows
 * @returns the number of deleted rows by table
 * @throws TrellisError `SEEDED_ALREADY` if tables have rows and `replace` is not set; `REPLACE_REFERENCED` if other
 *   tables with rows reference those to truncate
 */
export async function emptyTables(
  connection: Connection,
  client: ClientBase,
  tables: readonly TableRows[],
  replace: boolean,
): Promise<Readonly<Record<string, number>>> {
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
  const others = await referencingTables(client, tables);
  if (others.length > 0) await client.query(`lock table ${others.join(', ')} in share row exclusive mode`);
  const filled: string[] = [];
  for (const other of others) {
    const { rows } = await client.query(`select 1 from ${other} limit 1`);
    if (rows.length > 0) filled.push(other);
  }
  if (filled.length > 0)
    throw new TrellisError(
      'REPLACE_REFERENCED',
      `Cannot replace rows that other tables reference: ${filled.join(', ')}. Delete the rows of these tables first.`,
      { details: { tables: filled } },
    );
  await client.query(`truncate ${[names, ...others].join(', ')}`);
  await restartOwnedSequences(client, tables);
  return counts;
}
