import { type Connection, qualifiedName } from '@trellis/database';
import { quoteIdentifier } from '@trellis/model';
import type { Loss } from '../diff/index.ts';

/** Data that would be lost, and how much of it there is. */
export interface CountedLoss extends Loss {
  /** The rows, or the column's values that are not null; left out where nobody could tell. */
  readonly count?: number;
  /** Set where counting took too long: the count is what the server reckons with. */
  readonly about?: true;
}

/** How long a table may be counted. */
const PATIENCE = '3s';

/**
 * Counts what a live database would lose.
 *
 * @param connection the database that the losses are in
 * @example await countLosses(live, plan.losses) // [{ object: 'table public.notes', what: '…', count: 12 }]
 */
export async function countLosses(
  connection: Connection,
  losses: readonly Loss[],
): Promise<readonly CountedLoss[]> {
  const counted: CountedLoss[] = [];
  for (const loss of losses) counted.push({ ...loss, ...(await countOf(connection, loss)) });
  return counted;
}

/** `12 rows`, `about 12 values`; nothing where it is not known. */
export function countText({ count, about, column }: CountedLoss): string | undefined {
  if (count === undefined) return undefined;
  const noun = column === undefined ? 'row' : 'value';
  return `${about ? 'about ' : ''}${count} ${noun}${count === 1 ? '' : 's'}`;
}

async function countOf(
  { knex }: Connection,
  { table, column }: Loss,
): Promise<Pick<CountedLoss, 'count' | 'about'>> {
  if (table === undefined) return {};
  const what = column === undefined ? '*' : quoteIdentifier(column);
  try {
    return await knex.transaction(async (transaction) => {
      await transaction.raw(`set local statement_timeout = '${PATIENCE}'`);
      const sql = `select count(${what})::int8::text as count from ${qualifiedName(table)}`;
      const { rows } = await transaction.raw(sql.replaceAll('?', '\\?'));
      return { count: Number(rows[0].count) };
    });
  } catch {
    // Too large to count, or not ours to read.
    const { rows } = await knex.raw(
      `select c.reltuples::int8::text as count from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = ? and c.relname = ? and c.reltuples >= 0`,
      [table.schema, table.name],
    );
    return rows.length === 0 ? {} : { count: Number(rows[0].count), about: true };
  }
}
