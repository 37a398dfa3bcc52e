import type { History } from '@trellis/migrate';
import { isTrellisError, type Model } from '@trellis/model';
import { fingerprint } from '@trellis/plan';
import { modelOf, type VerifyDatabase } from '@trellis/verify';
import { majorOf, type ProofStep, printDescriptors, proveNext } from '@trellis/verify/internal';
import { changeText, isAllowedChange } from '../revision/index.ts';
import type { CheckProblem } from './problem.ts';

/** What to prove. */
interface Proving {
  readonly history: History;
  onProgress(what: string): void;
  open(): Promise<VerifyDatabase>;
  /** True if each migration must lead to the Model that the history records; another version may print another one. */
  readonly expectsModels: boolean;
}

/** Proves every migration, from the first one, and runs it. */
export async function proveMigrations(
  connection: VerifyDatabase,
  { history, onProgress, open, expectsModels }: Proving,
): Promise<CheckProblem[]> {
  const problems: CheckProblem[] = [];
  let before = await modelOf(connection);
  for (const [index, migration] of history.migrations.entries()) {
    const { name, model } = migration;
    onProgress(`Proving ${name} (${index + 1} of ${history.migrations.length})`);
    const onRun = async (after: Model) => {
      before = after;
      if (expectsModels && fingerprint(after) !== model)
        problems.push({
          code: 'MODEL_CHANGED',
          message: `${name} leads to another Model (${fingerprint(after)}) than when it was created (${model}). Restore the migration, or compare the versions of PostgreSQL.`,
        });
      return undefined;
    };
    try {
      const { proof } = await proveNext(connection, { history, migration, before, open, onRun, doStep });
      for (const change of (proof.changes ?? []).filter((one) => !isAllowedChange(one, migration.changes)))
        problems.push({
          code: 'DATA_CHANGED',
          message: `${name} ${changeText(change)}, which was not so when it was proven. Restore it, or run \`trellis seal\` if it is applied nowhere.`,
        });
    } catch (error) {
      if (!(error instanceof NotProven)) throw error;
      problems.push({ code: error.code, message: `${name}: ${error.message}` });
      return problems;
    }
  }
  return problems;

  /** A proof that fails is a problem; a migration that does not run is an error. */
  function doStep<T>(step: ProofStep, work: () => Promise<T>): Promise<T> {
    return connection.attempt(work).catch((error: unknown) => {
      throw step === 'prove' && isTrellisError(error) ? new NotProven(error.code, error.message) : error;
    });
  }
}

/** Why a migration is not proven. */
class NotProven extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Prints the descriptors and proves every migration on another version of PostgreSQL.
 *
 * @throws TrellisError `BUILD_FAILED`, `MIGRATION_FAILED`
 */
export async function proveOnVersion(
  { history, authored, onProgress }: Pick<Proving, 'history' | 'onProgress'> & { readonly authored: Model },
  open: () => Promise<VerifyDatabase>,
): Promise<readonly CheckProblem[]> {
  const scratch = await open();
  try {
    await printDescriptors(scratch, authored, open);
    const found = await proveMigrations(scratch, { history, onProgress, open, expectsModels: false });
    const on = `On PostgreSQL ${majorOf(scratch)}: `;
    return found.map(({ code, message }) => ({ code, message: `${on}${message}` }));
  } finally {
    await scratch.close();
  }
}
