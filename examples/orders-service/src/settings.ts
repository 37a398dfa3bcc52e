import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reads `DATABASE_URL`: from the environment, or from `.env.local` and `.env` of a folder. A variable that is set is kept.
 *
 * @returns the URL, and where it comes from; undefined if it is not set
 */
export function databaseUrl(folder: string): { readonly url: string; readonly place: string } | undefined {
  let place = process.env['DATABASE_URL'] === undefined ? undefined : 'the environment';
  for (const name of ['.env.local', '.env']) {
    const file = join(folder, name);
    if (existsSync(file)) process.loadEnvFile(file);
    if (process.env['DATABASE_URL'] !== undefined) place ??= name;
  }
  const url = process.env['DATABASE_URL'];
  return url === undefined || url === '' || place === undefined ? undefined : { url, place };
}

/** Returns the address in a URL, without the password. */
export function addressIn(url: string): string {
  const { username, host, pathname } = new URL(url);
  return `${username}@${host}${pathname}`;
}
