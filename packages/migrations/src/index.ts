import { fileURLToPath } from 'node:url';
import {
  type History,
  migrationSourceIn,
  type RunResult,
  readHistory,
  upgrade as upgradeTo,
} from '@trellis/evolve';
import type { Knex } from 'knex';
import manifest from './migrations/history.json';

/** TypeScript in the repository, JavaScript in the installed package: the same migrations by the same names. */
const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/** The shop's migrations in order, with their checksums and releases. */
export function history(): Promise<History> {
  return readHistory(folder);
}

/** For Knex's own commands: `knex.migrate.latest(migrations)`, or `migrations` in a knexfile. */
export const migrations: Knex.MigratorConfig = { migrationSource: migrationSourceIn(folder) };

/** The name of the last migration. */
export const latest: string | undefined = manifest.migrations.at(-1)?.name;

/**
 * Brings a database up to a target.
 *
 * @param knex the database
 * @param target `head` when left out, or a release such as `1.2.0`
 * @throws TrellisError as `upgrade` of `@trellis/evolve`
 * @example await upgrade(knex, '1.2.0')
 */
export async function upgrade(knex: Knex, target = 'head'): Promise<RunResult> {
  return upgradeTo(knex, await history(), target);
}
