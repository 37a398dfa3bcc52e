import { TrellisError } from '@trellis/model';
import { nameList, qualifiedName } from '@trellis/model/internal';
import type { ClientBase } from 'pg';
import type { TableRows } from '../data-set/index.ts';

/** The qualified and quoted name of a table. */
export function tableName({ plan: { table } }: TableRows): string {
  return qualifiedName({ schema: table.schema ?? 'public', name: table.name });
}

/** The target of COPY: a table and its written columns. */
export function copyTarget(rows: TableRows): string {
  return `${tableName(rows)} (${nameList(rows.columns)})`;
}

/**
 * Checks that the database has the tables and columns of a data set.
 *
 * @param database a description of the database, for the message
 * @param migrateCommand the command that migrates the database, for the message
 * @throws TrellisError `MIGRATIONS_MISSING` if tables or columns are missing
 */
export async function checkTables(
  client: ClientBase,
  tables: readonly TableRows[],
  database: string,
  migrateCommand: string,
): Promise<void> {
  const { rows } = await client.query<{ schema: string; name: string; columns: string[] }>(
    `select n.nspname as schema, c.relname as name, array_agg(a.attname::text) as columns
       from pg_catalog.pg_class c
       join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'p') and n.nspname = any($1)
      group by 1, 2`,
    [[...new Set(tables.map(({ plan }) => plan.table.schema ?? 'public'))]],
  );
  const found = new Map(rows.map(({ schema, name, columns }) => [JSON.stringify([schema, name]), columns]));
  const missing = tables.flatMap((table) => {
    const { schema = 'public', name } = table.plan.table;
    const columns = found.get(JSON.stringify([schema, name]));
    if (columns === undefined) return [table.key];
    return table.columns
      .filter((column) => !columns.includes(column))
      .map((column) => `${table.key}.${column}`);
  });
  if (missing.length === 0) return;
  const named =
    missing.length > 6
      ? `${missing.slice(0, 6).join(', ')} and ${missing.length - 6} more`
      : missing.join(', ');
  throw new TrellisError(
    'MIGRATIONS_MISSING',
    `${named} ${missing.length > 1 ? 'do' : 'does'} not exist in ${database}. Run \`${migrateCommand}\` first.`,
    { details: { missing } },
  );
}

/** Counts the rows of each table. Empty tables are not in the result. */
export async function countRows(
  client: ClientBase,
  tables: readonly TableRows[],
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${tableName(table)}`);
    const count = Number(rows[0]?.count ?? 0);
    if (count > 0) counts[table.key] = count;
  }
  return counts;
}
