import type { Connection } from '@trellis/database';
import type { Model } from '@trellis/model';
import type { Config } from '../config/index.ts';
import type { History } from '../history/index.ts';
import { modelOf } from './scratch-model.ts';
import { keepSnapshot, readSnapshot } from './snapshot.ts';

/**
 * The Model that a history leads to.
 *
 * @param connection a database that the history was replayed on
 */
export async function headModel(config: Config, history: History, connection: Connection): Promise<Model> {
  const kept = await readSnapshot(config, history, connection);
  if (kept !== undefined) return kept.head;
  const model = await modelOf(connection);
  await keepSnapshot(config, history, connection, { head: model });
  return model;
}
