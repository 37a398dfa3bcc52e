import type { Knex } from 'knex';
import { type History, loadMigration, type Migration, readHistory } from '../history/index.ts';
import { runMigration } from './run-migration.ts';

/**
 * Returns a history as a migration source of Knex's migrator. Names have no extension, so that a migration is the same
 * in TypeScript and compiled.
 *
 * Knex alone records neither checksums nor releases, and checks no losses. The next {@link upgrade} completes the
 * history table.
 *
 * @param history the migrations, from {@link readHistory}
 * @example
 * import { migrationSource, readHistory } from '@trellis/migrate';
 * import createKnex from 'knex';
 *
 * const knex = createKnex({ client: 'pg', connection: 'postgres://localhost/shop' });
 * await knex.migrate.latest({ migrationSource: migrationSource(await readHistory('migrations')) });
 * await knex.destroy();
 */
export function migrationSource(history: Pick<History, 'migrations'>): Knex.MigrationSource<Migration> {
  return {
    getMigrations: async () => [...history.migrations],
    getMigrationName: ({ name }) => name,
    getMigration: async (migration) => {
      const module = await loadMigration(migration);
      return {
        ...(module.config && { config: module.config }),
        up: (knex) => runMigration(knex, module, 'up', 'environment'),
        down: (knex) => runMigration(knex, module, 'down', 'environment'),
      };
    },
  };
}

/**
 * Returns the migrations of a folder as a migration source that reads them on demand: for a knexfile, or for a package
 * of migrations.
 *
 * @param folder the folder of the migrations with their `history.json`. It is read by each command of Knex, which then
 *   throws what {@link readHistory} throws
 * @example
 * import { fileURLToPath } from 'node:url';
 * import { migrationSourceIn } from '@trellis/migrate';
 *
 * const folder = fileURLToPath(new URL('./migrations', import.meta.url));
 * export default {
 *   client: 'pg',
 *   connection: 'postgres://localhost/shop',
 *   migrations: { migrationSource: migrationSourceIn(folder) },
 * };
 */
export function migrationSourceIn(folder: string): Knex.MigrationSource<Migration> {
  return {
    ...migrationSource({ migrations: [] }),
    getMigrations: async () => [...(await readHistory(folder)).migrations],
  };
}
