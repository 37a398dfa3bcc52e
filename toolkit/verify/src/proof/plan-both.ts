import { type Connection, introspect } from '@trellis/database';
import type { Model } from '@trellis/model';
import { type DiffOptions, diffModels, type Plan, planRenames, reversed } from '@trellis/plan';

/** A Model, and a way to try renames on a database that contains it. */
export interface PlanSide {
  readonly model: Model;
  /** Tries declared renames. Without a result, the plan recreates more than necessary. */
  readonly trial?: ((statements: readonly string[]) => Promise<Model | undefined>) | undefined;
}

/** Runs statements, rolls them back, and returns the Model that they lead to. */
type Trial = (statements: readonly string[]) => Promise<Model>;

interface BothPlans {
  readonly up: Plan;
  readonly down: Plan;
}

/**
 * The plans of both directions between two Models.
 *
 * @param before the current side
 * @param after the wanted side, with declared renames
 * @param options what the Models do not contain
 */
export async function planBoth(
  before: PlanSide,
  after: PlanSide,
  options: DiffOptions = {},
): Promise<BothPlans> {
  const back = reversed(before.model, after.model);
  return {
    up: await planOne(before.model, after.model, before.trial, options),
    down: await planOne(after.model, back, after.trial, options),
  };
}

/**
 * As `planBoth`, where a database exists for `before` only: the reverse plan is tried after the statements of `up`.
 *
 * @param before the current Model
 * @param after the wanted Model, with declared renames
 * @param trial tries statements on a database that contains `before`
 * @param options what the Models do not contain
 */
export async function planBothFrom(
  before: Model,
  after: Model,
  trial: Trial,
  options: DiffOptions = {},
): Promise<BothPlans> {
  const up = await planOne(before, after, trial, options);
  const upward = up.statements.map(({ sql }) => sql);
  const afterUp: Trial = (renames) => trial([...upward, ...renames]);
  return {
    up,
    down: await planOne(
      after,
      reversed(before, after),
      up.refusals.length > 0 ? undefined : afterUp,
      options,
    ),
  };
}

/** A trial on a database: runs the statements and rolls them back. */
export function trialOn(connection: Connection): Trial {
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

/** The plan from a Model to another. PostgreSQL tries declared renames first, so that the diff starts from their result. */
async function planOne(
  model: Model,
  wanted: Model,
  trial: PlanSide['trial'],
  options: DiffOptions,
): Promise<Plan> {
  const renames = planRenames(model, wanted);
  if (renames.length === 0 || !trial) return diffModels(model, wanted, options);
  const afterRenames = await trial(renames);
  return diffModels(model, wanted, { ...options, ...(afterRenames && { afterRenames }) });
}
