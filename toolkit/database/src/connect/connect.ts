import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { connectEmbedded } from './connect-embedded.ts';
import { connectServer } from './connect-server.ts';
import type { Connection } from './connection.ts';

/** The database to connect to. */
export interface ConnectOptions {
  /** The URL of a server. Default: the environment variable `DATABASE_URL`. */
  readonly url?: string | undefined;
  /** The data folder of the embedded engine, used if there is no URL. Default: `.trellis/database` in the workspace. */
  readonly folder?: string | undefined;
}

/**
 * Connects to the server of `url` or `DATABASE_URL`, or to the embedded engine if neither is set.
 *
 * @throws TrellisError the errors of {@link connectServer} and {@link connectEmbedded}
 * @example
 * import { connect } from '@trellis/database';
 *
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

/** Returns the nearest parent folder that is the root of a repository or workspace, else `from`. */
export function workspaceRoot(from: string = process.cwd()): string {
  const marks = ['pnpm-workspace.yaml', 'trellis.config.ts', '.git'];
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (marks.some((mark) => existsSync(join(folder, mark)))) return folder;
    if (folder === dirname(folder)) return resolve(from);
  }
}
