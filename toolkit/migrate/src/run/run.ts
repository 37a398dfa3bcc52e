import { isLost, privilegeAdvice, serverMessage } from '@trellis/database/internal';
import { isTrellisError, TrellisError } from '@trellis/model';
import type { CountedLoss, Loss } from '@trellis/plan';
import { checkLost, checkNames, hasData } from '@trellis/plan/internal';
import type { Knex } from 'knex';
import type { History, Migration } from '../history/index.ts';
import { loadMigration, resolveTarget } from '../history/index.ts';
import { countLosses } from '../losses/index.ts';
import { expectLate, migrationsTo, type WhyNotLate } from './ahead.ts';
import {
  completeHistoryTable,
  createHistoryTable,
  HISTORY_TABLE,
  recordApplied,
  removeRecord,
} from './history-table.ts';
import { takeLocks } from './lock.ts';
import { type Direction, isTransactional } from './run-migration.ts';
import { checkSecrets } from './secrets.ts';
import { migrationSource } from './source.ts';
import { position, readApplied, type State } from './state.ts';
import { withCode } from './with-code.ts';

/** Callbacks of {@link upgrade} and {@link downgrade}. */
export interface RunEvents {
  /** Called when a migration begins. */
  readonly onStep?: (migration: Migration, direction: Direction) => void;
  /** Called with the losses of the migration that began, counted before it runs. */
  readonly onLosses?: (losses: readonly CountedLoss[]) => void;
  /** Called when another run has to end first. */
  readonly onWaiting?: () => void;
}

/** Options of {@link upgrade} and {@link downgrade}. */
export interface RunOptions extends RunEvents {
  /** The objects whose data may be lost, each by its id or a name that no other object has. */
  readonly allowDataLoss?: readonly string[];
  /**
   * Decides whether `upgrade` may run missing migrations after later ones, as after a merge of two branches. Returns why the
   * order matters; undefined if it does not. Without it, as in a program that only has the migrations, `upgrade`
   * throws `HISTORY_GAP`: a proof takes scratch databases and the whole toolkit.
   */
  readonly whyNotLate?: WhyNotLate;
}

/** The result of {@link upgrade} and {@link downgrade}. */
export interface RunResult {
  /** The revision of the database before; `null` for none. */
  readonly from: string | null;
  /** The revision of the database after; `null` for none. */
  readonly to: string | null;
  /** The migrations that ran, in order. */
  readonly migrations: readonly string[];
  /** The data that they destroyed, counted before. */
  readonly losses: readonly CountedLoss[];
}

/**
 * Upgrades a database to a target. Each migration runs in a transaction of its own together with its history row:
 * it is applied and recorded, or neither. Several processes may call it at once: one runs, the others wait.
 *
 * @param knex the database
 * @param history the migrations, from {@link readHistory}
 * @param target `head`, the default; `+1`, `+2`, …; a release such as `1.2.0`; or a migration, by its name or a unique
 *   prefix of it
 * @param options allowances and callbacks; `whyNotLate` permits to run what is missing before an applied migration
 * @throws TrellisError `TARGET_UNKNOWN`, `TARGET_AMBIGUOUS`; `TARGET_BEHIND` when the database is after the target;
 *   `DATA_LOSS` if a migration rounds values and no allowance names them; `ALLOWANCE_UNKNOWN` and
 *   `ALLOWANCE_AMBIGUOUS` for an allowance that matches no loss, or several; `SECRET_MISSING` if an environment variable
 *   that supplies a password is not set; `MIGRATION_INVALID`; `MIGRATION_FAILED`
 *   with PostgreSQL's error as its cause; `CONNECTION_LOST` if the server ends; `MIGRATIONS_LOCKED` if a migration outside a transaction, or a process that
 *   was killed, holds Knex's lock; and those of {@link readState}
 * @example
 * import { connect } from '@trellis/database';
 * import { readHistory, upgrade } from '@trellis/migrate';
 *
 * const connection = await connect();
 * const { from, to } = await upgrade(connection.knex, await readHistory('migrations'), 'head', {
 *   onStep: ({ name }) => console.log(`Applying ${name}`),
 * });
 * console.log(`Upgraded from ${from ?? 'base'} to ${to ?? 'base'}`);
 * await connection.close();
 */
export async function upgrade(
  knex: Knex,
  history: History,
  target = 'head',
  options: RunOptions = {},
): Promise<RunResult> {
  return withCode(() => run(knex, history, target, 'up', options));
}

/**
 * Downgrades a database to a target, each migration in a transaction of its own. Runs none if one of them would
 * destroy existing data, unless that is allowed by name.
 *
 * @param knex the database
 * @param history the migrations, from {@link readHistory}
 * @param target `base`; `-1`, `-2`, …; a release; or a migration, which remains applied
 * @param options allowances and callbacks
 * @throws TrellisError as {@link upgrade}, but not `HISTORY_GAP`: applied migrations are reverted even if others are missing;
 *   `TARGET_AHEAD` when the database is before the target; `DATA_LOSS` for
 *   losses without an allowance; `ALLOWANCE_UNKNOWN` and `ALLOWANCE_AMBIGUOUS` for allowances that name no loss or
 *   several
 * @example
 * import { connect } from '@trellis/database';
 * import { downgrade, readHistory } from '@trellis/migrate';
 *
 * const connection = await connect();
 * const history = await readHistory('migrations');
 * // Drops the column again, with its values.
 * await downgrade(connection.knex, history, '-1', { allowDataLoss: ['column orders.note'] });
 * await connection.close();
 */
