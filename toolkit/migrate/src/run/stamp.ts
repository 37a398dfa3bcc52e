import type { Knex } from 'knex';
import type { History } from '../history/index.ts';
import { resolveTarget } from '../history/index.ts';
import { ensureLedger, enter, LEDGER } from './ledger.ts';
import { takeLocks } from './lock.ts';
import { appliedNames } from './state.ts';

/**
 * Writes down that a database stands at a target, and runs nothing: for one whose schema came there
 * in another way.
 *
 * @param target see `resolveTarget`
 * @throws TrellisError `TARGET_UNKNOWN`, `MIGRATIONS_LOCKED`
 * @returns the migration that it stands at now
 */
export async function stamp(
  knex: Knex,
  history: History,
  target: string,
  onWaiting: () => void = () => {},
): Promise<string | null> {
  return knex.transaction(async (transaction) => {
    await takeLocks(transaction, onWaiting);
    const names = await appliedNames(transaction);
    const migrations = history.migrations.slice(0, resolveTarget(history, names.length, target));
    await ensureLedger(transaction);
    await transaction('knex_migrations').delete();
    await transaction(LEDGER).delete();
    for (const [index, migration] of migrations.entries()) {
      await transaction('knex_migrations').insert({
        name: migration.name,
        batch: index + 1,
        migration_time: transaction.fn.now(),
      });
      await enter(transaction, migration);
    }
    return migrations.at(-1)?.name ?? null;
  });
}
