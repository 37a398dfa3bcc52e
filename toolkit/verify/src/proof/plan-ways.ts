import { type Connection, introspect } from '@trellis/database';
import type { Model } from '@trellis/model';
import { type DiffOptions, diffModels, type Plan, planRenames, wayBack } from '@trellis/plan';

/** A Model, and what tells what renames come to there. */
export interface Held {
  readonly model: Model;
  /** Tries declared renames; where it cannot, or there is none, more is made again than has to be. */
  readonly trial?: ((statements: readonly string[]) => Promise<Model | undefined>) | undefined;
}

/** The Model that some statements lead to, which are tried where they can be taken back. */
type Trial = (statements: readonly string[]) => Promise<Model>;

interface Ways {
  readonly up: Plan;
  readonly down: Plan;
}

/**
 * The plans that lead from one Model to another and back.
 *
 * @param before what there is
 * @param after what is wanted, with the renames that its author declared
 */
export async function planWays(before: Held, after: Held, options: DiffOptions = {}): Promise<Ways> {
  const back = wayBack(before.model, after.model);
  return {
    up: await planWay(before.model, after.model, before.trial, options),
    down: await planWay(after.model, back, after.trial, options),
  };
}

/**
 * As `planWays`, where only what there is is held: the way back begins where the way there has led.
 *
 * @param before what there is
 * @param after what is wanted, with the renames that its author declared
 * @param trial tries statements on what there is
 */
export async function planFrom(before: Model, after: Model, trial: Trial): Promise<Ways> {
  const up = await planWay(before, after, trial);
  const forth = up.statements.map(({ sql }) => sql);
  const there: Trial = (renames) => trial([...forth, ...renames]);
  return {
    up,
    down: await planWay(after, wayBack(before, after), up.refusals.length > 0 ? undefined : there),
  };
}

/** Tries statements on a database, and rolls them back. */
export function triedOn(connection: Connection): Trial {
  return (statements) =>
    connection.withClient(async (client) => {
      await client.query('BEGIN');
      try {
        for (const sql of statements) await client.query(sql);
        return await introspect(client);
      } finally {
        await client.query('ROLLBACK');
      }
    });
}

/** The plan that leads from a Model to another, PostgreSQL having said what declared renames come to. */
async function planWay(
  model: Model,
  wanted: Model,
  trial: Held['trial'],
  options: DiffOptions = {},
): Promise<Plan> {
  const renames = planRenames(model, wanted);
  if (renames.length === 0 || !trial) return diffModels(model, wanted, options);
  const afterRenames = await trial(renames);
  return diffModels(model, wanted, { ...options, ...(afterRenames && { afterRenames }) });
}
