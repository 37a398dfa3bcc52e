import { connect } from '@trellis/database';
import { escapeBindings } from '@trellis/database/internal';
import type { MigrationModule } from '@trellis/migrate';
import { lossesOf } from '@trellis/migrate/internal';
import { isTrellisError, type Model } from '@trellis/model';
import type { Plan } from '@trellis/plan';
import { prove } from '@trellis/verify';

/**
 * What became of the rows: `kept`, `no rows` if no table accepted any, `data` if a statement cannot run with them (a new
 * NOT NULL column, a new constraint that they violate), `lost` if values differ.
 */
export type ValuesVerdict = 'kept' | 'no rows' | 'data' | 'lost';

/** What became of the rows and sequences of a pair. */
export interface ValuesResult {
  readonly verdict: ValuesVerdict;
  readonly detail: string;
}

/**
 * Puts rows into the old schema, runs the plans up and down, and compares values each time.
 *
 * @param url the database, with the old schema
 */
export async function checkValues(
  url: string,
  before: Model,
  after: Model,
  { up, down }: { readonly up: Plan; readonly down: Plan },
): Promise<ValuesResult> {
  const connection = await connect({ url });
  const isTransactional = [...up.statements, ...down.statements].every(({ transactional }) => transactional);
  const migration = {
    up: run(up),
    down: run(down),
    ...(!isTransactional && { config: { transaction: false } }),
  };
  try {
    const proof = await prove(connection, { migration, before, after, losses: lossesOf(up, down) });
    const fails = proof.failsOnData ?? proof.downFailsOnData;
    if (fails !== undefined) return { verdict: 'data', detail: fails };
    return { verdict: proof.tablesWithRows === 0 ? 'no rows' : 'kept', detail: '' };
  } catch (error) {
    if (!isTrellisError(error)) throw error;
    return { verdict: 'lost', detail: error.message };
  } finally {
    await connection.close();
  }
}

function run({ statements }: Plan): MigrationModule['up'] {
  return async (knex) => {
    for (const { sql } of statements) await knex.raw(escapeBindings(sql));
  };
}
