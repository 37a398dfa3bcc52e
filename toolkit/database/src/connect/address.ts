import { isTrellisError, TrellisError } from '@trellis/model';
import { driverUrl } from './driver-url.ts';

/**
 * Returns where the driver connects to, without the password: user, host, port and database, also those that the URL
 * leaves to `PGUSER` and the like.
 *
 * @param url the URL of a server
 * @param setting the setting that the URL is from, for messages
 * @throws TrellisError `URL_INVALID` in a message without the URL, because it may contain a password
 * @example
 * await serverAddress('postgres://me:secret@localhost/shop', 'DATABASE_URL in .env'); // 'me@localhost:5432/shop'
 */
export async function serverAddress(url: string, setting: string): Promise<string> {
  checkUrl(url, setting);
  const { Client } = (await import('pg')).default;
  try {
    const { user, host, port, database } = new Client({ connectionString: driverUrl(url) });
    if (user === undefined) throw invalid(setting, 'one without a user, and PGUSER is not set either');
    const place = /[:/]/.test(host) ? `[${host}]` : host;
    return `${user}@${place}:${port}/${database}`;
  } catch (cause) {
    if (isTrellisError(cause)) throw cause;
    // The driver reads the certificates that the URL names.
    const { path } = cause as NodeJS.ErrnoException;
    throw invalid(
      setting,
      path === undefined ? 'one that the driver rejects' : `one that names ${path}, which cannot be read`,
      cause,
    );
  }
}

/** Checks what the driver does not: it takes any text for a URL. */
function checkUrl(url: string, setting: string): void {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw invalid(setting, 'a value that is not a URL');
  }
  if (!/^postgres(ql)?:$/.test(parsed.protocol))
    throw invalid(setting, `a URL that begins with "${parsed.protocol}"`);
  if (url !== url.trim()) throw invalid(setting, 'a URL with white space around it');
  // The user and password of such a URL would be a part of the path, which messages contain.
  if (!/^[a-z]+:\/\//i.test(url)) throw invalid(setting, `a URL without "//" after "${parsed.protocol}"`);
  if (!parsed.hostname && parsed.pathname.includes('@'))
    throw invalid(setting, 'a URL with "///" before the user');
  for (const part of [parsed.username, parsed.hostname, parsed.pathname])
    try {
      decodeURIComponent(part);
    } catch {
      throw invalid(setting, 'a URL with a "%" that is not followed by two hexadecimal digits');
    }
}

function invalid(setting: string, got: string, cause?: unknown): TrellisError {
  return new TrellisError(
    'URL_INVALID',
    `Expected ${setting} as postgres://user:password@host:5432/database, got ${got}. Fix it; write special characters as %XX.`,
    { cause },
  );
}
