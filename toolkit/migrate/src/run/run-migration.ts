import type { Knex } from 'knex';
import type { MigrationModule } from '../history/index.ts';
import { type SecretSource, withSecrets } from './secrets.ts';

/** The function of a migration that runs: `up` upgrades, `down` downgrades. */
export type Direction = 'up' | 'down';

/** Returns whether a migration runs in a transaction: it does unless it exports `config = { transaction: false }`. */
export function isTransactional({ config }: Pick<MigrationModule, 'config'>): boolean {
  return config?.transaction !== false;
}

/**
 * Runs one direction of a migration. Everything that runs a migration calls this function: the runner, Knex's own
 * migrator (through `migrationSource`), the replay of a history, the proof, and the plan.
 *
 * A transactional migration gets a transaction of its own, or the one that `knex` already is. Any other migration
 * gets `knex` itself, since statements such as `CREATE INDEX CONCURRENTLY` refuse to run in a transaction.
 *
 * @param knex the database, or an open transaction
 * @param migration the module of the migration
 * @param direction `up` or `down`
 * @param secrets where its secrets come from
 * @throws TrellisError `SECRET_MISSING`; the error of the migration; a transaction that this function began is rolled back
 */
export async function runMigration(
  knex: Knex,
  migration: MigrationModule,
  direction: Direction,
  secrets: SecretSource,
): Promise<void> {
  const variables = migration.secrets?.[direction] ?? [];
  const run = (on: Knex) => withSecrets(on, variables, secrets, () => migration[direction](on));
  if (knex.isTransaction || !isTransactional(migration)) await run(knex);
  else
    await knex.transaction(async (transaction) => {
      // Without a promise, Knex would wait for the migration to commit.
      await run(transaction);
    });
}
