import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '@trellis/database';
import { writeAtomically } from '@trellis/files';
import type { History } from '@trellis/migrate';
import type { Project } from '@trellis/migrate/internal';
import type { Model } from '@trellis/model';
import { digest, fingerprint } from '@trellis/plan';
import { version } from '../../package.json';

/** What is kept of a history, so that it need not be replayed. */
export interface Snapshot {
  /** The Model that it leads to, as PostgreSQL printed it. */
  readonly head: Model;
  /** What the descriptors said then, where that is known. */
  readonly authored?: Model;
  /** What PostgreSQL made of that: the same as `head`, its columns in the descriptors' order. */
  readonly printed?: Model;
}

/**
 * What was kept of a history. It is used only where it is whole, of this very history, by this version of
 * the toolkit and by the same PostgreSQL: otherwise all is made anew.
 *
 * @param config where the cache is
 * @param history the migrations
 * @param judge a database of the PostgreSQL that prints now
 */
export async function readSnapshot(
  config: Project,
  history: History,
  judge: Connection,
): Promise<Snapshot | undefined> {
  const path = snapshotPath(config, history, judge);
  if (!existsSync(path)) return undefined;
  const text = await readFile(path, 'utf8');
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (text.slice(0, end) !== digest(body)) return undefined;
  const snapshot = JSON.parse(body) as Snapshot;
  const expected = history.migrations.at(-1)?.model;
  const { head, printed = head } = snapshot;
  const fits = [head, ...(printed === head ? [] : [printed])].every(
    (model) => expected === undefined || fingerprint(model) === expected,
  );
  return fits ? { ...snapshot, ...(snapshot.authored && { printed }) } : undefined;
}

/** How many histories something is kept of: the branches that one goes back and forth between. */
const KEPT = 8;

/** Keeps what a history leads to, where that can be written, and no more what was kept of the oldest. */
export async function keepSnapshot(
  config: Project,
  history: History,
  judge: Connection,
  { head, authored, printed }: Snapshot,
): Promise<void> {
  const path = snapshotPath(config, history, judge);
  const alike = JSON.stringify(head) === JSON.stringify(printed);
  const body = JSON.stringify({ head, authored, ...(!alike && { printed }) });
  try {
    await mkdir(join(config.cache, 'models'), { recursive: true });
    await writeAtomically(path, `${digest(body)}\n${body}`);
    await prune(join(config.cache, 'models'));
  } catch (error) {
    // It only saves time, and what it is kept for is done: a folder that cannot be written is no reason to fail.
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
  }
}

async function prune(folder: string): Promise<void> {
  const files = (await readdir(folder)).map((name) => join(folder, name));
  // Another process may be pruning too.
  const ages = await Promise.all(
    files.map(async (file) => ({ file, at: (await stat(file).catch(() => undefined))?.mtimeMs ?? 0 })),
  );
  const old = ages.sort((a, b) => b.at - a.at).slice(KEPT);
  await Promise.all(old.map(({ file }) => rm(file, { force: true })));
}

function snapshotPath({ cache }: Project, { migrations }: History, judge: Connection): string {
  const by = ['trellis-snapshot/1', version, judge.engine, judge.serverVersion];
  const key = digest(JSON.stringify([...by, ...migrations.map(({ name, checksum }) => [name, checksum])]));
  return join(cache, 'models', `${key}.json`);
}
