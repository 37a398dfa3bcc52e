import type { Connection } from '@trellis/database';
import type { CountedLoss } from '@trellis/plan';
import type { Knex } from 'knex';
import { type History, loadMigration, resolveTarget } from '../history/index.ts';
import { countLosses } from '../losses/index.ts';
import { type Direction, isTransactional, runMigration } from './run-migration.ts';
import type { State } from './state.ts';

/** A migration that would run, with its SQL. */
export interface PlannedMigration {
  readonly name: string;
  readonly direction: Direction;
  readonly transaction: boolean;
  readonly sql: readonly string[];
  /** The data that it would destroy, counted where a live database has it. */
  readonly losses: readonly CountedLoss[];
}

/**
 * The migrations that lead a database from its revision to a target, with their SQL: they run on a scratch database,
 * and the statements are recorded.
 *
 * @param scratch an empty scratch database
 * @param history the migrations
 * @param state the state of the database
 * @param target see `resolveTarget`; may lie in either direction
 * @param live the database itself, to count losses in
 */
export async function planRun(
  scratch: Connection,
  history: History,
  state: State,
  target: string,
  live?: Knex,
): Promise<readonly PlannedMigration[]> {
  const { knex } = scratch;
  const applied = state.applied.length;
  const count = resolveTarget(history, applied, target);
  const direction = count >= applied ? 'up' : 'down';
  for (const migration of state.applied) await runMigration(knex, await loadMigration(migration), 'up');
  const migrations =
    direction === 'up'
      ? history.migrations.slice(applied, count)
      : history.migrations.slice(count, applied).reverse();
  const planned: PlannedMigration[] = [];
  for (const migration of migrations) {
    const module = await loadMigration(migration);
    const sent = await recorded(knex, () => runMigration(knex, module, direction));
    const lost = migration.losses?.[direction] ?? [];
    const transaction = isTransactional(module);
    planned.push({
      name: migration.name,
      direction,
      transaction,
      // Without the BEGIN and COMMIT around it.
      sql: transaction ? sent.slice(1, -1) : sent,
      losses: live ? await countLosses(live, lost) : lost,
    });
  }
  return planned;
}

/** The statements that are sent while `run` runs. */
async function recorded(knex: Knex, run: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const listen = ({ sql, bindings }: { sql: string; bindings?: readonly unknown[] }) => {
    statements.push(
      bindings?.length ? knex.raw(sql.replace(/\$\d+/g, '?'), [...bindings] as never).toQuery() : sql,
    );
  };
  knex.on('query', listen);
  try {
    await run();
  } finally {
    knex.removeListener('query', listen);
  }
  return statements;
}
