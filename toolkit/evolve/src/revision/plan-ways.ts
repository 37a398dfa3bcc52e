import { type Connection, introspect } from '@trellis/database';
import type { Model } from '@trellis/model';
import { type DiffOptions, diffModels, type Plan, planRenames, wayBack } from '../diff/index.ts';

/** A Model and a database that holds it, where there is one: renames are tried there and rolled back. */
export interface Held {
  readonly model: Model;
  readonly connection?: Connection;
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
  options: DiffOptions = {},
): Promise<{ readonly up: Plan; readonly down: Plan }> {
  const back = wayBack(before.model, after.model);
  return { up: await planWay(before, after.model, options), down: await planWay(after, back, options) };
}

/** The plan that leads from a Model to another, PostgreSQL having said what declared renames come to. */
async function planWay({ model, connection }: Held, wanted: Model, options: DiffOptions = {}): Promise<Plan> {
  const renames = planRenames(model, wanted);
  if (renames.length === 0 || !connection) return diffModels(model, wanted, options);
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
