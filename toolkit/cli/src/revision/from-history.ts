import type { Connection } from '@trellis/database';
import { asMigration, evaluateModule, type MigrationParts, renderMigration } from '@trellis/migrate';
import { isTrellisError, type Model } from '@trellis/model';
import { modelOf, printRolledBack, prove, replay } from '@trellis/verify';
import { planBothFrom, trialOn } from '@trellis/verify/internal';
import { finish, type Proven } from './finish.ts';
import type { Task, Write } from './task.ts';

/** Makes the migration on a database on which the whole history was replayed. */
export async function fromHistory(task: Task, standing: Connection): Promise<Write> {
  const { config, options, history, authored, open } = task;
  const { onProgress = () => {} } = options;
  onProgress('Printing the descriptors');
  const after = await printRolledBack(standing, authored, open);
  onProgress(`Replaying ${history.migrations.length} migrations`);
  await replay(standing, history);
  const before = await modelOf(standing);
  const ready = { before, after, ...(await planBothFrom(before, after, trialOn(standing))) };
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
