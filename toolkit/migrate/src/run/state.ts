import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import type { History, Migration } from '../history/index.ts';
import { expectNotElsewhere } from './history-elsewhere.ts';
import { readHistoryTable } from './history-table.ts';
import { aheadError, gapError, unfinishedError } from './out-of-step.ts';
import { withCode } from './with-code.ts';

/** The state of a database in the history. */
export interface State {
  /** The applied migrations, in order: the first ones of the history, unless some are missing. */
  readonly applied: readonly Migration[];
  /** The migrations that precede an applied one and are not applied, in order. Empty unless a gap is allowed. */
  readonly missing: readonly Migration[];
  /** The migrations after the last applied one, in order. */
  readonly pending: readonly Migration[];
  /** True if Knex's lock is taken. */
  readonly locked: boolean;
}

/**
 * Reads the state of a database; changes nothing.
 *
 * @param knex the database
 * @param history the migrations, from {@link readHistory}
 * @param options `allowGap`: true to return the migrations that precede an applied one as `missing`
 * @throws TrellisError `DATABASE_AHEAD` when it has a migration that the history does not contain, `HISTORY_GAP` when
 *   it lacks one that precedes an applied one and that is not allowed, `MIGRATION_CHANGED` when one was applied with another text,
 *   `MIGRATION_UNFINISHED` when one outside a transaction was begun and not finished, `HISTORY_ELSEWHERE` when `public` has
 *   no history tables and another schema has this history
 * @example
 * import { connect } from '@trellis/database';
 * import { readHistory, readState } from '@trellis/migrate';
 *
 * const connection = await connect();
 * const { applied, pending } = await readState(connection.knex, await readHistory('migrations'));
 * console.log(`at ${applied.at(-1)?.name ?? 'base'}, ${pending.length} migrations to run`);
 * await connection.close();
 */
export async function readState(
  knex: Knex,
  history: History,
  { allowGap = false }: { readonly allowGap?: boolean } = {},
): Promise<State> {
  const state = await withCode(() => readApplied(knex, history));
  if (!allowGap && state.missing.length > 0) throw gapError(history, state.missing, state.applied);
  return state;
}

/** Does the same as {@link readState} that allows a gap, with the errors of the driver. */
export async function readApplied(knex: Knex, history: History): Promise<State> {
  const { migrations } = history;
  const names = await appliedOf(
    knex,
    migrations.map(({ name }) => name),
  );
  const recorded = await readHistoryTable(knex);
  const unfinished = [...recorded.values()].find(({ finished }) => !finished);
  if (unfinished !== undefined) throw unfinishedError(history, unfinished);
  if (names.some((name) => !migrations.some((migration) => migration.name === name)))
    throw aheadError(history, names, recorded);
  const applied = migrations.filter(({ name }) => names.includes(name));
  for (const { name, checksum } of applied) {
    const entry = recorded.get(name);
    if (entry !== undefined && entry.checksum !== checksum)
      throw new TrellisError(
        'MIGRATION_CHANGED',
        `${name} was applied with another text (checksum ${entry.checksum}, now ${checksum}). Restore the file that was applied.`,
      );
  }
  const reached = position(history, applied);
  return {
    applied,
    missing: migrations.slice(0, reached).filter((migration) => !applied.includes(migration)),
    pending: migrations.slice(reached),
    locked: await isLocked(knex),
  };
}

/** Returns the number of migrations of a history up to the last one that is applied. */
export function position({ migrations }: History, applied: readonly Migration[]): number {
  const last = applied.at(-1);
  return last === undefined ? 0 : migrations.indexOf(last) + 1;
}

/**
 * The names in `knex_migrations`; none if no migration was ever run or stamped.
 *
 * @param names the migrations of the history
 * @throws TrellisError `HISTORY_ELSEWHERE`
 */
export async function appliedOf(knex: Knex, names: readonly string[]): Promise<string[]> {
  if (!(await hasHistory(knex))) await expectNotElsewhere(knex, names);
  return appliedNames(knex);
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

/** Returns whether Knex's lock is taken, as far as it is committed. */
export async function isLocked(knex: Knex): Promise<boolean> {
  if (!(await knex.schema.hasTable('knex_migrations_lock'))) return false;
  const row = await knex<{ is_locked: number }>('knex_migrations_lock').first('is_locked');
  return row?.is_locked === 1;
}
