import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import type { History, Migration } from '../history/index.ts';
import { readHistoryTable } from './history-table.ts';

/** The state of a database in the history. */
export interface State {
  /** The applied migrations, in order: the first ones of the history. */
  readonly applied: readonly Migration[];
  /** The migrations that are not applied, in order. */
  readonly pending: readonly Migration[];
  /** Whether Knex's lock is taken. */
  readonly locked: boolean;
}

/**
 * Reads the state of a database; changes nothing.
 *
 * @param knex the database
 * @param history the migrations, from {@link readHistory}
 * @throws TrellisError `DATABASE_AHEAD` when it has a migration that the history does not contain, `HISTORY_GAP` when
 *   it lacks one that precedes an applied one, `MIGRATION_CHANGED` when one was applied with another text,
 *   `MIGRATION_UNFINISHED` when one outside a transaction was begun and not finished
 * @example
 * import { connect } from '@trellis/database';
 * import { readHistory, readState } from '@trellis/migrate';
 *
 * const connection = await connect();
 * const { applied, pending } = await readState(connection.knex, await readHistory('migrations'));
 * console.log(`at ${applied.at(-1)?.name ?? 'base'}, ${pending.length} migrations to run`);
 * await connection.close();
 */
export async function readState(knex: Knex, history: History): Promise<State> {
  const names = await appliedNames(knex);
  const recorded = await readHistoryTable(knex);
  const { migrations } = history;
  const unfinished = [...recorded.values()].find(({ finished }) => !finished);
  if (unfinished !== undefined)
    throw new TrellisError(
      'MIGRATION_UNFINISHED',
      `${unfinished.name}, which runs outside a transaction, was begun at ${unfinished.applied_at.toISOString()} and not finished. If it is not running, check what it did, complete or undo it, then run \`trellis unlock\` and \`trellis stamp\`.`,
    );
  const unknown = names.filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length > 0)
    throw new TrellisError(
      'DATABASE_AHEAD',
      `The database has ${unknown.length} ${unknown.length === 1 ? 'migration' : 'migrations'} that the code does not have: ${unknown.join(', ')}. Update the code.`,
      { details: unknown },
    );
  const gap = migrations.find(({ name }, index) => index < names.length && !names.includes(name));
  if (gap !== undefined)
    throw new TrellisError(
      'HISTORY_GAP',
      `${gap.name} is not applied, though the later ${names.at(-1)} is. Downgrade to before it, or run \`trellis stamp\` if the database has its changes.`,
    );
  const applied = migrations.slice(0, names.length);
  for (const { name, checksum } of applied) {
    const entry = recorded.get(name);
    if (entry !== undefined && entry.checksum !== checksum)
      throw new TrellisError(
        'MIGRATION_CHANGED',
        `${name} was applied with another text (checksum ${entry.checksum}, now ${checksum}). Restore the file that was applied.`,
      );
  }
  return { applied, pending: migrations.slice(names.length), locked: await isLocked(knex) };
}

/** The names in `knex_migrations`; none if the table does not exist. */
export async function appliedNames(knex: Knex): Promise<string[]> {
  if (!(await hasHistory(knex))) return [];
  const rows = await knex<{ name: string }>('knex_migrations').select('name').orderBy('name');
  return rows.map(({ name }) => name);
}

/** Returns whether migrations were ever run or stamped in a database. */
export function hasHistory(knex: Knex): Promise<boolean> {
  return knex.schema.hasTable('knex_migrations');
}

/** Whether Knex's lock is taken, as far as it is committed. */
export async function isLocked(knex: Knex): Promise<boolean> {
  if (!(await knex.schema.hasTable('knex_migrations_lock'))) return false;
  const row = await knex<{ is_locked: number }>('knex_migrations_lock').first('is_locked');
  return row?.is_locked === 1;
}
