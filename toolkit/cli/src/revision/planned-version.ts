import type { Connection } from '@trellis/database';
import type { Config } from '../config/index.ts';

/**
 * The version of PostgreSQL that a migration is planned for: the oldest one that the configuration lists, because the
 * migration runs on all of them, or that of the verifying engine if that is older.
 */
export function plannedVersion(
  { serverVersion }: Pick<Connection, 'serverVersion'>,
  { postgres = [] }: Pick<Config, 'postgres'>,
): number {
  return Math.min(serverVersion, ...postgres.map(({ version }) => version * 10_000));
}
