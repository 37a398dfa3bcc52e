import type { Connection } from '@trellis/database';
import type { ScratchKind } from '../scratch/index.ts';

/** The PostgreSQL that prints descriptors and proves migrations. */
export interface VerifyEngine {
  /** A temporary database of the server, a rolled-back transaction on its database, or the embedded engine. */
  readonly kind: ScratchKind;
  /** `server_version_num`: 180004 is 18.4. */
  readonly serverVersion: number;
  /** A line that describes it, with the reasons why the preferred kinds were not available. */
  readonly text: string;
  /** Set where its major version differs from the server's. */
  readonly warning?: string;
}

/**
 * Describes the verifying engine.
 *
 * @param kind its kind
 * @param connection a database of the engine
 * @param like the server of the project
 * @param refused the reasons why the preferred kinds were not available
 * @param roles the placeholder roles
 */
export function describeEngine(
  kind: ScratchKind,
  connection: Connection,
  like: Connection | undefined,
  refused: readonly string[],
  roles: readonly string[] = [],
): VerifyEngine {
  const { serverVersion } = connection;
  const where = {
    database: () => `in temporary databases beside ${like?.describe()}`,
    transaction: () => `in a rolled-back transaction on ${like?.describe()}`,
    embedded: () => 'by the embedded engine',
  }[kind]();
  const why = refused.length === 0 ? '' : `, since ${refused.join('; ')}`;
  const placeholders = roles.length === 0 ? '' : `, with placeholders for the roles ${roles.join(', ')}`;
  const warning = like && warningOf(like, connection);
  return {
    kind,
    serverVersion,
    text: `Verified ${where} (PostgreSQL ${majorOf(connection)})${placeholders}${why}.`,
    ...(warning && { warning }),
  };
}

function warningOf(there: Connection, here: Connection): string | undefined {
  const [server, embedded] = [majorOf(there), majorOf(here)];
  if (server === embedded) return undefined;
  return `The server is PostgreSQL ${server}, the embedded engine ${embedded}: differences between the two are not noticed. Allow the user to create databases (ALTER ROLE … CREATEDB), or make it the owner of this one.`;
}

/** The major version of PostgreSQL: 18 for 180004. */
export function majorOf({ serverVersion }: Pick<Connection, 'serverVersion'>): number {
  return Math.floor(serverVersion / 10_000);
}
