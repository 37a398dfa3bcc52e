import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import { migrationSource } from './source.ts';
import { isLocked } from './state.ts';

/** Any number that nothing else locks: "trellis" on a telephone. */
const KEY = 8735547;

/**
 * Takes both locks until the transaction ends: one among runs of this toolkit, which also guards the
 * making of Knex's tables, and the row that Knex itself locks. A process that is killed leaves neither.
 *
 * @param transaction the transaction that the migration runs in
 * @param waiting told when another run has to end first
 * @throws TrellisError `MIGRATIONS_LOCKED` when Knex's lock was committed: outside a transaction, or left behind
 */
export async function takeLocks(transaction: Knex.Transaction, waiting: () => void): Promise<void> {
  const free = await one<boolean>(transaction, 'select pg_try_advisory_xact_lock(?) as value', [KEY]);
  if (!free) {
    waiting();
    await transaction.raw('select pg_advisory_xact_lock(?)', [KEY]);
  }
  // Makes Knex's tables where they are missing, in Knex's own way.
  await transaction.migrate.list({
    migrationSource: migrationSource({ migrations: [] }),
    disableMigrationsListValidation: true,
  });
  const rows = await transaction('knex_migrations_lock').select('is_locked').forUpdate().skipLocked();
  if (rows.length === 0) {
    waiting();
    await transaction('knex_migrations_lock').select('is_locked').forUpdate();
  }
  if (await isLocked(transaction))
    throw new TrellisError(
      'MIGRATIONS_LOCKED',
      "Expected Knex's migration lock free, got it taken. Wait if migrations run; if none do (a process was killed), see that the last one is whole and run `trellis unlock`.",
    );
}

/**
 * Frees Knex's lock after a killed process.
 *
 * @returns whether it was taken
 */
export async function unlock(knex: Knex): Promise<boolean> {
  if (!(await isLocked(knex))) return false;
  await knex.migrate.forceFreeMigrationsLock();
  return true;
}

async function one<T>(knex: Knex, sql: string, bindings: readonly number[]): Promise<T> {
  const { rows } = await knex.raw<{ rows: { value: T }[] }>(sql, [...bindings]);
  return rows[0]?.value as T;
}
