import type { Knex } from 'knex';
import { type History, loadMigration, type Migration, readHistory } from '../history/index.ts';
import { runMigration } from './run-migration.ts';

/**
 * A history as a migration source of Knex's migrator. Names have no extension, so that a migration is the same in
 * TypeScript and compiled.
 *
 * @param history the migrations
 * @example await knex.migrate.latest({ migrationSource: migrationSource(history) })
 */
export function migrationSource(history: Pick<History, 'migrations'>): Knex.MigrationSource<Migration> {
  return {
    getMigrations: async () => [...history.migrations],
    getMigrationName: ({ name }) => name,
    getMigration: async (migration) => {
      const module = await loadMigration(migration);
      return {
        ...(module.config && { config: module.config }),
        up: (knex) => runMigration(knex, module, 'up'),
        down: (knex) => runMigration(knex, module, 'down'),
      };
    },
  };
}

/**
 * The migrations of a folder as a migration source that reads them on demand: for a knexfile, or for a package of
 * migrations.
 *
 * @param folder the folder of the migrations with their `history.json`
 * @example export default { client: 'pg', migrations: { migrationSource: migrationSourceIn(folder) } };
 */
export function migrationSourceIn(folder: string): Knex.MigrationSource<Migration> {
  return {
    ...migrationSource({ migrations: [] }),
    getMigrations: async () => [...(await readHistory(folder)).migrations],
  };
}
