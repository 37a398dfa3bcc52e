import type { Connection } from '@trellis/database';
import type { History } from '@trellis/migrate';
import type { Project } from '@trellis/migrate/internal';
import type { Model } from '@trellis/model';
import { printRolledBack } from '../replay/index.ts';
import { printChanged } from '../subset/index.ts';
import { readSnapshot } from './snapshot.ts';

/**
 * The Models of a history's head and of the descriptors, both as PostgreSQL prints them, from the snapshot of the
 * history. Nothing is replayed, and only the descriptors that have changed since are printed.
 *
 * @param connection an empty database
 * @param again opens another empty database
 * @returns `undefined` when there is no snapshot of this history
 */
export async function cachedModels(
  { config, history, authored }: { config: Project; history: History; authored: Model },
  connection: Connection,
  again: () => Promise<Connection>,
): Promise<{ readonly head: Model; readonly wanted: Model } | undefined> {
  const snapshot = await readSnapshot(config, history, connection);
  if (!snapshot) return undefined;
  const { head, authored: old, printed } = snapshot;
  const changed =
    old && printed && (await printChanged(connection, { authored: old, printed }, authored, again));
  return { head, wanted: changed ?? (await printRolledBack(connection, authored, again)) };
}
