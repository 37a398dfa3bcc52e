/** A scratch database that was kept because the work in it failed, or the reason why it could not be kept. */
export interface KeptScratch {
  /** A sentence with the address and how to drop it, or the reason. Contains no password. */
  readonly text: string;
  /** The URL of the database on a server, without the password. */
  readonly url?: string;
  /** The data folder of an embedded database. */
  readonly folder?: string;
}

/**
 * The report of a database that is kept on a server.
 *
 * @param url its URL, which may contain the password
 */
export function keptDatabase(url: string): KeptScratch {
  const shown = withoutPassword(url);
  const name = new URL(url).pathname.slice(1);
  return {
    url: shown,
    text: `Kept the scratch database that failed: ${shown}. Remove it with \`drop database ${name}\`.`,
  };
}

/** The report of an embedded database that is kept. */
export function keptFolder(folder: string): KeptScratch {
  return {
    folder,
    text: `Kept the embedded scratch database that failed: ${folder}. Open it with \`connectEmbedded\` of @trellis/database, and remove it by deleting the folder.`,
  };
}

/** The report of a database that could not be kept. */
export function notKept(reason: string): KeptScratch {
  return { text: `No scratch database is kept: ${reason}.` };
}

/** Parameters of libpq with a secret. */
const SECRETS = ['password', 'sslpassword'];

function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  for (const name of SECRETS) shown.searchParams.delete(name);
  return shown.href;
}
