import type { Connection } from '@trellis/database';
import type { ScratchKind } from '../scratch/index.ts';

/** Whose PostgreSQL printed and proved, and where. */
export interface Judge {
  /** In throw-away databases of the server, in a transaction on its database that is rolled back, or embedded. */
  readonly kind: ScratchKind;
  /** `server_version_num`: 180004 is 18.4. */
  readonly serverVersion: number;
  /** That in one line, with what was in the way of a better judge. */
  readonly text: string;
  /** Set where the judge is of another major version than the server that was named. */
  readonly warning?: string;
}

/**
 * Tells who judges.
 *
 * @param connection a database of the judge
 * @param like the server that was named
 * @param refused why the kinds before it could not be, as sentences
 * @param roles what roles are there for the while
 */
export function judgeOf(
  kind: ScratchKind,
  connection: Connection,
  like: Connection | undefined,
  refused: readonly string[],
  roles: readonly string[] = [],
): Judge {
  const { serverVersion } = connection;
  const where = {
    database: () => `in throw-away databases beside ${like?.describe()}`,
    transaction: () => `in a transaction on ${like?.describe()} that is rolled back`,
    embedded: () => 'by the embedded engine',
  }[kind]();
  const why = refused.length === 0 ? '' : `, since ${refused.join('; ')}`;
  const standIns = roles.length === 0 ? '' : `, with stand-ins for the roles ${roles.join(', ')}`;
  const warning = like && warningOf(like, connection);
  return {
    kind,
    serverVersion,
    text: `Judged ${where} (PostgreSQL ${majorOf(connection)})${standIns}${why}.`,
    ...(warning && { warning }),
  };
}

function warningOf(there: Connection, here: Connection): string | undefined {
  const [server, embedded] = [majorOf(there), majorOf(here)];
  if (server === embedded) return undefined;
  return `PostgreSQL ${server} here, ${embedded} embedded: what the two print or allow differently is not seen. Let the user make databases (ALTER ROLE … CREATEDB), or own this one.`;
}

/** PostgreSQL's major version: 18 of 180004. */
export function majorOf({ serverVersion }: Connection): number {
  return Math.floor(serverVersion / 10_000);
}
