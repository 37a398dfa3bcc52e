import type { Model } from '@trellis/model';
import type { VerifyDatabase } from '../engine/index.ts';
import { printModel, printRolledBack } from './scratch-model.ts';

/**
 * As `printRolledBack`. Where failed databases are kept, the Model is created in a database of its own and not rolled back,
 * so that this database has what was created before the failure.
 *
 * @param database an empty database, which stays empty
 * @param authored a Model from descriptors
 * @param open opens another empty database
 */
export async function printDescriptors(
  database: VerifyDatabase,
  authored: Model,
  open: () => Promise<VerifyDatabase>,
): Promise<Model> {
  if (!database.keepsFailed) return printRolledBack(database, authored, open);
  const own = await open();
  try {
    return await own.attempt(() => printModel(own, authored));
  } finally {
    await own.close();
  }
}
