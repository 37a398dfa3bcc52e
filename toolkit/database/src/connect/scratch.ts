import { connectMemory } from './connect-embedded.ts';
import type { Connection } from './connection.ts';
import { mayMakeDatabases, scratchDatabase } from './scratch-database.ts';

/**
 * Opens an empty throw-away database: on the server of `like` where its user may make databases,
 * and in memory otherwise. It is gone when it is closed; what a killed process left is swept up.
 *
 * @param like the connection whose server (and so whose version) is to judge
 * @param url the URL of that server
 */
export async function scratch(
  options: { readonly like?: Connection | undefined; readonly url?: string | undefined } = {},
): Promise<Connection> {
  const { like, url = process.env['DATABASE_URL'] } = options;
  if (like?.engine !== 'server' || !url) return connectMemory();
  return (await mayMakeDatabases(like)) ? scratchDatabase(like, url) : connectMemory();
}
