import type { Connection } from '@trellis/database';
import { TrellisError } from '@trellis/model';

/** Throw-away databases that are open, or about to be. */
const open = new Set<Promise<Connection>>();
let ended = false;

/**
 * Opens an empty throw-away database, which `closeScratch` knows of.
 *
 * @param like the connection whose server is to judge; the embedded engine when left out
 * @param url the server's URL; `DATABASE_URL` when left out
 */
export async function openScratch(like: Connection | undefined, url?: string): Promise<Connection> {
  if (ended) throw new TrellisError('INTERRUPTED', 'Expected to go on, got an interruption.');
  const opening = make(like, url);
  // Known from the beginning: an interruption may come while the database is being made.
  open.add(opening);
  const forget = () => open.delete(opening);
  const connection = await opening.catch((error: unknown) => {
    forget();
    throw error;
  });
  return { ...connection, close: () => connection.close().finally(forget) };
}

/** The database room is loaded when it is needed: whoever only closes has no use for it. */
async function make(like: Connection | undefined, url: string | undefined): Promise<Connection> {
  const { scratch } = await import('@trellis/database');
  return scratch({ like, url });
}

/**
 * Closes every throw-away database that is open or about to be.
 *
 * @param options `forGood`: an interrupted process opens no other one afterwards
 */
export async function closeScratch(options: { readonly forGood?: boolean } = {}): Promise<void> {
  if (options.forGood) ended = true;
  const closing = [...open].map((opening) => opening.then((connection) => connection.close()));
  await Promise.allSettled(closing);
  open.clear();
}
