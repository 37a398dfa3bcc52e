import { fileURLToPath } from 'node:url';
import {
  type History,
  migrationSourceIn,
  type RunResult,
  readHistory,
  upgrade as upgradeTo,
} from '@trellis/migrate';
import type { Knex } from 'knex';
import manifest from './migrations/history.json';

/** The files are TypeScript in the repository and JavaScript in the installed package, under the same names. */
const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Reads the shop's migrations in order, with their checksums and releases.
 *
 * @example
 * import { history } from '@shop/migrations';
 *
 * const { migrations, releases } = await history();
 * console.log(migrations.length, releases['1.0.0']);
 */
export function history(): Promise<History> {
  return readHistory(folder);
}

/**
 * The shop's migrations for Knex's own migrator, or for `migrations` in a knexfile.
 *
 * @example
 * import { migrations } from '@shop/migrations';
 * import createKnex from 'knex';
 *
 * const knex = createKnex({ client: 'pg', connection: 'postgres://localhost/shop' });
 * await knex.migrate.latest(migrations);
 */
export const migrations: Knex.MigratorConfig = { migrationSource: migrationSourceIn(folder) };

/**
 * The name of the last migration.
 *
 * @example
 * import { latest } from '@shop/migrations';
 *
 * console.log(latest); // 20261121154007_added_order_totals
 */
export const latest: string | undefined = manifest.migrations.at(-1)?.name;

/**
 * Upgrades a database to a target. A database that lacks an earlier migration than one that it has is refused with
 * `HISTORY_GAP`: only `trellis upgrade` of the repository proves whether the order matters.
 *
 * @param knex the database
 * @param target a release such as `1.2.0`, a migration or `head`, the default
 * @returns the migrations that ran
 * @throws TrellisError as `upgrade` of `@trellis/migrate`
 * @example
 * import { upgrade } from '@shop/migrations';
 * import createKnex from 'knex';
 *
 * const knex = createKnex({ client: 'pg', connection: 'postgres://localhost/shop' });
 * await upgrade(knex, '1.2.0');
 */
export async function upgrade(knex: Knex, target = 'head'): Promise<RunResult> {
  return upgradeTo(knex, await history(), target);
}
