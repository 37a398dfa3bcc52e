import type { Queryable } from '@trellis/database';
import { printingCanonically, privilegeAdvice } from '@trellis/database/internal';
import { type Model, parseReference, TrellisError } from '@trellis/model';
import type { Plan } from '@trellis/plan';
import {
  inTwoSteps,
  placeholderSecret,
  planCreation,
  secretSetting,
  type TwoSteps,
} from '@trellis/plan/internal';

/** One change of the plan, with its statements. */
interface Step {
  readonly object: string;
  readonly sql: readonly string[];
  /** How to create a view or function before what it uses. */
  readonly inSteps?: TwoSteps | undefined;
}

/** The number of steps in one message and in one transaction: each object takes locks. */
const batchSize = 50;

/**
 * Creates a Model in an empty database, by the plan from the empty Model.
 *
 * An authored Model does not have dependencies, so a step can fail because it needs something that a later step
 * creates. Such a step is retried until no step makes progress. Then a view whose columns have types is created without
 * its query, or a function without its SQL-standard body, because they can use themselves and each other. Bodies that
 * are strings are not checked.
 *
 * In a transaction of the caller, everything runs in that transaction. Otherwise it runs in several, since thousands of
 * objects take more locks than one transaction may hold; after a failure, drop that database.
 *
 * @param client one connection, not a pool
 * @param model a Model from descriptors or from introspection
 * @throws TrellisError `BUILD_FAILED` with PostgreSQL's message for the first object that cannot be created for a
 *   reason of its own, rather than because another object is missing; the code of the plan's first refusal
 * @example
 * import { connectMemory } from '@trellis/database';
 * import { defineSchema, integer, table, toModel } from '@trellis/model';
 * import { build } from '@trellis/verify';
 *
 * const tags = table('tags', { columns: { tag_id: integer({ primaryKey: true }) } });
 * const shop = defineSchema({ name: 'shop', tables: { tags } });
 * const connection = await connectMemory();
 * await connection.withClient((client) => build(client, toModel(shop)));
 * await connection.knex.raw('insert into tags values (1)');
 * await connection.close();
 */
export async function build(client: Queryable, model: Model): Promise<void> {
  const plan = planCreation(model);
  const [refusal] = plan.refusals;
  if (refusal) throw new TrellisError(refusal.code, refusal.message, { details: { object: refusal.object } });
  const { first, last } = stepsOf(plan);
  const inTransaction = await client.query('SAVEPOINT trellis_build').then(
    () => true,
    () => false,
  );
  const isDistributed = model.tables.some(({ distribution }) => distribution !== undefined);
  const settings = [WITHOUT_BODY_CHECKS, ...(isDistributed ? [IN_SEQUENCE] : [])];
  const run = () =>
    withSettings(client, settings, async () => {
      await setPlaceholders(client, plan);
      await buildSteps(client, first, inTransaction);
      await buildSteps(client, last, inTransaction);
    });
  try {
    // PostgreSQL has to read what it printed under the settings under which it printed it.
    await (model.dependencies ? printingCanonically(client, run) : run());
    if (inTransaction) await client.query('RELEASE SAVEPOINT trellis_build');
  } catch (error) {
    if (inTransaction) await client.query('ROLLBACK TO SAVEPOINT trellis_build').catch(() => {});
    throw error;
  }
}

/**
 * The steps of a plan. Default privileges come last, after all retries: they apply to objects that are created later,
 * and not to those of the Model.
 */
function stepsOf(plan: Plan): { readonly first: Step[]; readonly last: Step[] } {
  const { changes, statements } = plan;
  const twoSteps = inTwoSteps(plan);
  const steps = new Map(
    changes.map((change) => [
      change.id,
      { object: change.object, sql: [] as string[], inSteps: twoSteps.get(change.id) },
    ]),
  );
  for (const { change, sql } of statements) steps.get(change)?.sql.push(sql);
  const of = (isLast: boolean) =>
    changes.flatMap(({ id, kind, object }) => {
      // `build` changes the settings of the session itself, and restores them.
      if (kind === 'session' || isCreatedLast(kind, object) !== isLast) return [];
      return steps.get(id) ?? [];
    });
  return { first: of(false), last: of(true) };
}

/**
 * Whether an object is created after all retries: default privileges apply to objects that are created later, and event
 * triggers fire when these are created.
 */
function isCreatedLast(kind: string, object: string): boolean {
  return kind === 'default privilege' || parseReference(object)?.kind === 'event trigger';
}

/** Sets placeholders for the secrets of the statements. */
async function setPlaceholders(client: Queryable, { statements }: Plan): Promise<void> {
  for (const variable of new Set(statements.flatMap(({ secrets }) => secrets ?? [])))
    await client.query('SELECT pg_catalog.set_config($1, $2, false)', [
      secretSetting(variable),
      placeholderSecret(variable),
    ]);
}

