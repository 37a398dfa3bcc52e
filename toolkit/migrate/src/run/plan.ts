import type { Connection } from '@trellis/database';
import type { CountedLoss } from '@trellis/plan';
import type { Knex } from 'knex';
import { type History, loadMigration, resolveTarget } from '../history/index.ts';
import { countLosses } from '../losses/index.ts';
import { type Direction, isTransactional, runMigration } from './run-migration.ts';
import type { State } from './state.ts';

/** A migration that would run, and its SQL. */
export interface PlannedMigration {
  readonly name: string;
  readonly direction: Direction;
  readonly transaction: boolean;
  readonly sql: readonly string[];
  /** What it would destroy; counted where there is a live database that has it. */
  readonly losses: readonly CountedLoss[];
}

/**
 * What it would take to bring a database from where it stands to a target, told by running it on a
 * throw-away database.
 *
 * @param scratch an empty throw-away database
 * @param history the migrations
 * @param state where the database stands
 * @param target see `resolveTarget`; in both directions
 * @param live the database itself, to count what would be lost
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
