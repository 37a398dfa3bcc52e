import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryPath, withPath, writeAtomically } from './atomic-write.ts';
import { isAlive, processMark } from './process-alive.ts';

/** The files of a journal, and how to wait for another process. */
export interface JournalOptions {
  /** The journal file. It exists only during a change, or after the process was killed. */
  readonly path: string;
  /** The file that is written last. The change is complete once the content of this file has changed. */
  readonly decider: string;
  /** How long to wait for the change of another process, in milliseconds. Default: 3000. */
  readonly timeout?: number;
  /** Creates the error for a process that does not end in that time. `pid` is undefined if it is unknown. */
  readonly busy: (pid: number | undefined, path: string) => Error;
}

/** The files of one change. */
export interface FileChange {
  /**
   * The new content by path; `undefined` for a file that another program writes or removes. A rollback does not
   * touch files that were edited since.
   */
  readonly files: Readonly<Record<string, string | undefined>>;
  /** The new paths of renamed files by their old paths. */
  readonly moves?: Readonly<Record<string, string>>;
}

/** The content of the journal file. Paths are relative to its folder, which may be mounted elsewhere. */
interface Entry {
  readonly pid: number;
  /** Distinguishes the process from a later one with the same id. */
  readonly mark?: string | undefined;
  readonly decider: string | null;
  readonly files: Readonly<Record<string, { readonly before: string | null; readonly after?: string }>>;
  readonly moves: Readonly<Record<string, string>>;
}

const TIMEOUT_MS = 3000;
/** Another program writes for seconds only: a later change of a file is an edit by a user. */
const OTHER_PROGRAM_MS = 60_000;

/**
 * Makes a change of several files atomic, even if the process is killed. The journal file stores the previous
 * content of the files, and the next process that calls `recover` rolls back an incomplete change.
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
   * @returns `false` if another change is recorded: call `recover` and try again
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
      mark: processMark(),
      decider: (await read(decider)) ?? null,
      files: Object.fromEntries(files),
      moves: Object.fromEntries(Object.entries(change.moves ?? {}).map((pair) => pair.map(from))),
    };
    await mkdir(dirname(path), { recursive: true });
    return writeNew(path, JSON.stringify(entry));
  }

  /** Returns the id of the process whose change is recorded; undefined without a completely recorded change. */
  async owner(): Promise<number | undefined> {
    return (await this.entry())?.pid;
  }

  /** Ends a change after all files are written. */
  async finish(): Promise<void> {
    await rm(this.options.path, { force: true });
  }

  /** Rolls back the change of this process, unless it is complete. */
  async rollBack(): Promise<void> {
    await this.undo(await this.entry());
  }

  /**
   * Waits for the change of a running process, and rolls back the incomplete change of a killed process.
   *
   * @throws the error of `busy` if the other process does not end in time
   */
  async recover(): Promise<void> {
    const { path, timeout = TIMEOUT_MS, busy } = this.options;
    for (const end = Date.now() + timeout; existsSync(path); await sleep(20)) {
      const entry = await this.entry();
      // An unreadable journal is incomplete: its process was killed, or is still writing it.
      const isLeft = entry
        ? !isAlive(entry.pid, entry.mark)
        : Date.now() - (await modified(path)) > timeout / 2;
      if (isLeft) return this.undo(entry);
      if (Date.now() > end) throw busy(entry?.pid, path);
    }
  }

  /** Reads the entry; undefined if it is missing or incomplete. In both cases no file was written. */
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
    // Another process may have rolled the change back in the meantime and begun its own.
    if ((await this.entry())?.pid !== entry?.pid) return;
    if (entry) await rm(temporaryPath(decider, entry.pid), { force: true });
    await rm(path, { force: true });
  }

  /** Restores the previous content of a file, unless the file was edited since. */
  private async restore(
    file: string,
    before: string | null,
    after: string | undefined,
    pid: number,
  ): Promise<void> {
    await rm(temporaryPath(file, pid), { force: true }).catch(() => {});
    await removeLeft(file);
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

/** Removes the temporary files that killed processes left beside a file: those that rolled back may be killed as well. */
async function removeLeft(file: string): Promise<void> {
  const prefix = `${basename(file)}.`;
  const names = await readdir(dirname(file)).catch(() => []);
  for (const name of names) {
    const [, pid] = name.startsWith(prefix) ? (/^(\d+)\.new$/.exec(name.slice(prefix.length)) ?? []) : [];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(dirname(file), name), { force: true });
  }
}

/** Creates a file that must not exist. Removes it if it cannot be written completely. */
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

/** Returns the modification time of a file in milliseconds since 1970; 0 if it does not exist. */
async function modified(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
}
