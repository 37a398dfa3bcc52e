import type { Connection } from '@trellis/database';
import { type MigrationParts, renderMigration } from '@trellis/migrate';
import { asMigration, evaluateModule } from '@trellis/migrate/internal';
import { isTrellisError, type Model } from '@trellis/model';
import { modelOf, prove, replay } from '@trellis/verify';
import { planBothFrom, printRolledBack, trialOn } from '@trellis/verify/internal';
import { scopeOf } from '../scope/index.ts';
import { type Proven, provePlan } from './prove-plan.ts';
import type { RevisionContext, WriteRevision } from './revision-context.ts';

/** Creates the revision on a scratch database, on which the whole history is replayed. */
export async function fromHistory(context: RevisionContext, scratch: Connection): Promise<WriteRevision> {
  const { config, options, history, authored, open } = context;
  const { onProgress = () => {} } = options;
  onProgress('Printing the descriptors');
  const printed = await printRolledBack(scratch, authored, open);
  onProgress(`Replaying ${history.migrations.length} migrations`);
  await replay(scratch, history);
  const before = await modelOf(scratch);
  const after = scopeOf(config).over(before, printed);
  const ready = { before, after, ...(await planBothFrom(before, after, trialOn(scratch))) };
  const replayAgain = async () => {
    const fresh = await open();
    await replay(fresh, history);
    return fresh;
  };
  const write = await provePlan(context, scratch, ready, (parts, file) =>
    proveText(scratch, replayAgain, { before, after }, parts, file),
  );
  if (write === undefined) throw new RangeError(`Expected a proof or an error in ${config.root}.`);
  return write;
}

/**
 * Proves the migration as written with Knex's schema builder. If that proof fails, because the builder is less exact
 * than the plan, proves the statements of the plan instead.
 */
async function proveText(
  connection: Connection,
  replayAgain: () => Promise<Connection>,
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
    const fresh = await replayAgain();
    try {
      return await attempt(fresh, false);
    } finally {
      await fresh.close();
    }
  }
}
