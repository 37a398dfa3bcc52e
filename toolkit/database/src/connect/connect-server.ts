import { TrellisError } from '@trellis/model';
import { type Connection, connectionFrom } from './connection.ts';
import { connectionError } from './connection-error.ts';
import { driverUrl } from './driver-url.ts';
import { openKnex } from './open-knex.ts';

/**
 * Connects to a PostgreSQL server and makes sure that it answers.
 *
 * @param url `postgres://user:password@host:port/database`, as libpq reads it, save that every `sslmode` that
 *   encrypts checks the certificate in full: see `driverUrl`
 * @param options `keep`: how many connections stay when nothing uses them
 * @throws TrellisError `URL_INVALID`, or one of those that `connectionError` makes
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

/** The server in a URL, without the password. */
function place(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw invalid('a text that does not parse as a URL');
  }
  if (!/^postgres(ql)?:$/.test(parsed.protocol))
    throw invalid(`a URL that begins with "${parsed.protocol}//"`);
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

/** The URL itself is not shown: it may hold a password. */
function invalid(got: string): TrellisError {
  return new TrellisError(
    'URL_INVALID',
    `Expected DATABASE_URL as postgres://user:password@host:5432/database, got ${got}. Mend it (special characters as %XX).`,
  );
}
