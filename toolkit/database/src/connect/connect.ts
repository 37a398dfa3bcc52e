import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { emptyUrl } from '../settings/index.ts';
import { connectEmbedded } from './connect-embedded.ts';
import { connectServer } from './connect-server.ts';
import type { Connection } from './connection.ts';

/** The database to connect to. */
export interface ConnectOptions {
  /** The URL of a server. Default: the environment variable `DATABASE_URL`. */
  readonly url?: string | undefined;
  /** The setting that the URL is from, for messages. Default: `the URL`, or `DATABASE_URL` without one. */
  readonly setting?: string | undefined;
  /** The data folder of the embedded engine, used if there is no URL. Default: `.trellis/database` in the workspace. */
  readonly folder?: string | undefined;
}

/**
 * Connects to the server of `url` or `DATABASE_URL`, or to the embedded engine if neither is set. Reads no `.env`.
 *
 * @throws TrellisError `URL_INVALID` for an empty URL; the errors of {@link connectServer} and {@link connectEmbedded}
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
export async function connect(options: ConnectOptions = {}): Promise<Connection> {
  const url = options.url ?? process.env['DATABASE_URL'];
  if (url === undefined) return connectEmbedded(resolve(options.folder ?? embeddedFolder()));
  const setting = options.setting ?? (options.url === undefined ? 'DATABASE_URL' : 'the URL');
  if (url.trim() === '') throw emptyUrl(setting);
  return connectServer(url, { setting });
}

/** Returns the folder of the embedded database of a workspace. */
export function embeddedFolder(): string {
  return join(workspaceRoot(), '.trellis', 'database');
}

/** Returns the nearest parent folder that is the root of a repository or workspace, else `from`. */
export function workspaceRoot(from: string = process.cwd()): string {
  const marks = ['pnpm-workspace.yaml', 'trellis.config.ts', '.git'];
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (marks.some((mark) => existsSync(join(folder, mark)))) return folder;
    if (folder === dirname(folder)) return resolve(from);
  }
}
