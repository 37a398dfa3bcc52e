import { serverAddress } from './address.ts';
import { Backends } from './backends.ts';
import { type Connection, connectionFrom } from './connection.ts';
import { connectionError } from './connection-error.ts';
import { driverUrl } from './driver-url.ts';
import { openKnex, SEARCH_PATH } from './open-knex.ts';

/**
 * Connects to a PostgreSQL server and checks that it answers. The search path of each connection is `public`.
 *
 * @param url `postgres://user:password@host:port/database`, as in libpq, except that `sslmode` `prefer`, `require`
 *   and `verify-ca` verify the certificate and the host name too
 * @param options `keep`: how many idle connections the pool keeps, 0 by default; `setting`: the setting that the URL is
 *   from, for messages, such as `DATABASE_URL`
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
  { keep = 0, setting = 'the URL' }: { readonly keep?: number; readonly setting?: string } = {},
): Promise<Connection> {
  const description = await serverAddress(url, setting);
  const backends = new Backends(url);
  const knex = await openKnex({
    connection: {
      connectionString: driverUrl(url),
      connectionTimeoutMillis: 10_000,
      application_name: 'trellis',
    },
    searchPath: SEARCH_PATH,
    pool: { min: keep, max: 10, afterCreate: backends.add },
    acquireConnectionTimeout: 15_000,
  });
  try {
    return await connectionFrom({
      knex,
      engine: 'server',
      description,
      abort: () => backends.end(),
      release: async () => {},
    });
  } catch (error) {
    await knex.destroy();
    throw connectionError(error, description, setting);
  }
}
