import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { run } from './run.ts';

/** A PostgreSQL server with the programs of its version. */
export interface InstalledServer {
  /** The folder of `psql` and `pg_dump`. */
  readonly bin: string;
  /** The URL of one of its databases. */
  url(database: string): string;
  stop(): Promise<void>;
}

/**
 * Starts a server of an installed PostgreSQL in a temporary folder, without durability.
 *
 * @param bin the folder of its programs; by default `TRELLIS_PG_BIN`, the search path or Debian's newest
 * @throws Error if no programs are found
 *
 * @example
 * import { startInstalledServer } from '@trellis/testing/installed';
 *
 * const server = await startInstalledServer();
 * console.log(server.url('postgres'));
 * await server.stop();
 */
export async function startInstalledServer(bin = process.env['TRELLIS_PG_BIN']): Promise<InstalledServer> {
  const folder = bin ?? (await findPrograms());
  const parent = await mkdtemp(join(tmpdir(), 'trellis-installed-'));
  // PostgreSQL does not run as root, so root runs it as `postgres`, who must own the folder.
  const user = process.getuid?.() === 0 ? await idsOf('postgres') : undefined;
  await chmod(parent, 0o755);
  if (user) await chown(parent, user.uid, user.gid);
  const data = join(parent, 'data');
  await run(
    join(folder, 'initdb'),
    ['-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C', '-A', 'trust', '--no-sync'],
    { ...user, cwd: parent },
  );
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    autovacuum: 'off',
    max_connections: 100,
  };
  const server = spawn(
    join(folder, 'postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...user, cwd: parent, stdio: ['ignore', 'ignore', 'ignore'] },
  );
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  await untilReady(join(folder, 'pg_isready'), url('postgres'));
  return {
    bin: folder,
    url,
    async stop() {
      server.kill('SIGINT');
      await ended;
      await rm(parent, { recursive: true, force: true });
    },
  };
}

async function untilReady(isReady: string, url: string): Promise<void> {
  for (let i = 0; i < 300; i++) {
    try {
      await run(isReady, ['-q', '-d', url]);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('The server did not accept connections within 30 seconds.');
}

/** Finds the folder of the programs of an installed server. */
async function findPrograms(): Promise<string> {
  const debian = '/usr/lib/postgresql';
  const versions = await readdir(debian).catch(() => []);
  const folders = [
    ...(process.env['PATH'] ?? '').split(':'),
    ...versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, 'bin')),
  ];
  for (const folder of folders) if (hasPrograms(folder)) return folder;
  throw new Error('initdb, postgres, psql and pg_dump were not found. Set TRELLIS_PG_BIN to their folder.');
}

/**
 * Returns the folder of the programs of a major version that Debian's packages install; undefined if it is not installed.
 *
 * @param major the version: 15
 *
 * @example
 * import { installedPrograms } from '@trellis/testing/installed';
 *
 * installedPrograms(15); // '/usr/lib/postgresql/15/bin'
 */
export function installedPrograms(major: number): string | undefined {
  const folder = join('/usr/lib/postgresql', String(major), 'bin');
  return hasPrograms(folder) ? folder : undefined;
}

function hasPrograms(folder: string): boolean {
  return ['initdb', 'postgres', 'psql', 'pg_dump'].every((program) => existsSync(join(folder, program)));
}

async function idsOf(user: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
