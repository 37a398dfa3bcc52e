import { introspect } from '@trellis/database';
import { type Model, quoteIdentifier } from '@trellis/model';
import { diffModels, type Plan } from '@trellis/plan';
import { dump, type InstalledServer } from '@trellis/testing/installed';
import type { Client } from 'pg';
import { checkValues, type ValuesResult } from './check-values.ts';
import type { Database, Databases } from './databases.ts';
import { load, missingRoles, onServer } from './load.ts';

/** Two versions of a schema from the corpus, as SQL. */
export interface Pair {
  readonly name: string;
  readonly kind: string;
  readonly old: string;
  readonly new: string;
}

/** `silent`: the plan ran, but `pg_dump` shows a difference that the engine does not. */
export type Verdict = 'pass' | 'refused' | 'failed' | 'silent';

/** The result of one pair. */
export interface PairResult {
  readonly name: string;
  readonly kind: string;
  readonly verdict: Verdict;
  readonly detail: string;
  /** What became of rows and sequences. Left out if the plan did not lead to the new schema. */
  readonly values?: ValuesResult;
}

/**
 * Migrates the old schema to the new one and back, and compares the result with `pg_dump` each time. Then does the
 * same with rows, and compares these.
 *
 * @param server the server to run on
 * @param databases empty databases on it
 * @param pair the two schemas
 */
export async function checkPair(
  server: InstalledServer,
  databases: Databases,
  pair: Pair,
): Promise<PairResult> {
  const result = (verdict: Verdict, detail = '') => ({
    name: pair.name,
    kind: pair.kind,
    verdict,
    detail,
  });
  let a: Database | undefined;
  let b: Database | undefined;
  try {
    a = await loadWithRoles(server, databases, pair.old);
    b = await loadWithRoles(server, databases, pair.new);
    const [dumpA, dumpB] = [await dump(server, a.name), await dump(server, b.name)];
    const [from, to] = [await introspect(a.client), await introspect(b.client)];
    const plan = (current: Model, target: Model) => diffModels(current, target, { castThroughText: true });
    const plans = { up: plan(from, to), down: plan(to, from) };
    const up = await migrate(server, a, plans.up, to, dumpB);
    if (up.verdict !== 'pass') return result(up.verdict, `up: ${up.detail}`);
    const down = await migrate(server, a, plan(await introspect(a.client), from), from, dumpA);
    if (down.verdict !== 'pass') return result(down.verdict, `down: ${down.detail}`);
    return { ...result('pass'), values: await checkValues(server.url(a.name), from, to, plans) };
  } catch (error) {
    return result('failed', error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    if (a) await databases.release(a);
    if (b) await databases.release(b);
  }
}

/** Applies a plan and compares the database with the target. */
async function migrate(
  server: InstalledServer,
  database: Database,
  plan: Plan,
  target: Model,
  targetDump: string,
): Promise<{ verdict: Verdict; detail: string }> {
  if (plan.refusals.length > 0)
    return {
      verdict: 'refused',
      detail: plan.refusals.map((one) => `${one.code} ${one.object}: ${one.message}`).join(' '),
    };
  try {
    await apply(database.client, plan);
  } catch (error) {
    return { verdict: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
  const second = diffModels(await introspect(database.client), target);
  const reached = await dump(server, database.name);
  if (reached !== targetDump) return { verdict: 'silent', detail: firstDifference(reached, targetDump) };
  if (second.changes.length > 0 || second.refusals.length > 0)
    return {
      verdict: 'failed',
      detail: `a second diff is not empty: ${second.statements.map((one) => one.sql).join('; ')}`,
    };
  return { verdict: 'pass', detail: '' };
}

/** Runs a plan's statements, in one transaction as far as they allow. */
async function apply(client: Client, plan: Plan): Promise<void> {
  let open = false;
  for (const { sql, transactional } of plan.statements) {
    if (transactional !== open) await client.query(transactional ? 'begin' : 'commit');
    open = transactional;
    try {
      await client.query(sql);
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : error} in: ${sql}`);
    }
  }
  if (open) await client.query('commit');
}

/** Loads SQL into an empty database, after creating the roles that it names. */
async function loadWithRoles(server: InstalledServer, databases: Databases, sql: string): Promise<Database> {
  for (let i = 0; ; i++) {
    const database = await databases.take();
    const roles = new Set(missingRoles(await load(server, database.name, sql)));
    if (roles.size === 0 || i === 10) return database;
    // Another pair may create the same role at the same time.
    for (const role of roles)
      await onServer(server, `create role ${quoteIdentifier(role)} superuser`).catch(() => {});
    await databases.release(database);
  }
}

/** The first entries that only one of the two dumps has. */
function firstDifference(got: string, wanted: string): string {
  const only = (one: string, other: string) => {
    const entries = new Set(other.split('\n\n'));
    return one.split('\n\n').filter((entry) => !entries.has(entry));
  };
  const [extra, missing] = [only(got, wanted), only(wanted, got)];
  return `got ${JSON.stringify(extra.slice(0, 3))}, expected ${JSON.stringify(missing.slice(0, 3))}`;
}
