import { TrellisError } from '@trellis/model';
import type { Scratch, ScratchDatabase } from '../scratch/index.ts';

interface Closable {
  close(): Promise<void>;
}

/** What an interrupted process has to close. */
const open = new Set<Promise<Closable>>();
let interrupted = false;

/** Whether the process was interrupted: then nothing is retried. */
export function isInterrupted(): boolean {
  return interrupted;
}

/** Opens something and registers it with `closeScratch` at once, since an interruption may come while it opens. */
export async function registered<T extends Scratch | ScratchDatabase | string>(
  make: () => Promise<T>,
): Promise<T> {
  if (interrupted) throw new TrellisError('INTERRUPTED', 'The command was interrupted.');
  const making = make();
  const closing = making.then((made) => (typeof made === 'string' ? { close: async () => {} } : made));
  // The caller that awaits `making` gets the error.
  closing.catch(() => {});
  open.add(closing as Promise<Closable>);
  const forget = () => open.delete(closing as Promise<Closable>);
  const made: Scratch | ScratchDatabase | string = await making.catch((error: unknown) => {
    forget();
    throw error;
  });
  if (typeof made === 'string') {
    forget();
    return made as T;
  }
  const close = () => made.close().finally(forget);
  if (!('keep' in made)) return { ...made, close } as T;
  const keep = async () => {
    const kept = await made.keep();
    forget();
    return kept;
  };
  return { ...made, close, keep } as T;
}

/**
 * Closes every scratch database that is open or being opened.
 *
 * @param options `forGood` lets the process open no other one afterwards
 */
export async function closeScratch(options: { readonly forGood?: boolean } = {}): Promise<void> {
  if (options.forGood) interrupted = true;
  // Databases first, then what contains them, which was opened earlier.
  const closing = [...open].reverse().map((opening) => opening.then((one) => one.close()));
  await Promise.allSettled(closing);
  open.clear();
}