/** A setting of the session, with its value while a Model is created. */
type Setting = readonly [name: string, value: string];

/** A function body may use objects that are created later. */
const WITHOUT_BODY_CHECKS: Setting = ['check_function_bodies', 'off'];

/** Citus refuses foreign keys to reference tables in a transaction that has created shards in parallel. */
const IN_SEQUENCE: Setting = ['citus.multi_shard_modify_mode', 'sequential'];

async function withSettings(
  client: Queryable,
  settings: readonly Setting[],
  run: () => Promise<void>,
): Promise<void> {
  const [setting, ...others] = settings;
  if (setting === undefined) return run();
  const [name, value] = setting;
  const { rows } = await client.query('SELECT pg_catalog.current_setting($1, true) AS value', [name]);
  const set = (to: string) => client.query('SELECT pg_catalog.set_config($1, $2, false)', [name, to]);
  await set(value);
  try {
    await withSettings(client, others, run);
  } finally {
    await set(rows[0].value ?? '');
  }
}

/** Runs the steps, and those that failed again, as long as one more of them succeeds. */
async function buildSteps(client: Queryable, steps: readonly Step[], inTransaction: boolean): Promise<void> {
  let waiting = steps;
  for (;;) {
    const failed: Failure[] = [];
    const tried = waiting;
    for (let at = 0; at < tried.length; at += batchSize) {
      const batch = tried.slice(at, at + batchSize);
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
    waiting = failed.map(({ step }) => step);
    if (failed.length < tried.length) continue;
    const begun = await beginOne(client, waiting, inTransaction);
    if (!begun) {
      const cause = rootCause(failed) ?? first;
      throw failure(cause.step, cause.error);
    }
    waiting = begun;
  }
}

/**
 * Creates the first view without its query, or function without its body, for which that works.
 *
 * @returns the steps, with one that fills it; undefined if no step can begin
 */
async function beginOne(
  client: Queryable,
  steps: readonly Step[],
  inTransaction: boolean,
): Promise<readonly Step[] | undefined> {
  if (!inTransaction) await client.query('BEGIN');
  try {
    for (const step of steps) {
      if (!step.inSteps) continue;
      const { placeholder, fill } = step.inSteps;
      const { object, sql } = step;
      if ((await tryOne(client, { object, sql: [placeholder] })) !== undefined) continue;
      const filling = { object, sql: [fill, ...sql.slice(1)] };
      return steps.map((one) => (one === step ? filling : one));
    }
    return undefined;
  } finally {
    if (!inTransaction) await client.query('COMMIT');
  }
}

/** A step that failed, with its error. */
interface Failure {
  readonly step: Step;
  readonly error: unknown;
}

/**
 * The failure that others follow from: of a step that fails for a reason of its own, else of one that lacks something that
 * no other failed step creates.
 */
function rootCause(failed: readonly Failure[]): Failure | undefined {
  const own = failed.find(({ error }) => !isMissing(error));
  if (own) return own;
  const names = new Set(failed.map(({ step }) => nameOf(step)));
  return failed.find(({ step, error }) => {
    // PostgreSQL quotes what is missing, in every language: `relation "public.t" does not exist`.
    const words = reasonOf(error).split(/[^\p{L}\p{N}_$]+/u);
    return !words.some((word) => word !== nameOf(step) && names.has(word));
  });
}

/** The name of the object that a step creates, without its schema. */
function nameOf({ object }: Step): string | undefined {
  return parseReference(object)?.path.slice(0, 2).at(-1);
}

/** Runs a batch in one message. Returns whether it succeeded. */
async function tryAll(client: Queryable, batch: readonly Step[]): Promise<boolean> {
  return (await attempt(client, batch.flatMap((step) => step.sql).join(';\n'))) === undefined;
}

/** Runs one step. Returns the error, if any. */
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
    return error ?? new Error('PostgreSQL reported no reason.');
  }
}

/** The error codes of PostgreSQL for a schema, table, column, function or type that does not exist. */
const missing = new Set(['3F000', '42P01', '42703', '42704', '42883']);

/** Whether a step failed because another object is missing. The error of that object says more. */
function isMissing(error: unknown): boolean {
  return missing.has((error as { readonly code?: string }).code ?? '');
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function failure(step: Step, error: unknown): TrellisError {
  return new TrellisError(
    'BUILD_FAILED',
    `Cannot create ${step.object}: PostgreSQL reports "${reasonOf(error)}". ${privilegeAdvice(error).trim() || 'Fix its definition, or declare what it needs.'}`,
    { cause: error, details: { object: step.object, sql: step.sql } },
  );
}
