import { existsSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, manifestDigest, writeWhole } from '@trellis/migrate';
import type { Project } from '@trellis/migrate/internal';
import { TrellisError } from '@trellis/model';
import { changesetVersion } from '../changesets/index.ts';

/** What the files said that a release gives other versions: there until it is written down, and after it was killed. */
interface Before {
  /** The processes that are at it. */
  readonly pids: readonly number[];
  /** The digest of the history's manifest: with another one the release is written down. */
  readonly manifest: string;
  /** The texts by path; `null` where there was no file. */
  readonly files: Readonly<Record<string, string | null>>;
}

/** Taking changesets in takes seconds; whoever is at it for longer is not at it. */
const PATIENCE = 10_000;
/** What was written so long after it began was written by somebody else. */
const OWN_MS = 60_000;

/**
 * Lets `changeset version` take the pending changesets into the versions and changelogs of the packages. Until
 * `keepVersions` says that the release is written down, `takeBackVersions` undoes it.
 *
 * @throws TrellisError `CHANGESETS_MISSING`, `CHANGESETS_FAILED`
 */
export async function raiseVersions(config: Project): Promise<void> {
  const before = {
    manifest: await manifestDigest(config.migrations),
    files: await versioned(config.root, config.changesets ?? config.root),
  };
  await mkdir(config.cache, { recursive: true });
  // In one go with the start of the process: where there is one, there is the journal too, and nobody else's.
  await changesetVersion(config.root, (pid) =>
    writeFileSync(journalPath(config), JSON.stringify({ ...before, pids: [process.pid, pid] }), {
      flag: 'wx',
    }),
  );
}

/** Says that the release is written down which the versions were raised for. */
export async function keepVersions(config: Project): Promise<void> {
  await rm(journalPath(config), { force: true });
}

/**
 * Puts everything back that a release raised which was not written down; of another process, once it has ended.
 * A file that somebody went on working on since stays as it is.
 *
 * @throws TrellisError `HISTORY_BUSY` when another process does not end
 */
export async function takeBackVersions(config: Project): Promise<void> {
  const path = journalPath(config);
  const before = await readBefore(path);
  if (before === undefined) return rm(path, { force: true });
  for (const end = Date.now() + PATIENCE; before.pids.some(isOther); await sleep(50)) {
    if (!existsSync(path)) return;
    if (Date.now() > end)
      throw new TrellisError(
        'HISTORY_BUSY',
        `Expected nobody to make a release, got process ${before.pids.find(isOther)} at it. Wait for it to end; if it is none of Trellis, remove ${path}.`,
      );
  }
  if (before.manifest === (await manifestDigest(config.migrations))) {
    const since = (await writtenAt(path)) + OWN_MS;
    for (const [file, text] of Object.entries(before.files)) {
      if ((await writtenAt(file)) > since) continue;
      if (text === null) await rm(file, { force: true });
      else if ((await readFile(file, 'utf8').catch(() => undefined)) !== text) await writeWhole(file, text);
    }
  }
  await rm(path, { force: true });
}

/** When a file was written last; long ago where there is none. */
async function writtenAt(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
}

function isOther(pid: number): boolean {
  return pid !== process.pid && isAlive(pid);
}

function journalPath({ cache }: Project): string {
  return join(cache, 'versions.pending.json');
}

/** The journal; nothing where there is none, or one that is not written to its end: nothing was raised then. */
async function readBefore(path: string): Promise<Before | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Before;
  } catch {
    return undefined;
  }
}

/** The files of a repository that a version or a changelog is written to, and the changesets. */
async function versioned(root: string, changesets: string): Promise<Record<string, string | null>> {
  const files: Record<string, string | null> = {};
  const keep = async (path: string) => {
    files[path] = existsSync(path) ? await readFile(path, 'utf8') : null;
  };
  const walk = async (folder: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true });
    if (entries.some((entry) => entry.isFile() && entry.name === 'package.json'))
      await Promise.all([keep(join(folder, 'package.json')), keep(join(folder, 'CHANGELOG.md'))]);
    for (const entry of entries)
      if (entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
        await walk(join(folder, entry.name));
  };
  await walk(root);
  for (const name of await readdir(changesets).catch(() => []))
    if (/\.(md|json)$/.test(name)) await keep(join(changesets, name));
  return files;
}
