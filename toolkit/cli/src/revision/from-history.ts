import { type MigrationParts, renderMigration } from '@trellis/migrate';
import { asMigration, evaluateModule, lossesOf } from '@trellis/migrate/internal';
import { isTrellisError, type Model } from '@trellis/model';
import { declaredDifferences } from '@trellis/model/internal';
import { prove, replay, type VerifyDatabase } from '@trellis/verify';
import { planBothFrom, printDescriptors, replayedModel, settle, trialOn } from '@trellis/verify/internal';
import { scopeOf, wantedModel } from '../scope/index.ts';
import { plannedVersion } from './planned-version.ts';
import { type Proven, provePlan } from './prove-plan.ts';
import { refuseDifferences } from './refuse-differences.ts';
import type { PreparedRevision, RevisionContext } from './revision-context.ts';

/** Creates the revision on a scratch database, on which the whole history is replayed. */
export async function fromHistory(
  context: RevisionContext,
  scratch: VerifyDatabase,
): Promise<PreparedRevision> {
  const { config, options, history, schema, authored, open } = context;
  const { onProgress = () => {} } = options;
  onProgress('Printing the descriptors');
  const printed = await printDescriptors(scratch, authored, open);
  refuseDifferences(declaredDifferences(schema, printed));
  onProgress(`Replaying the migrations: ${history.migrations.length}`);
  await scratch.attempt(() => replay(scratch, history));
  const replayed = await replayedModel(scratch, history);
  const wanted = wantedModel(scopeOf(config), replayed, { authored, printed });
  const [before, after] = await settle([replayed, wanted], open);
  const serverVersion = plannedVersion(scratch, config);
  const plans = await scratch.attempt(() => planBothFrom(before, after, trialOn(scratch), { serverVersion }));
  const write = await provePlan(context, scratch, { before, after, ...plans }, (parts, file) =>
    proveText(context, scratch, { before, after }, parts, file),
  );
  if (write === undefined) throw new RangeError(`Expected a proof or an error in ${config.root}.`);
  return write;
}

/**
 * Proves the migration as written with Knex's schema builder. If that proof fails, because the builder is less exact
 * than the plan, proves the statements of the plan instead.
 */
async function proveText(
  { history, open }: RevisionContext,
  scratch: VerifyDatabase,
  models: { readonly before: Model; readonly after: Model },
  parts: MigrationParts,
  file: string,
): Promise<Proven> {
  const attempt = async (on: VerifyDatabase, builder: boolean) => {
    const text = renderMigration(parts, { builder });
    const migration = asMigration(await evaluateModule(text, file), file);
    let head = models.after;
    const proof = await prove(
      on,
      { migration, ...models, losses: lossesOf(parts.up, parts.down), open },
      (reached) => {
        head = reached;
      },
    );
    return { text, proof, head };
  };
  const proven = await scratch.attempt(() => attempt(scratch, true).catch(unproven));
  if (proven) return proven;
  const fresh = await open();
  try {
    return await fresh.attempt(async () => {
      await replay(fresh, history);
      return attempt(fresh, false);
    });
  } finally {
    await fresh.close();
  }
}

/** Nothing, for a failed proof: there is another text to prove. */
function unproven(error: unknown): undefined {
  if (!isTrellisError(error) || error.code !== 'PROOF_FAILED') throw error;
}
