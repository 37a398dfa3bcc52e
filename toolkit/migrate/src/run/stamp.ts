import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import type { History } from '../history/index.ts';
import { resolveTarget } from '../history/index.ts';
import { createHistoryTable, HISTORY_TABLE, recordApplied } from './history-table.ts';
import { takeLocks } from './lock.ts';
import { appliedNames } from './state.ts';
import { withCode } from './with-code.ts';

/**
 * Records that a database is at a target without running anything, for a database whose schema was not created by
 * these migrations. Compare the schema first: nothing here does.
 *
 * @param knex the database
 * @param history the migrations, from {@link readHistory}
 * @param target as for {@link upgrade}, or `base`
 * @param onWaiting called when another run has to end first
 * @returns the revision of the database now; `null` for base
 * @throws TrellisError `TARGET_UNKNOWN`, `TARGET_AMBIGUOUS`, `MIGRATIONS_LOCKED`
 * @example
 * import { connect } from '@trellis/database';
 * import { readHistory, stamp } from '@trellis/migrate';
 *
 * const connection = await connect();
 * // This database was restored from a dump of release 1.0.0.
 * await stamp(connection.knex, await readHistory('migrations'), '1.0.0');
 * await connection.close();
 */
export async function stamp(
  knex: Knex,
  history: History,
  target: string,
  onWaiting: () => void = () => {},
): Promise<string | null> {
  if (history.migrations.length === 0 && target !== 'base')
    throw new TrellisError(
      'TARGET_UNKNOWN',
      `Expected a migration to stamp the database at, got "${target}" of a history without migrations. Create the first one with \`trellis revision\`.`,
    );
  return withCode(() =>
    knex.transaction(async (transaction) => {
      await takeLocks(transaction, onWaiting);
      const names = await appliedNames(transaction);
      const applied = history.migrations.filter(({ name }) => names.includes(name));
      const migrations = history.migrations.slice(0, resolveTarget(history, applied, target));
      await createHistoryTable(transaction);
      await transaction('knex_migrations').delete();
      await transaction(HISTORY_TABLE).delete();
      for (const [index, migration] of migrations.entries()) {
        await transaction('knex_migrations').insert({
          name: migration.name,
          batch: index + 1,
          migration_time: transaction.fn.now(),
        });
        await recordApplied(transaction, migration);
      }
      return migrations.at(-1)?.name ?? null;
    }),
  );
}
