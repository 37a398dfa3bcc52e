import type { ManifestLosses } from '@trellis/migrate';
import { asMigration, evaluateModule } from '@trellis/migrate/internal';
import type { Model } from '@trellis/model';
import { declaredDifferences } from '@trellis/model/internal';
import { prove, replay } from '@trellis/verify';
import { printDescriptors, replayedModel, settle, withUndeclaredNotNulls } from '@trellis/verify/internal';
import { scopeOf, wantedModel } from '../scope/index.ts';
import { refuseDifferences } from './refuse-differences.ts';
import type { RevisionContext } from './revision-context.ts';

/** The text of a proven migration. */
export interface MigrationText {
  readonly file: string;
  readonly text: string;
  readonly losses: ManifestLosses;
}

/**
 * Proves a migration on another version of PostgreSQL, which prints the descriptors and replays the history itself.
 *
 * @throws TrellisError `PROOF_FAILED`, `BUILD_FAILED`, `MIGRATION_FAILED`
 */
export async function proveOnVersion(
  { config, history, schema, authored, open }: Omit<RevisionContext, 'options'>,
  { file, text, losses }: MigrationText,
): Promise<void> {
  const scratch = await open();
  try {
    const printed = await printDescriptors(scratch, authored, open);
    refuseDifferences(declaredDifferences(schema, printed));
    await replay(scratch, history);
    const replayed = await replayedModel(scratch, history);
    const wanted = wantedModel(scopeOf(config), replayed, { authored, printed });
    const [before, after] = await settle([replayed, wanted], open);
    const migration = asMigration(await evaluateModule(text, file), file);
    const asReached = (reached: Model, one: Model) => withUndeclaredNotNulls(reached, one, authored);
    await prove(scratch, { migration, before, after, losses, open, asReached });
  } finally {
    await scratch.close();
  }
}
