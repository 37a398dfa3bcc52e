import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isAlive, processMark } from '@trellis/files';
import { TrellisError } from '@trellis/model';

/** The process that holds a folder. */
interface Holder {
  readonly pid: number;
  /** Distinguishes the process from a later one with the same id, as in a restarted container. */
  readonly mark?: string | undefined;
  readonly command: string;
  readonly since: string;
}

/**
 * Locks a data folder for this process: two engines on one folder corrupt it.
 *
 * The lock of a killed process is taken over at once. The lock is released when the process ends, also by a signal.
 *
 * @param folder the data folder; need not exist
 * @returns a function that releases the lock
 * @throws TrellisError `EMBEDDED_IN_USE` when a living process holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(dirname(folder), { recursive: true });
  // The claim exists before the lock and longer: a lock without the claim of a living process belongs to a killed one.
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
 * A busy process cannot refresh its lock, so its age is no evidence. The process id decides; the age matters only
 * if the id was reused.
 */
const OPTIONS = {
  realpath: false,
  stale: 600_000,
  update: 5_000,
  // The folder was removed with its lock: there is nothing left to protect.
  onCompromised: () => {},
} as const;

/** Takes the lock; undefined if it is held. */
async function take(folder: string): Promise<(() => Promise<void>) | undefined> {
  const { lock } = await locks();
  return lock(folder, OPTIONS).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ELOCKED') return undefined;
    throw error;
  });
}

/** Loads the module on demand: a connection to a server does not need it. */
const locks = () => import('proper-lockfile');

/** Takes over the lock of a dead process. A second lock prevents two processes from doing so at once. */
async function takeOver(folder: string, own: string): Promise<() => Promise<void>> {
  const { lock, unlock } = await locks();
  const done = await lock(`${folder}.takeover`, { realpath: false, stale: 5_000, retries: 20 });
  try {
    await expectNoOther(folder, own);
    const release = await take(folder);
    // Its process has released it in the meantime.
    if (release) return release;
    // Check again: another process may have locked the folder since the first check.
    await expectNoOther(folder, own);
    await unlock(folder, { realpath: false }).catch(() =>
      rm(`${folder}.lock`, { recursive: true, force: true }),
    );
    const taken = await take(folder);
    if (taken) return taken;
    throw inUse(folder, undefined);
  } catch (error) {
    // Remove the claim before the second lock is released: it must not stop the next process.
    await rm(own, { force: true });
    throw error;
  } finally {
    await done();
  }
}

/** Throws if another living process holds a folder or waits for it. */
async function expectNoOther(folder: string, own: string): Promise<void> {
  const others = (await claims(folder)).filter(({ file, pid, mark }) => file !== own && isAlive(pid, mark));
  const [holder] = others.sort((a, b) => (a.since < b.since ? -1 : 1));
  if (holder) throw inUse(folder, holder);
}

/** Records that this process holds a folder or waits for it. */
async function claim(folder: string): Promise<string> {
  const file = `${folder}.holder-${process.pid}-${randomBytes(4).toString('hex')}.json`;
  const holder: Holder = {
    pid: process.pid,
    mark: processMark(),
    command: process.argv.slice(1, 3).join(' '),
    since: new Date().toISOString(),
  };
  await writeFile(file, JSON.stringify(holder));
  return file;
}

/** Returns the recorded processes that hold a folder or wait for it, including dead ones. */
async function claims(folder: string): Promise<(Holder & { readonly file: string })[]> {
  const prefix = `${basename(folder)}.holder-`;
  const names = (await readdir(dirname(folder))).filter((name) => name.startsWith(prefix));
  return Promise.all(
    names.map(async (name) => {
      const file = join(dirname(folder), name);
      // The file name contains the id too, because the content may not be written yet.
      const unknown = { pid: Number.parseInt(name.slice(prefix.length), 10), command: '', since: '' };
      const text = await readFile(file, 'utf8').catch(() => '');
      return { ...unknown, ...(text.endsWith('}') && (JSON.parse(text) as Holder)), file };
    }),
  );
}

async function forgetDead(folder: string): Promise<void> {
  const dead = (await claims(folder)).filter(({ pid, mark }) => !isAlive(pid, mark));
  await Promise.all(dead.map(({ file }) => rm(file, { force: true })));
}

function inUse(folder: string, holder: Holder | undefined): TrellisError {
  const who = holder
    ? `process ${holder.pid} has held it since ${holder.since}`
    : 'another process is opening it';
  return new TrellisError(
    'EMBEDDED_IN_USE',
    `The embedded database ${folder} is in use: ${who}. Wait until it ends, or set DATABASE_URL to use a server.`,
    { details: holder },
  );
}
