import type { Connection } from '@trellis/database';
import { TrellisError } from '@trellis/model';
import type { Scratch } from '../scratch/index.ts';

interface Closable {
  close(): Promise<void>;
}

/** What is to be closed when a process is interrupted. */
const open = new Set<Promise<Closable>>();
let ended = false;

/** Whether the process was interrupted: nothing is tried again then. */
export function isEnded(): boolean {
  return ended;
}

/** Opens something that `closeScratch` knows of from the beginning: an interruption may come meanwhile. */
export async function known<T extends Scratch | Connection | string>(make: () => Promise<T>): Promise<T> {
  if (ended) throw new TrellisError('INTERRUPTED', 'Expected to go on, got an interruption.');
  const making = make();
  const closing = making.then((made) => (typeof made === 'string' ? { close: async () => {} } : made));
  // Whoever waits for the making is told of its failure.
  closing.catch(() => {});
  open.add(closing as Promise<Closable>);
  const forget = () => open.delete(closing as Promise<Closable>);
  const made = await making.catch((error: unknown) => {
    forget();
    throw error;
  });
  if (typeof made !== 'string')
    return { ...(made as Closable), close: () => made.close().finally(forget) } as T;
  forget();
  return made;
}

/**
 * Closes every throw-away database that is open or about to be.
 *
 * @param options `forGood`: an interrupted process opens no other one afterwards
 */
export async function closeScratch(options: { readonly forGood?: boolean } = {}): Promise<void> {
  if (options.forGood) ended = true;
  // The databases before what they are in: they came later.
  const closing = [...open].reverse().map((opening) => opening.then((one) => one.close()));
  await Promise.allSettled(closing);
  open.clear();
}