export async function downgrade(
  knex: Knex,
  history: History,
  target: string,
  options: RunOptions = {},
): Promise<RunResult> {
  return withCode(() => run(knex, history, target, 'down', options));
}

async function run(
  knex: Knex,
  history: History,
  target: string,
  direction: Direction,
  options: RunOptions,
): Promise<RunResult> {
  const { allowDataLoss = [] } = options;
  const before = await readApplied(knex, history);
  const { missing } = before;
  const reached = position(history, before.applied);
  const count = resolveTarget(history, before.applied, target);
  const ahead = migrationsTo(history, before, count, direction);
  if (ahead.length === 0) checkDirection(before, [reached, count], target, direction);
  if (direction === 'up') await expectLate(history, before, ahead, options.whyNotLate);
  const expected = ahead.flatMap((migration) => lossesToAllow(migration, direction));
  checkNames(expected, allowDataLoss);
  for (const migration of ahead) checkSecrets(migration.name, await loadMigration(migration), direction);
  // A migration that is not pending may need a table that an earlier one creates.
  if (direction === 'down') checkLost((await countLosses(knex, expected)).filter(hasData), allowDataLoss);
  const done: string[] = [];
  const losses: CountedLoss[] = [];
  let state = before;
  for (let [next] = ahead; next !== undefined; [next] = migrationsTo(history, state, count, direction)) {
    const lost = await step(knex, history, next, direction, options);
    if (lost) done.push(next.name);
    losses.push(...(lost ?? []));
    state = await readApplied(knex, history);
    // Another run may have reverted what was missing, or applied more, while this one waited.
    if (direction === 'up' && state.missing.some((migration) => !missing.includes(migration))) break;
  }
  if (before.applied.length > 0 || done.length > 0)
    await knex.transaction((transaction) => completeHistoryTable(transaction, state.applied));
  return { from: lastName(before), to: lastName(state), migrations: done, losses };
}

/** The losses that need an allowance: those of an upgrade are allowed when the migration is written, if they are known. */
function lossesToAllow({ losses }: Migration, direction: Direction): readonly Loss[] {
  if (direction === 'down') return losses?.down ?? [];
  return losses?.up.filter(({ unconfirmed }) => unconfirmed) ?? [];
}

/** Runs one migration and returns its losses; `undefined` when another run did it before the lock was free. */
async function step(
  knex: Knex,
  history: History,
  migration: Migration,
  direction: Direction,
  options: RunOptions,
): Promise<readonly CountedLoss[] | undefined> {
  const { name } = migration;
  const module = await loadMigration(migration);
  const config = {
    name,
    migrationSource: migrationSource(history),
    disableMigrationsListValidation: true,
  };
  const inTransaction = isTransactional(module);
  let losses: readonly CountedLoss[] | undefined;
  try {
    losses = await knex.transaction(async (transaction) => {
      await takeLocks(transaction, options.onWaiting ?? (() => {}));
      const { applied, missing, pending } = await readApplied(transaction, history);
      if ((direction === 'up' ? (missing[0] ?? pending[0]) : applied.at(-1))?.name !== name) return undefined;
      options.onStep?.(migration, direction);
      const counted = await countLosses(transaction, migration.losses?.[direction] ?? []);
      // Rows may have been inserted since the first count.
      const open = counted.filter((loss) => direction === 'down' || loss.unconfirmed === true);
      checkLost(open.filter(hasData), options.allowDataLoss ?? []);
      if (counted.length > 0) options.onLosses?.(counted);
      await createHistoryTable(transaction);
      if (inTransaction) await transaction.migrate[direction](config);
      if (direction === 'up' || !inTransaction) await recordApplied(transaction, migration, inTransaction);
      else await removeRecord(transaction, name);
      return counted;
    });
    if (!losses || inTransaction) return losses;
    await knex.migrate[direction](config);
  } catch (error) {
    throw asMigrationError(error, name, direction, inTransaction);
  }
  if (direction === 'up') await knex(HISTORY_TABLE).where({ name }).update({ finished: true });
  else await removeRecord(knex, name);
  return losses;
}

function checkDirection(
  state: State,
  [reached, count]: readonly [number, number],
  target: string,
  direction: Direction,
): void {
  const current = lastName(state) ?? 'base';
  if (direction === 'up' && count < reached)
    throw new TrellisError(
      'TARGET_BEHIND',
      `The database is at ${current}, after the target ${target}. Use \`trellis downgrade ${target}\`.`,
    );
  if (direction === 'down' && count > reached)
    throw new TrellisError(
      'TARGET_AHEAD',
      `The database is at ${current}, before the target ${target}. Use \`trellis upgrade ${target}\`.`,
    );
}

function asMigrationError(
  error: unknown,
  name: string,
  direction: Direction,
  inTransaction: boolean,
): unknown {
  if (isTrellisError(error)) return error;
  const outcome = !inTransaction
    ? 'Its earlier statements remain applied.'
    : isLost(error)
      ? 'It was applied completely or not at all: see `trellis current`.'
      : 'It was rolled back.';
  const text = `${name} failed to run ${direction}: ${serverMessage(error)}. ${outcome}${privilegeAdvice(error)}`;
  return new TrellisError('MIGRATION_FAILED', text, { cause: error });
}

function lastName({ applied }: State): string | null {
  return applied.at(-1)?.name ?? null;
}
