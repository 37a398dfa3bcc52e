import { isLost, said } from '@trellis/database';
import { isTrellisError, TrellisError } from '@trellis/model';
import type { CountedLoss } from '@trellis/plan';
import { checkLost, checkNames } from '@trellis/plan/internal';
import type { Knex } from 'knex';
import type { History, Migration } from '../history/index.ts';
import { loadMigration, resolveTarget } from '../history/index.ts';
import { countLosses } from '../losses/index.ts';
import { completeLedger, ensureLedger, enter, LEDGER, strike } from './ledger.ts';
import { takeLocks } from './lock.ts';
import { type Direction, isTransactional } from './run-migration.ts';
import { migrationSource } from './source.ts';
import { readState, type State } from './state.ts';

/** What happens while migrations run. */
export interface RunEvents {
  /** A migration begins. */
  readonly onStep?: (migration: Migration, direction: Direction) => void;
  /** What the migration that began destroys, counted in the database before it runs. */
  readonly onLosses?: (losses: readonly CountedLoss[]) => void;
  /** Another run has to end first. */
  readonly onWaiting?: () => void;
}

/** What happens as migrations are taken back, and what may. */
export interface DowngradeOptions extends RunEvents {
  /** The objects whose data may be lost, each by its id or a name that is its alone. */
  readonly allowDataLoss?: readonly string[];
}

/** What a run did. */
export interface RunResult {
  /** The migration that stood last before; `null` for none. */
  readonly from: string | null;
  readonly to: string | null;
  /** What was run, in that order. */
  readonly migrations: readonly string[];
  /** What they destroyed, as it was counted before. */
  readonly losses: readonly CountedLoss[];
}

/**
 * Brings a database up to a target, each migration in a transaction of its own with its entry in the
 * history: applied wholly and written down, or not at all.
 *
 * @param knex the database
 * @param history the migrations
 * @param target `head` when left out; see `resolveTarget`
 * @throws TrellisError `TARGET_UNKNOWN`, `TARGET_BEHIND`, `MIGRATION_FAILED`, `MIGRATIONS_LOCKED`, and those of `readState`
 * @example await upgrade(knex, await readHistory('migrations'))
 */
export async function upgrade(
  knex: Knex,
  history: History,
  target = 'head',
  events: RunEvents = {},
): Promise<RunResult> {
  return run(knex, history, target, 'up', events);
}

/**
 * Takes migrations back until a target stands; each in a transaction of its own. None is taken back where one would
 * destroy rows that are there, unless that is allowed by name.
 *
 * @param target `base`, `-1`, a migration or a release
 * @param options what may be lost, and whom to tell
 * @throws TrellisError as `upgrade`; `TARGET_AHEAD`; `DATA_LOSS`, `ALLOWANCE_UNKNOWN` and `ALLOWANCE_AMBIGUOUS` for
 *   what would be lost and was not allowed, or the other way round
 * @example await downgrade(knex, history, '-1', { allowDataLoss: ['column orders.note'] })
 */
export async function downgrade(
  knex: Knex,
  history: History,
  target: string,
  options: DowngradeOptions = {},
): Promise<RunResult> {
  return run(knex, history, target, 'down', options, options.allowDataLoss ?? []);
}

async function run(
  knex: Knex,
  history: History,
  target: string,
  direction: Direction,
  events: RunEvents,
  allowed?: readonly string[],
): Promise<RunResult> {
  const before = await readState(knex, history);
  const count = resolveTarget(history, before.applied.length, target);
  checkDirection(before, count, target, direction);
  if (allowed) {
    const back = before.applied.slice(count).reverse();
    const losses = await countLosses(
      knex,
      back.flatMap((migration) => migration.losses?.down ?? []),
    );
    checkNames(losses, allowed);
    checkLost(losses.filter(isThere), allowed);
  }
  const done: string[] = [];
  const losses: CountedLoss[] = [];
  let state = before;
  while (state.applied.length !== count) {
    const migration = direction === 'up' ? state.pending[0] : state.applied.at(-1);
    if (migration === undefined) break;
    const lost = await step(knex, history, migration, direction, events, allowed);
    if (lost) done.push(migration.name);
    losses.push(...(lost ?? []));
    state = await readState(knex, history);
    // Another run that was waited for may have gone further than this one has to.
    if (direction === 'up' ? state.applied.length >= count : state.applied.length <= count) break;
  }
  if (before.applied.length > 0 || done.length > 0)
    await knex.transaction((transaction) => completeLedger(transaction, state.applied));
  return { from: lastName(before), to: lastName(state), migrations: done, losses };
}

/** Whether there is something to lose, as far as is known: that the server reckons with no rows is no count. */
function isThere({ count, about }: CountedLoss): boolean {
  return count !== 0 || about === true;
}

/** Runs one migration, and tells what it destroyed; nothing when another run had done it by the time that the lock was free. */
async function step(
  knex: Knex,
  history: History,
  migration: Migration,
  direction: Direction,
  events: RunEvents,
  allowed?: readonly string[],
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
      await takeLocks(transaction, events.onWaiting ?? (() => {}));
      const { applied, pending } = await readState(transaction, history);
      if ((direction === 'up' ? pending[0] : applied.at(-1))?.name !== name) return undefined;
      events.onStep?.(migration, direction);
      const counted = await countLosses(transaction, migration.losses?.[direction] ?? []);
      // Rows may have come since.
      if (allowed) checkLost(counted.filter(isThere), allowed);
      if (counted.length > 0) events.onLosses?.(counted);
      await ensureLedger(transaction);
      if (inTransaction) await transaction.migrate[direction](config);
      if (direction === 'up' || !inTransaction) await enter(transaction, migration, inTransaction);
      else await strike(transaction, name);
      return counted;
    });
    if (!losses || inTransaction) return losses;
    await knex.migrate[direction](config);
  } catch (error) {
    throw asMigrationError(error, name, direction, inTransaction);
  }
  if (direction === 'up') await knex(LEDGER).where({ name }).update({ finished: true });
  else await strike(knex, name);
  return losses;
}

function checkDirection(state: State, count: number, target: string, direction: Direction): void {
  const stands = lastName(state) ?? 'base';
  if (direction === 'up' && count < state.applied.length)
    throw new TrellisError(
      'TARGET_BEHIND',
      `Expected a target at or after ${stands}, where the database stands, got ${target}. Use \`trellis downgrade ${target}\`.`,
    );
  if (direction === 'down' && count > state.applied.length)
    throw new TrellisError(
      'TARGET_AHEAD',
      `Expected a target at or before ${stands}, where the database stands, got ${target}. Use \`trellis upgrade ${target}\`.`,
    );
}

function asMigrationError(
  error: unknown,
  name: string,
  direction: Direction,
  inTransaction: boolean,
): unknown {
  if (isTrellisError(error)) return error;
  const kept = !inTransaction
    ? 'What it did before that stands.'
    : isLost(error)
      ? 'It was kept wholly or not at all: `trellis current` tells.'
      : 'Nothing of it was kept.';
  const text = `Expected ${name} to go ${direction}, got: ${said(error)}. ${kept}`;
  return new TrellisError('MIGRATION_FAILED', text, { cause: error });
}

function lastName({ applied }: State): string | null {
  return applied.at(-1)?.name ?? null;
}
