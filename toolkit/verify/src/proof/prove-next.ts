import type { History, ManifestLosses, Migration, MigrationModule } from '@trellis/migrate';
import { loadMigration } from '@trellis/migrate/internal';
import { emptyModel, type Model } from '@trellis/model';
import type { VerifyDatabase } from '../engine/index.ts';
import { modelOf, replay } from '../replay/index.ts';
import { type Proof, proveAgain } from './prove.ts';
import { saveData } from './saved-data.ts';
import { withUndeclaredNotNulls } from './undeclared-not-nulls.ts';

/** A step of `proveNext`: the migration runs, is proven, and runs again. */
export type ProofStep = 'run' | 'prove' | 'run again';

/** A migration that follows the state of a scratch database. */
export interface NextMigration {
  readonly history: History;
  readonly migration: Migration;
  /** The Model of the database. */
  readonly before: Model;
  readonly open: () => Promise<VerifyDatabase>;
  /** Called with the Model that the migration leads to, before its proof. Returns what it is known to lose. */
  readonly onRun?: (after: Model) => Promise<ManifestLosses | undefined>;
  /** Returns the migration as the proof runs it. Default: as it is. */
  readonly observed?: (module: MigrationModule) => MigrationModule;
  /** Does a step, and chooses how its error is reported. Default: the `attempt` of the database. */
  readonly doStep?: <T>(step: ProofStep, work: () => Promise<T>) => Promise<T>;
}

/**
 * Runs the next migration of a history on a scratch database, proves it up and down from there with the data that the
 * database had, and runs it again. It may change data on purpose: the proof lists what it changes.
 *
 * @param connection the database; the migration has run there afterwards
 */
export async function proveNext(
  connection: VerifyDatabase,
  { history, migration, before, open, onRun, observed, doStep }: NextMigration,
): Promise<{ readonly after: Model; readonly proof: Proof }> {
  const step = doStep ?? (<T>(_: ProofStep, work: () => Promise<T>) => connection.attempt(work));
  const single: History = { ...history, migrations: [migration] };
  const data = await saveData(connection, before);
  await step('run', () => replay(connection, single));
  const after = await modelOf(connection);
  const losses = await onRun?.(after);
  const module = await loadMigration(migration);
  const claim = {
    migration: observed?.(module) ?? module,
    ...{ before, after, open, mayChangeData: true },
    // `down` may set NOT NULL again under the name that PostgreSQL gives it now.
    asReached: (reached: Model, wanted: Model) => withUndeclaredNotNulls(reached, wanted, emptyModel),
  };
  const proof = await step('prove', () =>
    proveAgain(connection, { ...claim, ...(losses && { losses }) }, data),
  );
  await step('run again', () => replay(connection, single));
  return { after, proof };
}
