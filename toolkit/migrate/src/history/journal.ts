import { existsSync } from 'node:fs';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TrellisError } from '@trellis/model';
import { digest } from '@trellis/plan';
import { MANIFEST } from './manifest.ts';
import { nameIn } from './write-whole.ts';

/** What is about to be written beside the manifest: there while it is written, and after a process was killed. */
interface Journal {
  readonly pid: number;
  /** The digest of the manifest before. */
  readonly before: string;
  /** The digests of the new files, by path from the folder: whoever takes them back may have it elsewhere. */
  readonly files: Readonly<Record<string, string>>;
  /** What files are called before and after, by paths from the folder. */
  readonly moves: Readonly<Record<string, string>>;
}

/** Writing takes milliseconds; whoever is at it for longer is not at it. */
const PATIENCE = 3000;

/**
 * Writes down what is about to be written, once nobody else is at it.
 *
 * @param folder the folder of the migrations
 * @param files the texts of the new files, by path
 * @param moves the new paths of files, by the old ones
 * @throws TrellisError `HISTORY_BUSY`, `FILE_THERE`
 */
export async function begin(
  folder: string,
  files: Readonly<Record<string, string>>,
  moves: Readonly<Record<string, string>>,
): Promise<void> {
  for (;;) {
    await settle(folder);
    const there = [...Object.keys(files), ...Object.values(moves)].find((path) => existsSync(path));
    if (there !== undefined)
      throw new TrellisError('FILE_THERE', `Expected no file at ${there}, got one. Move it away.`);
    const from = (path: string) => relative(folder, path);
    const journal: Journal = {
      pid: process.pid,
      before: await manifestDigest(folder),
      files: Object.fromEntries(Object.entries(files).map(([path, text]) => [from(path), digest(text)])),
      moves: Object.fromEntries(Object.entries(moves).map((paths) => paths.map(from))),
    };
    try {
      return await writeNew(journalPath(folder), JSON.stringify(journal));
    } catch (error) {
      // Another process began in this moment.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Says that all was written. */
export async function finish(folder: string): Promise<void> {
  await rm(journalPath(folder), { force: true });
}

/** Takes back what this process began. */
export async function giveUp(folder: string): Promise<void> {
  await takeBack(folder, await readJournal(journalPath(folder)));
}

/**
 * Sees that nothing is half written: waits for a process that is writing, and takes back what a killed one
 * began.
 *
 * @throws TrellisError `HISTORY_BUSY` when another process does not end
 */
export async function settle(folder: string): Promise<void> {
  const path = journalPath(folder);
  for (const end = Date.now() + PATIENCE; existsSync(path); await sleep(20)) {
    const journal = await readJournal(path);
    if (journal ? !isAlive(journal.pid) : await isOld(path)) return takeBack(folder, journal);
    if (Date.now() > end)
      throw new TrellisError(
        'HISTORY_BUSY',
        `Expected nobody to write the history, got process ${journal?.pid ?? '(unknown)'} at it. Wait for it to end; if it is none of Trellis, remove ${path}.`,
      );
  }
}

function journalPath(folder: string): string {
  return join(folder, `${MANIFEST}.pending`);
}

/** Writes a file that must not be there; where it cannot be written to its end, there is none. */
async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
  } catch (error) {
    await rm(path, { force: true });
    throw nameIn(error, path);
  } finally {
    await file.close();
  }
}

/** Undoes what a journal tells of, unless the manifest, which comes last, was written too. */
async function takeBack(folder: string, journal: Journal | undefined): Promise<void> {
  if (journal && journal.before === (await manifestDigest(folder))) {
    for (const [path, expected] of Object.entries(journal.files)) {
      const file = resolve(folder, path);
      if ((await read(`${file}.new`)) !== undefined) await rm(`${file}.new`);
      const text = await read(file);
      if (text !== undefined && digest(text) === expected) await rm(file, { force: true });
    }
    for (const [from, to] of Object.entries(journal.moves ?? {})) {
      const [was, is] = [resolve(folder, from), resolve(folder, to)];
      if (existsSync(is) && !existsSync(was)) await rename(is, was);
    }
  }
  // Somebody else may have taken it back meanwhile, and begun.
  const path = journalPath(folder);
  if ((await readJournal(path))?.pid !== journal?.pid) return;
  await rm(join(folder, `${MANIFEST}.new`), { force: true });
  await rm(path, { force: true });
}

/** The journal; nothing where there is none, or one that is not written to its end: nothing else is then. */
async function readJournal(path: string): Promise<Journal | undefined> {
  try {
    return JSON.parse((await read(path)) ?? '') as Journal;
  } catch {
    return undefined;
  }
}

/** The digest of the manifest as it is. */
export async function manifestDigest(folder: string): Promise<string> {
  return digest((await read(join(folder, MANIFEST))) ?? '');
}

async function read(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
}

async function isOld(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > PATIENCE / 2;
}

/** Whether a process of that id runs; one of another user counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
