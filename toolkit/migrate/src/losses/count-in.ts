import { escapeBindings } from '@trellis/database/internal';
import type { CountedLoss } from '@trellis/plan';
import type { Knex } from 'knex';

/** How long counting may take in all, in milliseconds. */
export const TIME_LIMIT_MS = 3000;

/** What a count finds. */
export type Count = Pick<CountedLoss, 'count' | 'about' | 'invalid'>;

/** Runs a count; returns no count where the table or column does not exist. */
export async function countIn(knex: Knex, sql: string, timeout: number): Promise<Count | 'uncounted'> {
  if (timeout <= 0) return 'uncounted';
  try {
    const rows = await rolledBack(knex, [
      `set local statement_timeout = ${Math.ceil(timeout)}`,
      // With row-level security the user would count only the rows that it may see.
      'set local row_security = off',
      sql,
    ]);
    const { count, invalid = '0' } = rows[0] ?? {};
    return { count: Number(count), ...(invalid !== '0' && { invalid: Number(invalid) }) };
  } catch (error) {
    // The database is not at the revision that the change begins with.
    return isMissing(error) ? {} : 'uncounted';
  }
}

interface CountRow {
  readonly count: string;
  readonly invalid?: string;
}

/** The rows of the last statement. Rolls back, so that no setting, lock or error remains. */
async function rolledBack(knex: Knex, statements: readonly string[]): Promise<readonly CountRow[]> {
  const transaction = await knex.transaction();
  try {
    let rows: readonly CountRow[] = [];
    for (const sql of statements) ({ rows } = await transaction.raw(escapeBindings(sql)));
    return rows;
  } finally {
    await transaction.rollback();
  }
}

function isMissing(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return code === '42P01' || code === '42703' || code === '3F000';
}
