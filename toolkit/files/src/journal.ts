import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryPath, withPath, writeAtomically } from './atomic-write.ts';
import { isAlive } from './process-alive.ts';

/** Where a change of several files is recorded, and what decides whether it is complete. */
export interface JournalOptions {
  /** The file of the journal. It exists only while a change is under way, or after a kill. */
  readonly path: string;
  /** The file that is written last. Once its text differs from the one before, the change is complete. */
  readonly decider: string;
  /** How long to wait for another process that has begun a change, in milliseconds; 3000 when left out. */
  readonly patience?: number;
  /** The error for a process that does not end in that time; `pid` is undefined where it is not known. */
  readonly busy: (pid: number | undefined, path: string) => Error;
}

/** The files of one change. */
export interface FileChange {
  /**
   * The new texts by path; `undefined` for a file that another program is about to write or remove. What somebody
   * edited since is left as it is when the change is rolled back.
   */
  readonly files: Readonly<Record<string, string | undefined>>;
  /** The new paths of files by their old ones. */
  readonly moves?: Readonly<Record<string, string>>;
}

/** What the journal's file holds. Paths are relative to its folder, which another process may see elsewhere. */
interface Entry {
  readonly pid: number;
  readonly decider: string | null;
  readonly files: Readonly<Record<string, { readonly before: string | null; readonly after?: string }>>;
  readonly moves: Readonly<Record<string, string>>;
}

const PATIENCE_MS = 3000;
/** Another program writes for seconds; a file changed later than this was edited by somebody else. */
const OTHER_PROGRAM_MS = 60_000;

/**
 * A change of several files that happens as a whole or not at all, also when the process is killed: the journal
 * holds what the files contained, and the next process that looks rolls an incomplete change back.
 *
 * @example
 * import { Journal, writeAtomically } from '@trellis/files';
 *
 * const journal = new Journal({
 *   path: 'history.json.pending',
 *   decider: 'history.json',
 *   busy: (pid) => new Error(`Process ${pid} is writing.`),
 * });
 * await journal.recover();
 * await journal.begin({ files: { 'a.txt': 'a' } });
 * await writeAtomically('a.txt', 'a');
 * await writeAtomically('history.json', '["a"]');
 * await journal.finish();
 */
export class Journal {
  constructor(private readonly options: JournalOptions) {}

  /**
   * Records a change before any of its files is written.
   *
   * @returns `false` where another process has begun one: call `recover` and try again
   */
  async begin(change: FileChange): Promise<boolean> {
    const { path, decider } = this.options;
    const from = (file: string) => relative(dirname(path), file);
    const files = await Promise.all(
      Object.entries(change.files).map(async ([file, after]) => {
        const before = (await read(file)) ?? null;
        return [from(file), { before, ...(after !== undefined && { after }) }] as const;
      }),
    );
    const entry: Entry = {
      pid: process.pid,
      decider: (await read(decider)) ?? null,
      files: Object.fromEntries(files),
      moves: Object.fromEntries(Object.entries(change.moves ?? {}).map((pair) => pair.map(from))),
    };
    await mkdir(dirname(path), { recursive: true });
    return writeNew(path, JSON.stringify(entry));
  }

  /** The process whose change is under way; undefined where there is none, or none that is recorded completely. */
  async owner(): Promise<number | undefined> {
    return (await this.entry())?.pid;
  }

  /** Ends a change whose files are all written. */
  async finish(): Promise<void> {
    await rm(this.options.path, { force: true });
  }

  /** Rolls back what this process began, unless it is complete. */
  async rollBack(): Promise<void> {
    await this.undo(await this.entry());
  }

  /**
   * Makes sure that no change is half done: waits for a living process that has begun one, and rolls back what a
   * killed one left.
   *
   * @throws the error of `busy` when the other process does not end
   */
  async recover(): Promise<void> {
    const { path, patience = PATIENCE_MS, busy } = this.options;
    for (const end = Date.now() + patience; existsSync(path); await sleep(20)) {
      const entry = await this.entry();
      // A journal that cannot be read was not written completely: its process was killed, or writes it right now.
      const isLeft = entry ? !isAlive(entry.pid) : Date.now() - (await modified(path)) > patience / 2;
      if (isLeft) return this.undo(entry);
      if (Date.now() > end) throw busy(entry?.pid, path);
    }
  }

  /** The entry; undefined where there is none, or an incomplete one: no file was written then. */
  private async entry(): Promise<Entry | undefined> {
    try {
      return JSON.parse((await read(this.options.path)) ?? '') as Entry;
    } catch {
      return undefined;
    }
  }

  private async undo(entry: Entry | undefined): Promise<void> {
    const { path, decider } = this.options;
    if (entry && entry.decider === ((await read(decider)) ?? null)) {
      for (const [file, { before, after }] of Object.entries(entry.files))
        await this.restore(resolve(dirname(path), file), before, after, entry.pid);
      for (const [from, to] of Object.entries(entry.moves)) {
        const [old, now] = [resolve(dirname(path), from), resolve(dirname(path), to)];
        if (existsSync(now) && !existsSync(old)) await rename(now, old);
      }
    }
    // Another process may have rolled it back meanwhile, and begun its own.
    if ((await this.entry())?.pid !== entry?.pid) return;
    if (entry) await rm(temporaryPath(decider, entry.pid), { force: true });
    await rm(path, { force: true });
  }

  /** Gives a file the text that it had, unless somebody else has edited it since. */
  private async restore(
    file: string,
    before: string | null,
    after: string | undefined,
    pid: number,
  ): Promise<void> {
    await rm(temporaryPath(file, pid), { force: true }).catch(() => {});
    const now = (await read(file)) ?? null;
    if (now === before) return;
    const isOurs =
      after === undefined
        ? (await modified(file)) <= (await modified(this.options.path)) + OTHER_PROGRAM_MS
        : now === after;
    if (!isOurs) return;
    if (before === null) await rm(file, { force: true });
    else await writeAtomically(file, before);
  }
}

/** Writes a file that must not exist; leaves none where it cannot be written completely. */
async function writeNew(path: string, text: string): Promise<boolean> {
  const file = await open(path, 'wx').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  if (!file) return false;
  try {
    await file.writeFile(text);
  } catch (error) {
    await rm(path, { force: true });
    throw withPath(error, path);
  } finally {
    await file.close();
  }
  return true;
}

async function read(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
}

/** When a file was written last, in milliseconds since 1970; 0 where there is none. */
async function modified(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
}
