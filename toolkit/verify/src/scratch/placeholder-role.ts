import type { Connection } from '@trellis/database';
import { quoteIdentifier, TrellisError } from '@trellis/model';

/**
 * Creates roles that the schema names and the server does not have.
 *
 * @param connection a scratch database, which is closed when this fails; on a server it is in a transaction that is rolled
 *   back, since roles belong to the whole server
 * @param roles the names of the roles
 * @returns the connection
 * @throws TrellisError `ROLE_MISSING` when the user may not create roles
 */
export async function withPlaceholderRoles<T extends Connection>(
  connection: T,
  roles: readonly string[],
): Promise<T> {
  try {
    await createMissing(connection, roles);
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function createMissing(connection: Connection, roles: readonly string[]): Promise<void> {
  await connection.withClient(async (client) => {
    const { rows } = await client.query('select rolname from pg_catalog.pg_roles where rolname = any ($1)', [
      roles,
    ]);
    const there = new Set(rows.map(({ rolname }) => rolname));
    for (const role of roles.filter((one) => !there.has(one))) {
      try {
        await client.query(`create role ${quoteIdentifier(role)}`);
        // Only a superuser can give objects to roles that it is not a member of.
        await client.query(`grant ${quoteIdentifier(role)} to current_user`);
      } catch (error) {
        throw new TrellisError(
          'ROLE_MISSING',
          `The server has no role ${quoteIdentifier(role)}, and the user may not create a placeholder. Create the role, or verify with the embedded engine (TRELLIS_SCRATCH=embedded).`,
          { cause: error },
        );
      }
    }
  });
}

/** PostgreSQL's functions that look up a role. */
const LOOKUPS = /^get_role(spec)?_/;

/**
 * The role that PostgreSQL did not find when something failed.
 *
 * @param error an error with PostgreSQL's error among its causes
 */
export function missingRole(error: unknown): string | undefined {
  const { code, routine, message, cause } = (error ?? {}) as {
    readonly code?: unknown;
    readonly routine?: unknown;
    readonly message?: string;
    readonly cause?: unknown;
  };
  // The name is in double quotes in every language of the server.
  if (code === '42704' && LOOKUPS.test(String(routine))) return /"(.*)"/s.exec(message ?? '')?.[1];
  return cause === undefined ? undefined : missingRole(cause);
}
