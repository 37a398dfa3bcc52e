import type { Connection } from '@trellis/database';
import type { History } from '@trellis/migrate';
import type { Project } from '@trellis/migrate/internal';
import type { Model } from '@trellis/model';
import { printInPassing } from '../replay/index.ts';
import { printAgain } from '../subset/index.ts';
import { readSnapshot } from './snapshot.ts';

/**
 * What a history leads to and what the descriptors say, both as PostgreSQL prints them, from what is kept of the
 * history: it is not replayed, and of the descriptors only what changed since is printed.
 *
 * @param connection an empty database
 * @param again opens another empty database
 * @returns nothing when nothing is kept of this history
 */
export async function keptModels(
  { config, history, authored }: { config: Project; history: History; authored: Model },
  connection: Connection,
  again: () => Promise<Connection>,
): Promise<{ readonly head: Model; readonly wanted: Model } | undefined> {
  const kept = await readSnapshot(config, history, connection);
  if (!kept) return undefined;
  const { head, authored: was, printed } = kept;
  const local = was && printed && (await printAgain(connection, { authored: was, printed }, authored, again));
  return { head, wanted: local ?? (await printInPassing(connection, authored, again)) };
}
