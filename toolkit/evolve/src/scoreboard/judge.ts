import { introspect } from '@trellis/database';
import type { Model } from '@trellis/model';
import type { Client } from 'pg';
import { diffModels } from '../diff/index.ts';
import type { Plan } from '../diff/plan.ts';
import { dump } from './dump.ts';
import { dropDatabase, load, missingRoles, onServer, withClient } from './load.ts';
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
 * @param label distinguishes the databases of trials that run side by side
 */
export async function judge(server: Server, pair: Pair, label: string): Promise<Judgement> {
  const [a, b] = [`score_a_${label}`, `score_b_${label}`];
  const is = (verdict: Verdict, detail = '') => ({ name: pair.name, kind: pair.kind, verdict, detail });
  try {
    await loadWithRoles(server, a, pair.old);
    await loadWithRoles(server, b, pair.new);
    const [dumpA, dumpB] = [await dump(server, a), await dump(server, b)];
    const [from, to] = [await read(server, a), await read(server, b)];
    const there = diffModels(from, to, { castThroughText: true });
    const back = async (now: Model) => diffModels(now, from, { castThroughText: true });
    const forth = await take(server, a, there, to, dumpB);
    if (forth.verdict !== 'pass') return is(forth.verdict, `forth: ${forth.detail}`);
    const home = await take(server, a, await back(await read(server, a)), from, dumpA);
    return is(home.verdict, home.detail === '' ? '' : `back: ${home.detail}`);
  } catch (error) {
    return is('failed', error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    await dropDatabase(server, a);
    await dropDatabase(server, b);
  }
}

/** Applies a plan and compares with what was wanted. */
async function take(
  server: Server,
  database: string,
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
    await withClient(server, database, (client) => apply(client, plan));
  } catch (error) {
    return { verdict: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
  const second = diffModels(await read(server, database), wanted);
  const got = await dump(server, database);
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

function read(server: Server, database: string): Promise<Model> {
  return withClient(server, database, (client) => introspect(client));
}

/** Loads SQL, making first the roles that it speaks of. */
async function loadWithRoles(server: Server, database: string, sql: string): Promise<void> {
  for (let i = 0; ; i++) {
    const roles = new Set(missingRoles(await load(server, database, sql)));
    if (roles.size === 0 || i === 10) return;
    // Another trial may make it at the same time.
    for (const role of roles)
      await onServer(server, `create role "${role.replaceAll('"', '""')}" superuser`).catch(() => {});
    await dropDatabase(server, database);
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
