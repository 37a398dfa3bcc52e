import type { History } from '@trellis/migrate';
import { loadMigration } from '@trellis/migrate/internal';
import { isTrellisError, type Model } from '@trellis/model';
import { fingerprint } from '@trellis/plan';
import { modelOf, replay, type VerifyDatabase } from '@trellis/verify';
import { majorOf, printDescriptors, proveAgain, saveData } from '@trellis/verify/internal';
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
  for (const [index, migration] of history.migrations.entries()) {
    onProgress(`Proving ${migration.name} (${index + 1} of ${history.migrations.length})`);
    const before = await modelOf(connection);
    const data = await saveData(connection, before);
    const single = { ...history, migrations: [migration] };
    await connection.attempt(() => replay(connection, single));
    const after = await modelOf(connection);
    if (expectsModels && fingerprint(after) !== migration.model)
      problems.push({
        code: 'MODEL_CHANGED',
        message: `${migration.name} leads to another Model (${fingerprint(after)}) than when it was created (${migration.model}). Restore the migration, or compare the versions of PostgreSQL.`,
      });
    const module = await loadMigration(migration);
    const claim = { migration: module, before, after, open, mayChangeData: true };
    try {
      const { changes = [] } = await connection.attempt(() => proveAgain(connection, claim, data));
      for (const change of changes.filter((one) => !isAllowedChange(one, migration.changes)))
        problems.push({
          code: 'DATA_CHANGED',
          message: `${migration.name} ${changeText(change)}, which was not so when it was proven. Restore it, or run \`trellis seal\` if it is applied nowhere.`,
        });
    } catch (error) {
      if (!isTrellisError(error)) throw error;
      problems.push({ code: error.code, message: `${migration.name}: ${error.message}` });
      return problems;
    }
    await connection.attempt(() => replay(connection, single));
  }
  return problems;
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
