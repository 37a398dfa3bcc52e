import { join } from 'node:path';
import { Journal } from '@trellis/files';
import { TrellisError } from '@trellis/model';
import { MANIFEST } from './manifest.ts';

/**
 * The journal of changes to a history: `history.json.pending` beside the manifest, which is written last.
 *
 * @param folder the folder of the migrations
 */
export function historyJournal(folder: string): Journal {
  return new Journal({
    path: join(folder, `${MANIFEST}.pending`),
    decider: join(folder, MANIFEST),
    busy: (pid, path) =>
      new TrellisError(
        'HISTORY_BUSY',
        `Another process (${pid ?? 'unknown'}) is writing the history. Wait for it to end; if it is not Trellis, remove ${path}.`,
      ),
  });
}
