import { join } from 'node:path';
import type { Connection } from '@trellis/database';
import { isTrellisError, type Model, TrellisError, toModel } from '@trellis/model';
import { type Bump, classify } from '../classify/index.ts';
import { type Config, evaluateModule, loadSchema } from '../config/index.ts';
import { describe, isNews, type Plan, type RenameHint } from '../diff/index.ts';
import { asMigration, fingerprint, type History, readHistory } from '../history/index.ts';
import { type CountedLoss, checkAllowed, countLosses, lossesOf } from '../losses/index.ts';
import { type MigrationParts, renderMigration } from '../render/index.ts';
import { migrationName } from './name.ts';
import { partGround } from './part/part-ground.ts';
import { printAgain } from './part/print-again.ts';
import { planFrom, triedOn } from './plan-ways.ts';
import { type Proof, prove } from './prove.ts';
import { modelOf, printInPassing, replay, withoutIntentions } from './scratch-model.ts';
import { keepSnapshot, readSnapshot, type Snapshot } from './snapshot.ts';
import { type Judged, withScratch } from './with-scratch.ts';
import { writeRevision } from './write-revision.ts';

/** What `revision` is to do. */
export interface RevisionOptions extends Judged {
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

/** Writes what is proven. The work on scratch databases only comes to it, since that may be done more than once. */
type Write = () => Promise<Revision>;

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

interface Task {
  readonly config: Config;
  readonly options: RevisionOptions;
  readonly history: History;
  readonly authored: Model;
  /** Opens an empty throw-away database. */
  open(): Promise<Connection>;
}

/** What a way of making a migration has come to before the proof. */
interface Ready {
  readonly before: Model;
  readonly after: Model;
  readonly up: Plan;
  readonly down: Plan;
}

/**
 * Makes the migration from what is kept: of the schema only what the change touches is built and proven.
 *
 * @returns nothing where that cannot be, or is not proven: the whole has to say
 */
async function fromKept(
  task: Task,
  standing: Connection,
  { head: before, authored, printed }: Snapshot,
): Promise<Write | undefined> {
  const { onProgress = () => {} } = task.options;
  if (!authored || !printed) return undefined;
  onProgress('Printing what changed in the descriptors');
  const after = await printAgain(standing, { authored, printed }, task.authored, task.open);
  if (!after) return undefined;
  const ground = await partGround(standing, before, after);
  if (!ground) return undefined;
  const tried = triedOn(standing);
  const ways = await planFrom(before, after, async (statements) => ground.whole(await tried(statements)));
  return finish(task, standing, { before, after, ...ways }, async (parts, file) => {
    const text = renderMigration(parts, { builder: true });
    const migration = asMigration(await evaluateModule(text, file), file);
    let head = before;
    try {
      const proof = await prove(standing, { migration, ...ground }, (reached) => {
        head = ground.whole(reached);
      });
      return { text, proof, head };
    } catch (error) {
      if (isTrellisError(error) && error.code === 'PROOF_FAILED') return undefined;
      throw error;
    }
  });
}

/** Makes the migration on a database on which the whole history was replayed. */
async function fromHistory(task: Task, standing: Connection): Promise<Write> {
  const { config, options, history, authored, open } = task;
  const { onProgress = () => {} } = options;
  onProgress('Printing the descriptors');
  const after = await printInPassing(standing, authored, open);
  onProgress(`Replaying ${history.migrations.length} migrations`);
  await replay(standing, history);
  const before = await modelOf(standing);
  const ready = { before, after, ...(await planFrom(before, after, triedOn(standing))) };
  const again = async () => {
    const fresh = await open();
    await replay(fresh, history);
    return fresh;
  };
  const made = await finish(task, standing, ready, (parts, file) =>
    proven(standing, again, { before, after }, parts, file),
  );
  if (made === undefined) throw new RangeError(`Expected a proof or a reason against it in ${config.root}.`);
  return made;
}

/** Refuses what has to be refused, and proves the rest. */
async function finish(
  { config, options, history, authored }: Task,
  judge: Connection,
  { before, after, up, down }: Ready,
  proveIt: (parts: MigrationParts, file: string) => Promise<Proven | undefined>,
): Promise<Write | undefined> {
  const { message, onProgress = () => {} } = options;
  refuse([...up.refusals, ...down.refusals]);
  const live = up.losses.length === 0 ? undefined : await options.live?.();
  const losses = live ? await countLosses(live.knex, up.losses) : up.losses;
  checkAllowed(losses, options.allowDataLoss ?? [], up.hints);
  const detected = up.changes.filter(isNews).map(describe);
  const unreleased = Object.keys(history.releases).length === 0;
  const summary = { detected, bump: bumpOf(up, unreleased), unreleased, losses, hints: up.hints };
  const printed = withoutIntentions(after);
  if (up.changes.length === 0)
    return async () => {
      if (fingerprint(before) === fingerprint(printed))
        await keepSnapshot(config, history, judge, { head: before, authored, printed });
      return { ...summary, files: [] };
    };
  onProgress('Proving the migration, up and down');
  const parent = history.migrations.at(-1)?.name;
  const name = migrationName(message, parent);
  const file = join(config.migrations, `${name}.ts`);
  const parts = { message, parent: parent ?? null, detected, up, down };
  const proven = await proveIt(parts, file);
  if (!proven) return undefined;
  const { text, proof, head } = proven;
  const { bump } = summary;
  const migration = { name, parent: parts.parent, text, message, after, bump, losses: lossesOf(up, down) };
  return async () => {
    const files = await writeRevision(config, migration);
    await keepSnapshot(config, await readHistory(config.migrations), judge, { head, authored, printed });
    return { name, ...summary, proof, files };
  };
}

interface Proven {
  readonly text: string;
  readonly proof: Proof;
  /** The Model that the migration leads to. */
  readonly head: Model;
}

/**
 * The migration's text as a person would write it where that is proven. Should Knex's builder say
 * something less exactly than it is thought to, the engine's own statements are proven instead.
 */
async function proven(
  connection: Connection,
  again: () => Promise<Connection>,
  models: { readonly before: Model; readonly after: Model },
  parts: MigrationParts,
  file: string,
): Promise<Proven> {
  const attempt = async (on: Connection, builder: boolean) => {
    const text = renderMigration(parts, { builder });
    const migration = asMigration(await evaluateModule(text, file), file);
    let head = models.after;
    const proof = await prove(on, { migration, ...models }, (reached) => {
      head = reached;
    });
    return { text, proof, head };
  };
  try {
    return await attempt(connection, true);
  } catch (error) {
    if (!isTrellisError(error) || error.code !== 'PROOF_FAILED') throw error;
    const fresh = await again();
    try {
      return await attempt(fresh, false);
    } finally {
      await fresh.close();
    }
  }
}

/** With a refusal there is no migration. */
function refuse(refusals: Plan['refusals']): void {
  const [first] = refusals;
  if (first === undefined) return;
  const more = refusals.length > 1 ? ` (and ${refusals.length - 1} more)` : '';
  throw new TrellisError('REFUSED', `${first.code} ${first.object}: ${first.message}${more}`, {
    details: refusals,
  });
}

/** The first release is 1.0.0: what was nothing before has no readers to break, and from then on they are counted on. */
function bumpOf(up: Plan, unreleased: boolean): Bump {
  if (up.changes.length === 0) return 'none';
  return unreleased ? 'major' : classify(up.changes).bump;
}
