import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { introspect, type Queryable } from '@trellis/database';
import { emptyModel, type Model } from '@trellis/model';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import fc from 'fast-check';
import { Client } from 'pg';
import { diffModels } from '../src/diff/index.ts';
import { fingerprint } from '../src/history/fingerprint.ts';
import { sqlOf } from './pair.ts';
import { randomModel } from './random-model.ts';
import { withMore } from './random-more.ts';

const runs = Number(process.env['TRELLIS_PROPERTY_RUNS'] ?? (process.env['CI'] ? 1000 : 100));
/** The same pairs each time, so that a failure is about the change at hand. `TRELLIS_PROPERTY_SEED` asks for others. */
const seed = Number(process.env['TRELLIS_PROPERTY_SEED'] ?? 20261121);

let database: TestDatabase;
let client: Client;
let empty: Model;

/** Prepares each query of the catalogs once: planning them anew costs more than running them. */
const prepared: Queryable = {
  query(text, values) {
    const name = createHash('md5').update(text).digest('hex');
    return client.query({ name, text, values });
  },
};

beforeAll(async () => {
  database = await createDatabase('property');
  client = new Client({ connectionString: database.url });
  await client.connect();
  empty = await introspect(prepared);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Takes the database from one Model to another, as the engine plans it. */
async function take(from: Model, to: Model): Promise<Model> {
  const plan = diffModels(from, to, { castThroughText: true });
  expect(plan.refusals).toEqual([]);
  const sql = sqlOf(plan);
  try {
    if (sql) await client.query(sql);
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error} in:\n${sql}`);
  }
  return introspect(prepared);
}

function expectSame(got: Model, wanted: Model): void {
  expect(sqlOf(diffModels(got, wanted))).toBe('');
  expect(fingerprint(got)).toBe(fingerprint(wanted));
}

test.each([
  ['the core', runs, randomModel],
  ['nearly all that there is', Math.ceil(runs / 10), withMore(randomModel)],
])(
  'any Model of %s becomes any other, and goes back, in %s random pairs',
  async (_, numRuns, models) => {
    const pair = fc.asyncProperty(models, models, async (a, b) => {
      await client.query('begin');
      await client.query('savepoint empty');
      try {
        const wanted = await take(empty, { ...emptyModel, ...b });
        await client.query('rollback to savepoint empty');
        const start = await take(empty, { ...emptyModel, ...a });
        const there = await take(start, wanted);
        expectSame(there, wanted);
        expectSame(await take(there, start), start);
      } finally {
        await client.query('rollback');
      }
    });
    await fc.assert(pair, {
      numRuns,
      seed,
      endOnFailure: process.env['TRELLIS_PROPERTY_SHRINK'] === undefined,
    });
  },
  runs * 2000,
);
