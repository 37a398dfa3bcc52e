import { TrellisError } from '@trellis/model';
import { type Connection, connectionFrom } from './connection.ts';
import { connectionError } from './connection-error.ts';
import { driverUrl } from './driver-url.ts';
import { openKnex } from './open-knex.ts';

/**
 * Connects to a PostgreSQL server and checks that it answers.
 *
 * @param url `postgres://user:password@host:port/database`, as in libpq, except that `sslmode` `prefer`, `require`
 *   and `verify-ca` verify the certificate and the host name too
 * @param options `keep`: how many idle connections the pool keeps; 0 by default
 * @throws TrellisError `URL_INVALID`, `SERVER_UNREACHABLE`, `PASSWORD_WRONG`, `DATABASE_MISSING`, `SERVER_FULL`,
 *   `SERVER_STARTING` or `CONNECTION_FAILED`
 * @example
 * import { connectServer } from '@trellis/database';
 *
 * const connection = await connectServer('postgres://shop@localhost:5432/shop');
 * console.log(connection.describe(), connection.serverVersion);
 * await connection.close();
 */
export async function connectServer(
  url: string,
  options: { readonly keep?: number } = {},
): Promise<Connection> {
  const description = place(url);
  const knex = await openKnex({
    connection: {
      connectionString: driverUrl(url),
      connectionTimeoutMillis: 10_000,
      application_name: 'trellis',
    },
    pool: { min: options.keep ?? 0, max: 10 },
    acquireConnectionTimeout: 15_000,
  });
  try {
    return await connectionFrom({ knex, engine: 'server', description, release: async () => {} });
  } catch (error) {
    await knex.destroy();
    throw connectionError(error, description);
  }
}

/** The server and database of a URL, without the password. */
function place(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw invalid('a value that is not a URL');
  }
  if (!/^postgres(ql)?:$/.test(parsed.protocol))
    throw invalid(`a URL that begins with "${parsed.protocol}//"`);
  if (url !== url.trim()) throw invalid('a URL with white space around it');
  // The user and password of such a URL would be a part of the path, which messages contain.
  if (!/^[a-z]+:\/\//i.test(url)) throw invalid(`a URL without "//" after "${parsed.protocol}"`);
  if (!parsed.hostname && parsed.pathname.includes('@')) throw invalid('a URL with "///" before the user');
  const host = parsed.hostname || parsed.searchParams.get('host') || 'localhost';
  const user = parsed.username ? `${decoded(parsed.username)}@` : '';
  return `${user}${decoded(host)}${parsed.port && `:${parsed.port}`}${decoded(parsed.pathname)}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw invalid('a URL with a "%" that is not followed by two hexadecimal digits');
  }
}

/** The message does not contain the URL, because it may contain a password. */
function invalid(got: string): TrellisError {
  return new TrellisError(
    'URL_INVALID',
    `Expected DATABASE_URL as postgres://user:password@host:5432/database, got ${got}. Fix it; write special characters as %XX.`,
  );
}
