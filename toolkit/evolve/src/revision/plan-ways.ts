import { type Connection, introspect } from '@trellis/database';
import type { Model } from '@trellis/model';
import { type DiffOptions, diffModels, type Plan, planRenames, wayBack } from '../diff/index.ts';

/** A Model and a throw-away database that holds it. */
export interface Held {
  readonly model: Model;
  readonly connection: Connection;
}

/**
 * The plans that lead from one Model to another and back.
 *
 * @param before what there is
 * @param after what is wanted, with the renames that its author declared
 */
export async function planWays(
  before: Held,
  after: Held,
): Promise<{ readonly up: Plan; readonly down: Plan }> {
  const back = wayBack(before.model, after.model);
  return { up: await planWay(before, after.model), down: await planWay(after, back) };
}

/** The plan that leads from a Model to another, PostgreSQL having said what declared renames come to. */
export async function planWay(
  { model, connection }: Held,
  wanted: Model,
  options: DiffOptions = {},
): Promise<Plan> {
  const renames = planRenames(model, wanted);
  if (renames.length === 0) return diffModels(model, wanted, options);
  const afterRenames = await connection.withClient(async (client) => {
    await client.query('BEGIN');
    try {
      for (const sql of renames) await client.query(sql);
      return await introspect(client);
    } finally {
      await client.query('ROLLBACK');
    }
  });
  return diffModels(model, wanted, { ...options, afterRenames });
}
