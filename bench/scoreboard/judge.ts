import { introspect } from '@trellis/database';
import type { Model } from '@trellis/model';
import type { Plan } from '@trellis/plan';
import { diffModels } from '@trellis/plan';
import type { Client } from 'pg';
import type { Database, Databases } from './databases.ts';
import { dump } from './dump.ts';
import { load, missingRoles, onServer } from './load.ts';
import type { Server } from './server.ts';

/** Two schemas written by somebody else. */
export interface Pair {
  readonly name: string;
  readonly kind: string;
  readonly old: string;
  readonly new: string;
}

export type Verdict = 'pass' | 'refused' | 'failed' | 'silent';

/** How the engine did on a pair. */
export interface Judgement {
  readonly name: string;
  readonly kind: string;
  readonly verdict: Verdict;
  readonly detail: string;
}

/**
 * Takes the old schema to the new one and back, and asks `pg_dump` each time whether that is where it got.
 *
 * @param server where to try
 * @param pair the two schemas
 * @param databases lends two of them
 */
export async function judge(server: Server, databases: Databases, pair: Pair): Promise<Judgement> {
  const is = (verdict: Verdict, detail = '') => ({ name: pair.name, kind: pair.kind, verdict, detail });
  let a: Database | undefined;
  let b: Database | undefined;
  try {
    a = await loadWithRoles(server, databases, pair.old);
    b = await loadWithRoles(server, databases, pair.new);
    const [dumpA, dumpB] = [await dump(server, a.name), await dump(server, b.name)];
    const [from, to] = [await introspect(a.client), await introspect(b.client)];
    const there = diffModels(from, to, { castThroughText: true });
    const back = (now: Model) => diffModels(now, from, { castThroughText: true });
    const forth = await take(server, a, there, to, dumpB);
    if (forth.verdict !== 'pass') return is(forth.verdict, `forth: ${forth.detail}`);
    const home = await take(server, a, back(await introspect(a.client)), from, dumpA);
    return is(home.verdict, home.detail === '' ? '' : `back: ${home.detail}`);
  } catch (error) {
    return is('failed', error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    if (a) await databases.giveBack(a);
    if (b) await databases.giveBack(b);
  }
}

/** Applies a plan and compares with what was wanted. */
async function take(
  server: Server,
  database: Database,
  plan: Plan,
  wanted: Model,
  wantedDump: string,
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
  const second = diffModels(await introspect(database.client), wanted);
  const got = await dump(server, database.name);
  if (got !== wantedDump) return { verdict: 'silent', detail: firstDifference(got, wantedDump) };
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

/** Loads SQL, making first the roles that it speaks of. */
async function loadWithRoles(server: Server, databases: Databases, sql: string): Promise<Database> {
  for (let i = 0; ; i++) {
    const database = await databases.take();
    const roles = new Set(missingRoles(await load(server, database.name, sql)));
    if (roles.size === 0 || i === 10) return database;
    // Another trial may make it at the same time.
    for (const role of roles)
      await onServer(server, `create role "${role.replaceAll('"', '""')}" superuser`).catch(() => {});
    await databases.giveBack(database);
  }
}

function firstDifference(got: string, wanted: string): string {
  const only = (one: string, other: string) => {
    const there = new Set(other.split('\n\n'));
    return one.split('\n\n').filter((entry) => !there.has(entry));
  };
  const [more, less] = [only(got, wanted), only(wanted, got)];
  return `got ${JSON.stringify(more.slice(0, 3))} wanted ${JSON.stringify(less.slice(0, 3))}`;
}
