import { join } from 'node:path';
import type { Connection } from '@trellis/database';
import type { MigrationParts } from '@trellis/migrate';
import { readHistory } from '@trellis/migrate';
import { countLosses, lossesOf } from '@trellis/migrate/internal';
import { type Model, TrellisError } from '@trellis/model';
import { withoutAuthoredHints } from '@trellis/model/internal';
import { type Bump, classify, describe, fingerprint, isNews, type Plan } from '@trellis/plan';
import { checkAllowed } from '@trellis/plan/internal';
import type { Proof } from '@trellis/verify';
import { writeSnapshot } from '@trellis/verify/internal';
import { migrationName } from './name.ts';
import type { Task, Write } from './task.ts';
import { writeRevision } from './write-revision.ts';

/** What a way of making a migration has come to before the proof. */
interface Ready {
  readonly before: Model;
  readonly after: Model;
  readonly up: Plan;
  readonly down: Plan;
}

/** A migration that is proven, and not written yet. */
export interface Proven {
  readonly text: string;
  readonly proof: Proof;
  /** The Model that the migration leads to. */
  readonly head: Model;
}

/** Refuses what has to be refused, and proves the rest. */
export async function finish(
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
  const printed = withoutAuthoredHints(after);
  if (up.changes.length === 0)
    return async () => {
      if (fingerprint(before) === fingerprint(printed))
        await writeSnapshot(config, history, judge, { head: before, authored, printed });
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
    await writeSnapshot(config, await readHistory(config.migrations), judge, { head, authored, printed });
    return { name, ...summary, proof, files };
  };
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
