import type { Connection } from '@trellis/database';
import { quoteIdentifier, TrellisError } from '@trellis/model';

/**
 * Makes roles that something names and the server does not have, in an empty database that nobody else sees.
 *
 * @param connection that database, which is closed when this fails; on a server it is within a transaction that is
 *   rolled back, since roles are the whole server's
 * @returns the connection
 * @throws TrellisError `ROLE_MISSING` when its user may not
 */
export async function standIn(connection: Connection, roles: readonly string[]): Promise<Connection> {
  try {
    await makeMissing(connection, roles);
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function makeMissing(connection: Connection, roles: readonly string[]): Promise<void> {
  await connection.withClient(async (client) => {
    const { rows } = await client.query('select rolname from pg_catalog.pg_roles where rolname = any ($1)', [
      roles,
    ]);
    const there = new Set(rows.map(({ rolname }) => rolname));
    for (const role of roles.filter((one) => !there.has(one))) {
      try {
        await client.query(`create role ${quoteIdentifier(role)}`);
        // Whoever is no superuser gives objects only to roles that it is a member of.
        await client.query(`grant ${quoteIdentifier(role)} to current_user`);
      } catch (error) {
        throw new TrellisError(
          'ROLE_MISSING',
          `Expected the role ${quoteIdentifier(role)} on the server, got none, and no right to make one for the while. Make it (CREATE ROLE), or judge by the embedded engine (TRELLIS_SCRATCH=embedded).`,
          { cause: error },
        );
      }
    }
  });
}

/** How PostgreSQL looks for a role. */
const LOOKUPS = /^get_role(spec)?_/;

/**
 * The role that was missing when something failed.
 *
 * @param error what was thrown, with PostgreSQL's error as its cause or that one's
 */
export function missingRole(error: unknown): string | undefined {
  const { code, routine, message, cause } = (error ?? {}) as {
    readonly code?: unknown;
    readonly routine?: unknown;
    readonly message?: string;
    readonly cause?: unknown;
  };
  // Whatever language it speaks, the name stands in double quotes.
  if (code === '42704' && LOOKUPS.test(String(routine))) return /"(.*)"/s.exec(message ?? '')?.[1];
  return cause === undefined ? undefined : missingRole(cause);
}
