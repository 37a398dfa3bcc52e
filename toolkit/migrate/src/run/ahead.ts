import { type History, type Migration, resolveTarget } from '../history/index.ts';
import { gapError } from './out-of-step.ts';
import type { Direction } from './run-migration.ts';
import { position, type State } from './state.ts';

/** Migrations that a database lacks, though it has later ones. */
export interface HistoryGap {
  /** The missing migrations, in order. */
  readonly missing: readonly Migration[];
  /** The applied ones, in order. */
  readonly applied: readonly Migration[];
}

/** Decides whether missing migrations may run after later ones. Returns why the order matters; undefined if it does not. */
export type WhyNotLate = (gap: HistoryGap) => Promise<string | undefined>;

/**
 * The migrations between a database and a target, in the order in which they run: up, those that are not applied, of
 * which some may precede an applied one; down, the applied ones after the target, the last one first.
 *
 * @param count the number of migrations up to the target
 */
export function migrationsTo(
  { migrations }: History,
  { applied, missing, pending }: Pick<State, 'applied' | 'missing' | 'pending'>,
  count: number,
  direction: Direction,
): readonly Migration[] {
  const at = (migration: Migration) => migrations.indexOf(migration);
  return direction === 'up'
    ? [...missing, ...pending].filter((migration) => at(migration) < count)
    : applied.filter((migration) => at(migration) >= count).reverse();
}

/**
 * The run that brings a database to a target: an upgrade, also to a migration that is missing before an applied one, or a
 * downgrade.
 *
 * @throws TrellisError `TARGET_UNKNOWN`, `TARGET_AMBIGUOUS`
 */
export function runTo(
  history: History,
  state: State,
  target: string,
): { readonly direction: Direction; readonly migrations: readonly Migration[] } {
  const count = resolveTarget(history, state.applied, target);
  const last = history.migrations[count - 1];
  const isMissing = last !== undefined && state.missing.includes(last) && !target.startsWith('-');
  const direction = count >= position(history, state.applied) || isMissing ? 'up' : 'down';
  return { direction, migrations: migrationsTo(history, state, count, direction) };
}

/**
 * Expects that the migrations to run which are missing before an applied one may run after it.
 *
 * @param ahead the migrations that an upgrade would run
 * @throws TrellisError `HISTORY_GAP`
 */
export async function expectLate(
  history: History,
  { missing, applied }: Pick<State, 'missing' | 'applied'>,
  ahead: readonly Migration[],
  whyNotLate: WhyNotLate | undefined,
): Promise<void> {
  if (!ahead.some((migration) => missing.includes(migration))) return;
  const reason = await whyNotLate?.({ missing, applied });
  if (whyNotLate === undefined || reason !== undefined) throw gapError(history, missing, applied, reason);
}
