import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '@trellis/database';
import { writeAtomically } from '@trellis/files';
import type { History } from '@trellis/migrate';
import type { Project } from '@trellis/migrate/internal';
import type { Model } from '@trellis/model';
import { same } from '@trellis/model/internal';
import { fingerprint } from '@trellis/plan';
import { digest } from '@trellis/plan/internal';
import { version } from '../../package.json';

/** The cached Models of a history, which save a replay. */
export interface Snapshot {
  /** The Model that the history leads to, as PostgreSQL printed it. */
  readonly head: Model;
  /** The Model of the descriptors at that time, where it is known. */
  readonly authored?: Model;
  /** `authored` as PostgreSQL printed it: equal to `head`, with columns in the descriptors' order. */
  readonly printed?: Model;
}

/**
 * Reads the snapshot of a history. It is used only if it is complete and was written for the same history by the same
 * version of the toolkit and of PostgreSQL.
 *
 * @param config the project, for its cache folder
 * @param history the migrations
 * @param engine a database of the verifying engine
 */
export async function readSnapshot(
  config: Project,
  history: History,
  engine: Connection,
): Promise<Snapshot | undefined> {
  const path = snapshotPath(config, history, engine);
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

/** The number of snapshots to keep: one for each branch that a person switches between. */
const MAX_SNAPSHOTS = 8;

/** Writes the snapshot of a history and removes the oldest ones. Does nothing where the folder cannot be written. */
export async function writeSnapshot(
  config: Project,
  history: History,
  engine: Connection,
  { head, authored, printed }: Snapshot,
): Promise<void> {
  const path = snapshotPath(config, history, engine);
  const body = JSON.stringify({ head, authored, ...(!same(head, printed) && { printed }) });
  try {
    await mkdir(join(config.cache, 'models'), { recursive: true });
    await writeAtomically(path, `${digest(body)}\n${body}`);
    await prune(join(config.cache, 'models'));
  } catch (error) {
    // A snapshot only saves time: a folder that cannot be written is no reason to fail.
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
  }
}

async function prune(folder: string): Promise<void> {
  const files = (await readdir(folder)).map((name) => join(folder, name));
  // Another process may be pruning too.
  const ages = await Promise.all(
    files.map(async (file) => ({ file, at: (await stat(file).catch(() => undefined))?.mtimeMs ?? 0 })),
  );
  const old = ages.sort((a, b) => b.at - a.at).slice(MAX_SNAPSHOTS);
  await Promise.all(old.map(({ file }) => rm(file, { force: true })));
}

function snapshotPath({ cache }: Project, { migrations }: History, engine: Connection): string {
  const by = ['trellis-snapshot/1', version, engine.engine, engine.serverVersion];
  const key = digest(JSON.stringify([...by, ...migrations.map(({ name, checksum }) => [name, checksum])]));
  return join(cache, 'models', `${key}.json`);
}
