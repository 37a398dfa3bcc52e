import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isAlive } from '@trellis/files';
import { TrellisError } from '@trellis/model';

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
  // Before the lock and until after it: one that nobody alive has said to want was left by a killed process.
  const own = await claim(folder);
  try {
    const release = (await take(folder)) ?? (await takeOver(folder, own));
    await forgetDead(folder);
    return async () => {
      await release();
      await rm(own, { force: true });
    };
  } catch (error) {
    await rm(own, { force: true });
    throw error;
  }
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

/** Takes the lock; nothing where it is there already. */
async function take(folder: string): Promise<(() => Promise<void>) | undefined> {
  const { lock } = await locks();
  return lock(folder, OPTIONS).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ELOCKED') return undefined;
    throw error;
  });
}

/** Loaded when it is needed: whoever talks to a server has no use for it. */
const locks = () => import('proper-lockfile');

/** Under a second lock, so that of two who find a dead holder only one takes over. */
async function takeOver(folder: string, own: string): Promise<() => Promise<void>> {
  const { lock, unlock } = await locks();
  const done = await lock(`${folder}.takeover`, { realpath: false, stale: 5_000, retries: 20 });
  try {
    await expectNoOther(folder, own);
    const release = await take(folder);
    // Its holder had let go of it meanwhile.
    if (release) return release;
    // Whose it is by now: of somebody who came after the first look, or of nobody alive.
    await expectNoOther(folder, own);
    await unlock(folder, { realpath: false }).catch(() =>
      rm(`${folder}.lock`, { recursive: true, force: true }),
    );
    const taken = await take(folder);
    if (taken) return taken;
    throw inUse(folder, undefined);
  } catch (error) {
    // While the others wait: it must not keep the next of them from it.
    await rm(own, { force: true });
    throw error;
  } finally {
    await done();
  }
}

/** Sees that nobody else alive has a folder, or is about to have it. */
async function expectNoOther(folder: string, own: string): Promise<void> {
  const others = (await claims(folder)).filter(({ file, pid }) => file !== own && isAlive(pid));
  const [holder] = others.sort((a, b) => (a.since < b.since ? -1 : 1));
  if (holder) throw inUse(folder, holder);
}

/** Says that this process has a folder, or is about to have it. */
async function claim(folder: string): Promise<string> {
  const file = `${folder}.holder-${process.pid}-${randomBytes(4).toString('hex')}.json`;
  const holder: Holder = {
    pid: process.pid,
    command: process.argv.slice(1, 3).join(' '),
    since: new Date().toISOString(),
  };
  await writeFile(file, JSON.stringify(holder));
  return file;
}

/** Who has a folder or wants it, as far as they got to say so; the dead too. */
async function claims(folder: string): Promise<(Holder & { readonly file: string })[]> {
  const prefix = `${basename(folder)}.holder-`;
  const names = (await readdir(dirname(folder))).filter((name) => name.startsWith(prefix));
  return Promise.all(
    names.map(async (name) => {
      const file = join(dirname(folder), name);
      // The id is in the name too: the text may not be written yet.
      const unknown = { pid: Number.parseInt(name.slice(prefix.length), 10), command: '', since: '' };
      const text = await readFile(file, 'utf8').catch(() => '');
      return { ...unknown, ...(text.endsWith('}') && (JSON.parse(text) as Holder)), file };
    }),
  );
}

async function forgetDead(folder: string): Promise<void> {
  const dead = (await claims(folder)).filter(({ pid }) => !isAlive(pid));
  await Promise.all(dead.map(({ file }) => rm(file, { force: true })));
}

function inUse(folder: string, holder: Holder | undefined): TrellisError {
  const who = holder
    ? `process ${holder.pid} that holds it since ${holder.since}`
    : 'another process that takes it';
  return new TrellisError(
    'EMBEDDED_IN_USE',
    `Expected the embedded database ${folder} to be free, got ${who}. Wait for it to end, or set DATABASE_URL to use a server.`,
    { details: holder },
  );
}
