import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { connectEmbedded } from './connect-embedded.ts';
import { connectServer } from './connect-server.ts';
import type { Connection } from './connection.ts';

/** Where to connect to. */
export interface ConnectOptions {
  /** A server's URL; `DATABASE_URL` of the environment when left out. */
  readonly url?: string | undefined;
  /** The embedded engine's data folder, for when there is no URL; `.trellis/database` of the workspace when left out. */
  readonly folder?: string | undefined;
}

/**
 * Connects to the database that is meant: the server of `url` or `DATABASE_URL`, and the
 * embedded engine where neither is given. One code path from there on.
 *
 * @throws TrellisError `URL_INVALID`, `SERVER_UNREACHABLE`, `PASSWORD_WRONG`, `DATABASE_MISSING`, `EMBEDDED_IN_USE`, …
 * @example
 * const connection = await connect();
 * try {
 *   await connection.knex('orders').count();
 * } finally {
 *   await connection.close();
 * }
 */
export function connect(options: ConnectOptions = {}): Promise<Connection> {
  const url = options.url ?? process.env['DATABASE_URL'];
  if (url !== undefined && url !== '') return connectServer(url);
  return connectEmbedded(resolve(options.folder ?? join(workspaceRoot(), '.trellis', 'database')));
}

/** The nearest folder upwards that is a repository's or workspace's root; the current one when there is none. */
export function workspaceRoot(from: string = process.cwd()): string {
  const marks = ['pnpm-workspace.yaml', 'trellis.config.ts', '.git'];
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (marks.some((mark) => existsSync(join(folder, mark)))) return folder;
    if (folder === dirname(folder)) return resolve(from);
  }
}
