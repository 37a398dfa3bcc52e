import type { Connection } from '@trellis/database';
import { asMigration, evaluateModule, renderMigration } from '@trellis/migrate';
import { isTrellisError } from '@trellis/model';
import { prove } from '@trellis/verify';
import type { Snapshot } from '@trellis/verify/internal';
import { planBothFrom, printChanged, subsetBase, trialOn } from '@trellis/verify/internal';
import { finish } from './finish.ts';
import type { Task, Write } from './task.ts';

/**
 * Makes the migration from what is kept: of the schema only what the change touches is built and proven.
 *
 * @returns nothing where that cannot be, or is not proven: the whole has to say
 */
export async function fromKept(
  task: Task,
  standing: Connection,
  { head: before, authored, printed }: Snapshot,
): Promise<Write | undefined> {
  const { onProgress = () => {} } = task.options;
  if (!authored || !printed) return undefined;
  onProgress('Printing what changed in the descriptors');
  const after = await printChanged(standing, { authored, printed }, task.authored, task.open);
  if (!after) return undefined;
  const ground = await subsetBase(standing, before, after);
  if (!ground) return undefined;
  const tried = trialOn(standing);
  const ways = await planBothFrom(before, after, async (statements) => ground.whole(await tried(statements)));
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
