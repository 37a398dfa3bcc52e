import { afterAll, expect } from '@jest/globals';
import { introspect } from '@trellis/database';
import type { Model } from '@trellis/model';
import { type DiffOptions, diffModels, fingerprint, type Plan } from '@trellis/plan';
import { createDatabase } from '@trellis/testing';
import { emptyDatabase, initialState } from '@trellis/testing/empty-database';
import { Client } from 'pg';

/** Two schemas as SQL, and rows of the first that must be kept if their table and column are. */
export interface Pair {
  readonly name: string;
  readonly old: string;
  readonly new: string;
  /** Rows to insert before. They must not prevent the migration. */
  readonly rows?: string;
  /** A query that must return the same rows before, after the upgrade, and after the downgrade. */
  readonly survives?: string;
  /** The first server version that supports it. */
  readonly since?: number;
}

/** Two empty databases and connections to them. */
export interface TwoDatabases {
  readonly a: Client;
  readonly b: Client;
  /** Empties them for the next test of the file, or drops them. */
  close(): Promise<void>;
}

/** Takes two databases that an earlier test of the file has emptied, or creates them. */
export async function twoDatabases(label: string): Promise<TwoDatabases> {
  const [a, b] = [await takeDatabase(`${label}_a`), await takeDatabase(`${label}_b`)];
  return {
    a: a.client,
    b: b.client,
    async close() {
      for (const database of [a, b])
        if (!isPoolClosed && (await emptyDatabase(database.client, database.initial))) free.push(database);
        else await database.drop();
    },
  };
}

interface OneDatabase {
  readonly client: Client;
  readonly initial: string;
  drop(): Promise<void>;
}

const free: OneDatabase[] = [];
let isPoolClosed = false;
afterAll(async () => {
  // Jest runs this hook before those of the test file, which may still have databases.
  isPoolClosed = true;
  await Promise.all(free.map((database) => database.drop()));
});

async function takeDatabase(label: string): Promise<OneDatabase> {
  const known = free.pop();
  if (known) return known;
  const { url, drop } = await createDatabase(label);
  // The plans of the queries that read the catalogs are kept as well.
  const client = Object.assign(new Client({ connectionString: url }), { keepsPlans: true });
  await client.connect();
  return {
    client,
    initial: await initialState(client),
    async drop() {
      await client.end();
      await drop();
    },
  };
}

/** Runs a plan, in one transaction as far as its statements allow. */
export async function apply(client: Client, plan: Plan): Promise<void> {
  expect(plan.refusals).toEqual([]);
  let open = false;
  for (const { sql, transactional } of plan.statements) {
    if (transactional !== open) await client.query(transactional ? 'begin' : 'commit');
    open = transactional;
    try {
      await client.query(sql);
    } catch (error) {
      await client.query('rollback');
      throw new Error(`${error instanceof Error ? error.message : error} in:\n${sql}\nof:\n${sqlOf(plan)}`);
    }
  }
  if (open) await client.query('commit');
}

/** The SQL of a plan. */
function sqlOf(plan: Plan): string {
  return plan.statements.map(({ sql }) => `${sql};`).join('\n');
}

/**
 * Migrates the old schema to the new one and back, and checks after each step that the schema is exactly the expected one.
 *
 * @returns the plan of the upgrade
 */
export async function thereAndBack(
  { a, b }: TwoDatabases,
  pair: Pair,
  options: DiffOptions = {},
): Promise<Plan> {
  await a.query(pair.old);
  if (pair.rows) await a.query(pair.rows);
  await b.query(pair.new);
  const [from, to] = [await introspect(a), await introspect(b)];
  const answer = async () => (pair.survives ? (await a.query(pair.survives)).rows : undefined);
  const before = await answer();
  const [notNullBefore, notNullWanted] = [await notNulls(a), await notNulls(b)];
  const there = diffModels(from, to, options);
  await apply(a, there);
  expectSame(await introspect(a), to, there);
  expect(await notNulls(a)).toEqual(notNullWanted);
  expect(await answer()).toEqual(before);
  const back = diffModels(await introspect(a), from, options);
  await apply(a, back);
  expectSame(await introspect(a), from, back);
  expect(await notNulls(a)).toEqual(notNullBefore);
  expect(await answer()).toEqual(before);
  return there;
}

function expectSame(got: Model, wanted: Model, plan: Plan): void {
  const second = diffModels(got, wanted);
  expect({ second: sqlOf(second), after: second.changes.length > 0 ? sqlOf(plan) : '' }).toEqual({
    second: '',
    after: '',
  });
  expect(second.refusals).toEqual([]);
  expect(fingerprint(got)).toBe(fingerprint(wanted));
}

/** The NOT NULL constraints in the catalog as `pg_dump` prints them, without the numbers that make generated names unique. */
async function notNulls(client: Client): Promise<unknown[]> {
  const { rows } = await client.query({
    rowMode: 'array',
    text: `
      select k.conrelid::regclass::text, a.attname, k.conislocal or c.relispartition, k.convalidated, k.connoinherit,
        case when k.conislocal or c.relispartition then regexp_replace(k.conname, '_not_null\\d+$', '_not_null') end,
        obj_description(k.oid, 'pg_constraint')
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'n' and k.connamespace::regnamespace::text !~ '^pg_|^information_schema$' order by 1, 2`,
  });
  return rows;
}
