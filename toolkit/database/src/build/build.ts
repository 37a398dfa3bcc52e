import { type Model, TrellisError } from '@trellis/model';
import type { Queryable } from '../introspect/queryable.ts';
import { orderedSteps } from './ddl.ts';
import type { Step } from './step.ts';

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
 * @throws TrellisError `BUILD_FAILED` for the first object that cannot be made, with PostgreSQL's reason
 */
export async function build(client: Queryable, model: Model): Promise<void> {
  const inTransaction = await client.query('SAVEPOINT trellis_build').then(
    () => true,
    () => false,
  );
  const { rows } = await client.query(
    "SELECT pg_catalog.current_setting('search_path') AS path, pg_catalog.current_setting('check_function_bodies') AS bodies",
  );
  const { path, bodies } = rows[0] as { path: string; bodies: string };
  // What PostgreSQL printed was printed with every name in sight qualified, and has to be read the same way.
  await configure(client, model.dependencies ? '' : path, 'off');
  try {
    await buildSteps(client, orderedSteps(model), inTransaction);
    await configure(client, path, bodies);
    if (inTransaction) await client.query('RELEASE SAVEPOINT trellis_build');
  } catch (error) {
    if (inTransaction) await client.query('ROLLBACK TO SAVEPOINT trellis_build').catch(() => {});
    await configure(client, path, bodies).catch(() => {});
    throw error;
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
    if (failed.length === waiting.length) throw failure(first.step, first.error);
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

async function configure(client: Queryable, path: string, bodies: string): Promise<void> {
  await client.query(
    "SELECT pg_catalog.set_config('search_path', $1, false), pg_catalog.set_config('check_function_bodies', $2, false)",
    [path, bodies],
  );
}

function failure(step: Step, error: unknown): TrellisError {
  const reason = error instanceof Error ? error.message : String(error);
  return new TrellisError(
    'BUILD_FAILED',
    `Expected to make ${step.object}, got "${reason}" from PostgreSQL. Mend its definition, or declare what it needs.`,
    { cause: error, details: { object: step.object, sql: step.sql } },
  );
}
