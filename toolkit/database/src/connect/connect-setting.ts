import { resolve } from 'node:path';
import { type DatabaseSetting, databaseLine } from '../settings/index.ts';
import { serverAddress } from './address.ts';
import { embeddedFolder } from './connect.ts';
import { connectEmbedded, embeddedAddress } from './connect-embedded.ts';
import { connectServer } from './connect-server.ts';
import type { Connection } from './connection.ts';

/** How a command connects. */
interface SettingOptions {
  /** Is called with the line that names the database, before the connection is made. */
  readonly announce: (line: string) => void;
  /** The data folder of the embedded engine. Default: `.trellis/database` in the workspace. */
  readonly folder?: string;
}

/**
 * Connects a command to the database of a setting, and says first which one it is.
 *
 * @throws TrellisError the errors of `connect`
 * @example
 * const setting = DatabaseUrl.load(workspaceRoot()).read();
 * const connection = await connectSetting(setting, { announce: console.log });
 */
export async function connectSetting(
  { url, name }: DatabaseSetting,
  { announce, folder = embeddedFolder() }: SettingOptions,
): Promise<Connection> {
  if (url !== undefined) {
    announce(databaseLine(await serverAddress(url, name), name));
    return connectServer(url, { setting: name });
  }
  const path = resolve(folder);
  announce(databaseLine(embeddedAddress(path), name));
  return connectEmbedded(path);
}
