import { join } from 'node:path';
import type { Connection } from '@trellis/database';
import type { MigrationParts } from '@trellis/migrate';
import { inspectHistory, readHistory } from '@trellis/migrate';
import { countLosses, countRequirements, lossesOf } from '@trellis/migrate/internal';
import { type Model, TrellisError } from '@trellis/model';
import { distributionChanges, withDistributionsOf, withoutAuthoredHints } from '@trellis/model/internal';
import { type Bump, classify, describe, fingerprint, isNews, type Plan, reversed } from '@trellis/plan';
import { checkAllowed, confirmed, requirementsOf } from '@trellis/plan/internal';
import type { Proof } from '@trellis/verify';
import { withSqlOf, writeSnapshot } from '@trellis/verify/internal';
import type { Config } from '../config/index.ts';
import { refuseProblems, runAfterWrite } from '../hooks/index.ts';
import { migrationName } from './name.ts';
import type { RevisionOptions } from './revision.ts';
import type { PreparedRevision, RevisionContext } from './revision-context.ts';
import { sealFormatted } from './seal.ts';
import { writeRevision } from './write-revision.ts';

/** The plans between two Models. */
interface PlannedModels {
  readonly before: Model;
  readonly after: Model;
  readonly up: Plan;
  readonly down: Plan;
}

/** A migration that is proven and not written yet. */
export interface Proven {
  readonly text: string;
  readonly proof: Proof;
  /** The Model that the migration leads to. */
  readonly head: Model;
}

/**
 * Refuses a plan or proves its migration.
 *
 * @param proveMigration proves the migration; returns undefined if it cannot
 * @returns undefined if `proveMigration` did not prove it
 * @throws TrellisError `REFUSED`, `PLAN_REFUSED`, `DATA_LOSS`, `ALLOWANCE_UNKNOWN`, `ALLOWANCE_AMBIGUOUS`, `PROOF_FAILED`
 */
export async function provePlan(
  { config, options, history, authored }: RevisionContext,
  connection: Connection,
  { before, after, up, down }: PlannedModels,
  proveMigration: (parts: MigrationParts, file: string) => Promise<Proven | undefined>,
): Promise<PreparedRevision | undefined> {
  const { message, onProgress = () => {} } = options;
  refuse([...up.refusals, ...down.refusals]);
  await refuseProblems(config.checkPlan ?? [], up);
  const requires = {
    up: requirementsOf(up, before, after),
    down: requirementsOf(down, after, reversed(before, after)),
  };
  const isCounted = up.losses.length + requires.up.length > 0;
  const live = isCounted ? await options.live?.() : undefined;
  const losses = live ? await countLosses(live.knex, up.losses) : up.losses;
  const requirements = live ? await countRequirements(live.knex, requires.up) : requires.up;
  const renames = { hints: up.hints, candidates: up.candidates };
  checkAllowed(losses, options.allowDataLoss ?? [], renames);
  const detected = up.changes.filter(isNews).map(describe);
  const unreleased = Object.keys(history.releases).length === 0;
  const summary = { detected, bump: bumpOf(up, unreleased), unreleased, losses, requirements, ...renames };
  const printed = withoutAuthoredHints(after);
  if (up.changes.length === 0)
    return {
      async write() {
        if (fingerprint(before) === fingerprint(printed))
          await writeSnapshot(config, history, connection, { head: before, authored, printed });
        return { ...summary, files: [] };
      },
    };
  onProgress('Proving the migration, up and down');
  const parent = history.migrations.at(-1)?.name;
  const name = migrationName(message, parent);
  const file = join(config.migrations, `${name}.ts`);
  const parts = { message, parent: parent ?? null, detected, up, down };
  const proven = await proveMigration(parts, file);
  if (!proven) return undefined;
  const { text, proof } = proven;
  // A scratch database without Citus does not have the distributions.
  const head = withDistributionsOf(proven.head, printed);
  const { bump } = summary;
  // What is written is for every database, so it has no counts.
  const allowed = losses.map((loss) => confirmed(loss, options.allowDataLoss ?? []));
  const recorded = lossesOf({ losses: allowed }, down);
  const distributions = distributionChanges(before, printed);
  const made = { name, parent: parts.parent, text, message, head, bump, losses: recorded, requires };
  const migration = { ...made, ...(distributions && { distributions }) };
  const write = async () => {
    const files = await writeRevision(config, migration);
    await afterWriting(config, options, files);
    await writeSnapshot(config, await readHistory(config.migrations), connection, {
      head,
      authored,
      // A definition may have been printed once less than in the history.
      printed: withSqlOf(printed, head),
    });
    return { name, ...summary, proof, files };
  };
  return { migration: { file, text, losses: lossesOf(up, down) }, write };
}

/** Runs the hook of the project. A migration that it changes is proven again. */
async function afterWriting(
  config: Config,
  options: RevisionOptions,
  files: readonly string[],
): Promise<void> {
  if (config.afterWrite === undefined) return;
  try {
    await runAfterWrite(config.afterWrite, files, config.root);
  } finally {
    const { problems } = await inspectHistory(config.migrations);
    if (problems.some(({ code }) => code === 'MIGRATION_CHANGED')) {
      options.onProgress?.('Proving the migration again after `afterWrite`');
      await sealFormatted(config, options);
    }
  }
}

/** @throws TrellisError `REFUSED` with the first refusal, if there is one */
function refuse(refusals: Plan['refusals']): void {
  const [first] = refusals;
  if (first === undefined) return;
  const more = refusals.length > 1 ? ` (and ${refusals.length - 1} more)` : '';
  throw new TrellisError('REFUSED', `${first.code} ${first.object}: ${first.message}${more}`, {
    details: refusals,
  });
}

/** The bump of a plan. Before the first release it is `major`, since that release is 1.0.0. */
function bumpOf(up: Plan, unreleased: boolean): Bump {
  if (up.changes.length === 0) return 'none';
  return unreleased ? 'major' : classify(up.changes).bump;
}
