import type { Connection } from '@trellis/database';
import { readHistory } from '@trellis/migrate';
import { toModel } from '@trellis/model';
import type { Bump, CountedLoss, RenameHint } from '@trellis/plan';
import type { Proof } from '@trellis/verify';
import { type VerifyOptions, withScratch } from '@trellis/verify';
import { readSnapshot } from '@trellis/verify/internal';
import { type Config, loadSchema } from '../config/index.ts';
import { fromHistory } from './from-history.ts';
import { fromKept } from './from-kept.ts';
import type { Task, Write } from './task.ts';

/** What `revision` is to do. */
export interface RevisionOptions extends VerifyOptions {
  /** What the migration is for; becomes its name and the changelog's line. */
  readonly message: string;
  /** The ids of the objects whose data may be lost: `column public.orders.note`. */
  readonly allowDataLoss?: readonly string[];
  /** Opens the live database in which losses are counted, when there are any; nothing where there is none. */
  readonly live?: () => Promise<Connection | undefined>;
  /** Told what is being done, for those who wait. */
  readonly onProgress?: (what: string) => void;
}

/** A migration that was made, or that there is nothing to make. */
export interface Revision {
  /** `undefined` when the descriptors say what the history leads to already. */
  readonly name?: string;
  /** A line for each change. */
  readonly detected: readonly string[];
  /** By how much the next release is newer; before the first, `major`: it is 1.0.0, whatever it has. */
  readonly bump: Bump;
  /** Whether there is no release yet. */
  readonly unreleased: boolean;
  /** What it destroys; counted where there is a live database. */
  readonly losses: readonly CountedLoss[];
  readonly hints: readonly RenameHint[];
  readonly proof?: Proof;
  /** The files that were written. */
  readonly files: readonly string[];
}

/**
 * Makes the migration that brings the history to what the descriptors say: planned, rendered, proven on
 * a throw-away database in both directions, and only then written, with its changeset.
 *
 * @param config the project
 * @throws TrellisError `REFUSED` with the reasons when something cannot be planned; `DATA_LOSS` when data
 *   would be lost and that was not allowed, `ALLOWANCE_UNKNOWN` and `ALLOWANCE_AMBIGUOUS` for what was allowed
 *   and is no loss or several; `PROOF_FAILED`. Nothing is written then
 */
export async function revision(config: Config, options: RevisionOptions): Promise<Revision> {
  const judged = { ...options, scratch: config.scratch, given: () => read(config) };
  const write = await withScratch(judged, (open, given) => make({ config, options, ...given, open }));
  return write();
}

/** What the migration follows from. */
async function read(config: Config): Promise<Pick<Task, 'history' | 'authored'>> {
  const [history, schema] = await Promise.all([readHistory(config.migrations), loadSchema(config)]);
  return { history, authored: toModel(schema) };
}

async function make(task: Task): Promise<Write> {
  const { config, options, history, open } = task;
  options.onProgress?.('Opening a scratch database');
  const first = await open();
  try {
    const kept = await readSnapshot(config, history, first);
    const made = kept && (await fromKept(task, first, kept));
    if (made) return made;
    if (!kept) return await fromHistory(task, first);
  } finally {
    await first.close();
  }
  const fresh = await open();
  try {
    return await fromHistory(task, fresh);
  } finally {
    await fresh.close();
  }
}
