import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import { migrationSource } from './source.ts';
import { isLocked } from './state.ts';

/** The key of the advisory lock: "trellis" on a telephone keypad. */
const KEY = 8735547;

/**
 * Takes two locks until the transaction ends: an advisory lock among runs of this toolkit, which also guards the
 * creation of Knex's tables, and the row that Knex locks. A killed process leaves neither.
 *
 * @param transaction the transaction that the migration runs in
 * @param waiting called when another run has to end first
 * @throws TrellisError `MIGRATIONS_LOCKED` when Knex's lock is committed: a run outside a transaction, or a killed one
 */
export async function takeLocks(transaction: Knex.Transaction, waiting: () => void): Promise<void> {
  const free = await one<boolean>(transaction, 'select pg_try_advisory_xact_lock(?) as value', [KEY]);
  if (!free) {
    waiting();
    await transaction.raw('select pg_advisory_xact_lock(?)', [KEY]);
  }
  // Creates Knex's tables if they do not exist.
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
      "Knex's migration lock is taken. Wait if migrations are running; if a process was killed, check that the last migration is complete and run `trellis unlock`.",
    );
}

/**
 * Frees the lock that a killed process left in Knex's lock table. Call it only if no migration is running.
 *
 * @param knex the database
 * @returns whether it was taken
 * @example
 * import { connect } from '@trellis/database';
 * import { unlock } from '@trellis/migrate';
 *
 * const connection = await connect();
 * console.log((await unlock(connection.knex)) ? 'The lock is free now.' : 'No lock was taken.');
 * await connection.close();
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
