import type { History } from '@trellis/migrate';
import type { Model } from '@trellis/model';
import { replay, type VerifyDatabase } from '@trellis/verify';
import { replayedModel } from '@trellis/verify/internal';

/**
 * Returns the Model after the migrations of a history.
 *
 * @param open opens an empty database
 */
export async function modelAfter(history: History, open: () => Promise<VerifyDatabase>): Promise<Model> {
  const scratch = await open();
  try {
    await scratch.attempt(() => replay(scratch, history));
    return await replayedModel(scratch, history);
  } finally {
    await scratch.close();
  }
}
