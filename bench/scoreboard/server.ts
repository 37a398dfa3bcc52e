import { spawn } from 'node:child_process';
import { access, chmod, chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.ts';

/** A PostgreSQL server of one's own, with the programs of its own version beside it. */
export interface Server {
  /** The folder of `psql` and `pg_dump`. */
  readonly bin: string;
  /** The URL of one of its databases. */
  url(database: string): string;
  stop(): Promise<void>;
}

/**
 * Starts a server from an installed PostgreSQL, in a temporary folder, durability off.
 *
 * @param bin the folder of its programs; left out: `TRELLIS_PG_BIN`, the PATH, or Debian's newest
 */
export async function startServer(bin = process.env['TRELLIS_PG_BIN']): Promise<Server> {
  const folder = bin ?? (await findPrograms());
  const parent = await mkdtemp(join(tmpdir(), 'trellis-scoreboard-'));
  // The server refuses to run as root; then it runs as `postgres`, whose the folder has to be.
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
  throw new Error('Expected the server to accept connections within 30 seconds.');
}

/** The folder of an installed server's programs. */
async function findPrograms(): Promise<string> {
  const debian = '/usr/lib/postgresql';
  const versions = await readdir(debian).catch(() => []);
  const folders = [
    ...(process.env['PATH'] ?? '').split(':'),
    ...versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, 'bin')),
  ];
  for (const folder of folders) {
    const all = await Promise.all(
      ['initdb', 'postgres', 'psql', 'pg_dump'].map((program) =>
        access(join(folder, program)).then(
          () => true,
          () => false,
        ),
      ),
    );
    if (all.every(Boolean)) return folder;
  }
  throw new Error('Expected initdb, postgres, psql and pg_dump in one folder: name it in TRELLIS_PG_BIN.');
}

async function idsOf(user: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free TCP port.');
  return address.port;
}
