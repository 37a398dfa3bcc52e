import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import type { History, Migration } from '../history/index.ts';
import { readLedger } from './ledger.ts';

/** Where a database stands in the history. */
export interface State {
  /** The migrations that were applied, in order: a beginning of the history. */
  readonly applied: readonly Migration[];
  readonly pending: readonly Migration[];
  /** Whether Knex's lock is taken. */
  readonly locked: boolean;
}

/**
 * Reads where a database stands; changes nothing.
 *
 * @throws TrellisError `DATABASE_AHEAD` when it has a migration that the history has not, `HISTORY_GAP` when
 *   it lacks one before one that it has, `MIGRATION_CHANGED` when one was applied with another text,
 *   `MIGRATION_UNFINISHED` when one was begun outside a transaction and never ended
 */
export async function readState(knex: Knex, history: History): Promise<State> {
  const names = await appliedNames(knex);
  const ledger = await readLedger(knex);
  const { migrations } = history;
  const unfinished = [...ledger.values()].find(({ finished }) => !finished);
  if (unfinished !== undefined)
    throw new TrellisError(
      'MIGRATION_UNFINISHED',
      `Expected every migration finished, got ${unfinished.name} begun at ${unfinished.applied_at.toISOString()} and not ended (it runs outside a transaction). If nothing runs, see what it did, complete or undo it, then \`trellis unlock\` and \`trellis stamp\` what stands.`,
    );
  const unknown = names.filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length > 0)
    throw new TrellisError(
      'DATABASE_AHEAD',
      `Expected a database that is not ahead of the code, got ${unknown.length} migration(s) that the code does not have: ${unknown.join(', ')}. Update the code.`,
      { details: unknown },
    );
  const gap = migrations.find(({ name }, index) => index < names.length && !names.includes(name));
  if (gap !== undefined)
    throw new TrellisError(
      'HISTORY_GAP',
      `Expected the applied migrations to be a beginning of the history, got none of ${gap.name} though ${names.at(-1)} is there. Downgrade to before it, or \`trellis stamp\` if its changes are there.`,
    );
  const applied = migrations.slice(0, names.length);
  for (const { name, checksum } of applied) {
    const entry = ledger.get(name);
    if (entry !== undefined && entry.checksum !== checksum)
      throw new TrellisError(
        'MIGRATION_CHANGED',
        `Expected ${name} as it was applied (checksum ${entry.checksum}), got another text (${checksum}). Restore the file that was applied.`,
      );
  }
  return { applied, pending: migrations.slice(names.length), locked: await isLocked(knex) };
}

/** The names in `knex_migrations`; none where there is no such table. */
export async function appliedNames(knex: Knex): Promise<string[]> {
  if (!(await knex.schema.hasTable('knex_migrations'))) return [];
  const rows = await knex<{ name: string }>('knex_migrations').select('name').orderBy('name');
  return rows.map(({ name }) => name);
}

/** Whether Knex's lock is taken by what was committed. */
export async function isLocked(knex: Knex): Promise<boolean> {
  if (!(await knex.schema.hasTable('knex_migrations_lock'))) return false;
  const row = await knex<{ is_locked: number }>('knex_migrations_lock').first('is_locked');
  return row?.is_locked === 1;
}
