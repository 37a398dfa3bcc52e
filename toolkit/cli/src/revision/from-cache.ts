import type { Connection } from '@trellis/database';
import { renderMigration } from '@trellis/migrate';
import { asMigration, evaluateModule, lossesOf } from '@trellis/migrate/internal';
import { isTrellisError } from '@trellis/model';
import { declaredDifferences } from '@trellis/model/internal';
import { prove } from '@trellis/verify';
import type { Snapshot } from '@trellis/verify/internal';
import { planBothFrom, printChanged, settle, subsetBase, trialOn } from '@trellis/verify/internal';
import { scopeOf, wantedModel } from '../scope/index.ts';
import { plannedVersion } from './planned-version.ts';
import { provePlan } from './prove-plan.ts';
import { refuseDifferences } from './refuse-differences.ts';
import type { PreparedRevision, RevisionContext } from './revision-context.ts';

/**
 * Creates the revision from the cached Models of the last run: only the subset of the schema that the change touches
 * is built and proven.
 *
 * @returns undefined if that is not possible or not proven; the whole history is replayed then
 */
export async function fromCache(
  context: RevisionContext,
  scratch: Connection,
  { head, authored, printed }: Snapshot,
): Promise<PreparedRevision | undefined> {
  const { onProgress = () => {} } = context.options;
  if (!authored || !printed) return undefined;
  onProgress('Printing what changed in the descriptors');
  const reprinted = await printChanged(scratch, { authored, printed }, context.authored, context.open);
  if (!reprinted) return undefined;
  refuseDifferences(declaredDifferences(context.schema, reprinted));
  const { config, open } = context;
  const descriptors = { authored: context.authored, printed: reprinted };
  const wanted = wantedModel(scopeOf(config), head, descriptors);
  const [before, after] = await settle([head, wanted], open);
  // The part of the history outside the subset keeps its texts, which only a replay prints.
  if (before !== head) return undefined;
  const subset = await subsetBase(scratch, before, after);
  if (!subset) return undefined;
  const tried = trialOn(scratch);
  const serverVersion = plannedVersion(scratch, config);
  const plans = await planBothFrom(
    before,
    after,
    async (statements) => subset.whole(await tried(statements)),
    { serverVersion },
  );
  return provePlan(context, scratch, { before, after, ...plans }, async (parts, file) => {
    const text = renderMigration(parts, { builder: true });
    const migration = asMigration(await evaluateModule(text, file), file);
    let reached = before;
    try {
      const proof = await prove(
        scratch,
        { migration, ...subset, losses: lossesOf(parts.up, parts.down), open },
        (part) => {
          reached = subset.whole(part);
        },
      );
      return { text, proof, head: reached };
    } catch (error) {
      if (isTrellisError(error) && error.code === 'PROOF_FAILED') return undefined;
      throw error;
    }
  });
}
