import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { TrellisError } from '@trellis/model';
import { lock, unlock } from 'proper-lockfile';

/** Who holds a folder. */
interface Holder {
  readonly pid: number;
  readonly command: string;
  readonly since: string;
}

/**
 * Takes a data folder for this process alone: two engines on one folder destroy it.
 *
 * A lock whose holder was killed is taken over at once. The lock is let go when the process
 * ends, by a signal too.
 *
 * @param folder the data folder; need not exist
 * @returns what lets it go
 * @throws TrellisError `EMBEDDED_IN_USE` when a living process holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(dirname(folder), { recursive: true });
  let release: () => Promise<void>;
  try {
    release = await take(folder);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ELOCKED') throw error;
    release = await takeOver(folder);
  }
  await writeFile(holderFile(folder), JSON.stringify(self()));
  return async () => {
    await rm(holderFile(folder), { force: true });
    await release();
  };
}

/**
 * A holder that computes for long cannot refresh its lock, so age says little: the process id
 * decides, and age only where an id was given to another process since.
 */
const OPTIONS = {
  realpath: false,
  stale: 600_000,
  update: 5_000,
  // The folder was removed under us, lock and all: nothing is left to protect.
  onCompromised: () => {},
} as const;

function take(folder: string): Promise<() => Promise<void>> {
  return lock(folder, OPTIONS);
}

/** Under a second lock, so that of two who find a dead holder only one takes over. */
async function takeOver(folder: string): Promise<() => Promise<void>> {
  const done = await lock(`${folder}.takeover`, { realpath: false, stale: 5_000, retries: 20 });
  try {
    const holder = await readHolder(folder);
    if (holder === undefined || alive(holder.pid)) throw inUse(folder, holder);
    await rm(holderFile(folder), { force: true });
    await unlock(folder, { realpath: false }).catch(() =>
      rm(`${folder}.lock`, { recursive: true, force: true }),
    );
    return await take(folder).catch(async () => {
      throw inUse(folder, await readHolder(folder));
    });
  } finally {
    await done();
  }
}

function holderFile(folder: string): string {
  return `${folder}.holder.json`;
}

function self(): Holder {
  return { pid: process.pid, command: process.argv.slice(1, 3).join(' '), since: new Date().toISOString() };
}

async function readHolder(folder: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(holderFile(folder), 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** Whether a process of that id runs; one of another user counts. */
function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function inUse(folder: string, holder: Holder | undefined): TrellisError {
  const who = holder
    ? `process ${holder.pid} that holds it since ${holder.since}`
    : 'another process that holds it';
  return new TrellisError(
    'EMBEDDED_IN_USE',
    `Expected the embedded database ${folder} to be free, got ${who}. Wait for it to end, or set DATABASE_URL to use a server.`,
    { details: holder },
  );
}
