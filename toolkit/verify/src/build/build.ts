import { printingCanonically, type Queryable } from '@trellis/database';
import { type Model, TrellisError } from '@trellis/model';
import type { Step } from '@trellis/plan/internal';
import { orderedSteps } from '@trellis/plan/internal';

/** How many steps go to the server at once, and into one transaction: each object takes locks. */
const batchSize = 50;

/**
 * Makes a Model in an empty database.
 *
 * A step that fails since something is not there yet is put off and tried again, until nothing gets further:
 * a Model that its author wrote does not say what depends on what. Function bodies are not checked meanwhile.
 *
 * In a transaction of the caller all happens within that one. Without, it happens in several, since thousands
 * of objects take more locks than one transaction may hold; a database in which it failed is to be thrown away.
 *
 * @param client one connection, not a pool
 * @param model the Model
 * @throws TrellisError `BUILD_FAILED` for the first object that cannot be made, with PostgreSQL's reason; one
 *   that only waits for another is not the first
 */
export async function build(client: Queryable, model: Model): Promise<void> {
  const inTransaction = await client.query('SAVEPOINT trellis_build').then(
    () => true,
    () => false,
  );
  const steps = orderedSteps(model);
  const run = () =>
    withoutBodyChecks(client, async () => {
      await buildSteps(
        client,
        steps.filter((step) => !isLast(step)),
        inTransaction,
      );
      await buildSteps(client, steps.filter(isLast), inTransaction);
    });
  try {
    // What PostgreSQL printed has to be read under the settings that it was printed under.
    await (model.dependencies ? printingCanonically(client, run) : run());
    if (inTransaction) await client.query('RELEASE SAVEPOINT trellis_build');
  } catch (error) {
    if (inTransaction) await client.query('ROLLBACK TO SAVEPOINT trellis_build').catch(() => {});
    throw error;
  }
}

/** Default privileges are for what others make later, and not for what was put off. */
function isLast({ rank }: Step): boolean {
  return rank === 'default privileges';
}

/** Bodies may speak of what is made later. */
async function withoutBodyChecks(client: Queryable, run: () => Promise<void>): Promise<void> {
  const name = 'check_function_bodies';
  const { rows } = await client.query('SELECT pg_catalog.current_setting($1) AS value', [name]);
  const set = (value: string) => client.query('SELECT pg_catalog.set_config($1, $2, false)', [name, value]);
  await set('off');
  try {
    await run();
  } finally {
    await set(rows[0].value);
  }
}

/** Takes the steps, and those that failed again, as long as that gets further. */
async function buildSteps(client: Queryable, steps: readonly Step[], inTransaction: boolean): Promise<void> {
  let waiting = steps;
  for (;;) {
    const failed: { step: Step; error: unknown }[] = [];
    for (let at = 0; at < waiting.length; at += batchSize) {
      const batch = waiting.slice(at, at + batchSize);
      if (!inTransaction) await client.query('BEGIN');
      if (!(await tryAll(client, batch))) {
        for (const step of batch) {
          const error = await tryOne(client, step);
          if (error !== undefined) failed.push({ step, error });
        }
      }
      if (!inTransaction) await client.query('COMMIT');
    }
    const [first] = failed;
    if (!first) return;
    if (failed.length === waiting.length) {
      const cause = failed.find(({ error }) => !isMissing(error)) ?? first;
      throw failure(cause.step, cause.error);
    }
    waiting = failed.map(({ step }) => step);
  }
}

/** All steps of a batch in one message; whether that went well. */
async function tryAll(client: Queryable, batch: readonly Step[]): Promise<boolean> {
  return (await attempt(client, batch.flatMap((step) => step.sql).join(';\n'))) === undefined;
}

/** One step; what went wrong, if anything. */
async function tryOne(client: Queryable, step: Step): Promise<unknown> {
  return attempt(client, step.sql.join(';\n'));
}

async function attempt(client: Queryable, sql: string): Promise<unknown> {
  await client.query('SAVEPOINT trellis_step');
  try {
    await client.query(sql);
    await client.query('RELEASE SAVEPOINT trellis_step');
    return undefined;
  } catch (error) {
    await client.query('ROLLBACK TO SAVEPOINT trellis_step');
    return error ?? new Error('PostgreSQL gave no reason.');
  }
}

/** PostgreSQL's codes for a schema, table, column, function or type that is not there. */
const missing = new Set(['3F000', '42P01', '42703', '42704', '42883']);

/** Whether a step failed for want of something else: that one's own failure tells more. */
function isMissing(error: unknown): boolean {
  return missing.has((error as { readonly code?: string }).code ?? '');
}

function failure(step: Step, error: unknown): TrellisError {
  const reason = error instanceof Error ? error.message : String(error);
  return new TrellisError(
    'BUILD_FAILED',
    `Expected to make ${step.object}, got "${reason}" from PostgreSQL. Mend its definition, or declare what it needs.`,
    { cause: error, details: { object: step.object, sql: step.sql } },
  );
}
