import type { Connection } from '@trellis/database';
import type { CountedLoss, CountedRequirement } from '@trellis/plan';
import type { Knex } from 'knex';
import { type History, loadMigration } from '../history/index.ts';
import { countLosses, countRequirements } from '../losses/index.ts';
import { runTo } from './ahead.ts';
import { type Direction, isTransactional, runMigration } from './run-migration.ts';
import type { State } from './state.ts';

/** A migration that would run, with its SQL. */
export interface PlannedMigration {
  readonly name: string;
  readonly direction: Direction;
  /** True if it runs in a transaction. */
  readonly transaction: boolean;
  /** Its statements with their values, without the `BEGIN` and `COMMIT` of its transaction. */
  readonly sql: readonly string[];
  /** The data that it would destroy, counted where a live database has it. */
  readonly losses: readonly CountedLoss[];
  /** What it requires of existing rows; with the number that breaks it now, where a live database has them. */
  readonly requirements: readonly CountedRequirement[];
}

/**
 * Returns the migrations that would upgrade or downgrade a database to a target, with their SQL. To record it, the
 * applied migrations and those to plan run on a scratch database; nothing runs on the database itself.
 *
 * @param scratch a connection to an empty database
 * @param history the migrations
 * @param state the state of the database, from {@link readState}. If that allows a gap, the missing migrations are planned too:
 *   {@link upgrade} runs them if its `whyNotLate` permits that
 * @param target as for {@link upgrade}, in either direction
 * @param live the database itself, to count losses, and rows that break the migrations, in. Without it neither has a count
 * @throws TrellisError `TARGET_UNKNOWN`, `TARGET_AMBIGUOUS`, `MIGRATION_INVALID`; the error of a migration that fails
 * @example
 * import { connect, connectMemory } from '@trellis/database';
 * import { planRun, readHistory, readState } from '@trellis/migrate';
 *
 * const history = await readHistory('migrations');
 * const live = await connect();
 * const scratch = await connectMemory();
 * const state = await readState(live.knex, history);
 * for (const { name, sql, losses } of await planRun(scratch, history, state, 'head', live.knex))
 *   console.log(name, sql, losses);
 * await scratch.close();
 * await live.close();
 */
export async function planRun(
  scratch: Connection,
  history: History,
  state: State,
  target: string,
  live?: Knex,
): Promise<readonly PlannedMigration[]> {
  const { knex } = scratch;
  const { direction, migrations } = runTo(history, state, target);
  for (const migration of state.applied)
    await runMigration(knex, await loadMigration(migration), 'up', 'placeholder');
  const planned: PlannedMigration[] = [];
  for (const migration of migrations) {
    const module = await loadMigration(migration);
    const sent = await recorded(knex, () => runMigration(knex, module, direction, 'placeholder'));
    const lost = migration.losses?.[direction] ?? [];
    const required = migration.requires?.[direction] ?? [];
    const transaction = isTransactional(module);
    planned.push({
      name: migration.name,
      direction,
      transaction,
      // Without the BEGIN and COMMIT around it.
      sql: transaction ? sent.slice(1, -1) : sent,
      losses: live ? await countLosses(live, lost) : lost,
      requirements: live ? await countRequirements(live, required) : required,
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
