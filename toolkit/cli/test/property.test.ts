import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { introspect, type Queryable } from '@trellis/database';
import { type Column, type Model, toModel } from '@trellis/model';
import { diffModels, fingerprint, type Plan } from '@trellis/plan';
import { propertyOptions, randomModel, withMore } from '@trellis/random-models';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { build } from '@trellis/verify';
import { Comparison, givenOutAgain, movePositions, readPositions } from '@trellis/verify/internal';
import fc from 'fast-check';
import { Client } from 'pg';
import { descriptorsOf } from '../src/pull/descriptors.ts';

let database: TestDatabase;
let client: Client;
let empty: Model;
let major: number;

/** Prepares each query of the catalogs once: planning them takes longer than running them. */
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
  const { rows } = await client.query(`select current_setting('server_version_num')::int / 10000 as major`);
  major = rows[0].major;
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** The SQL of a plan. */
const sqlOf = ({ statements }: Plan) => statements.map(({ sql }) => `${sql};`).join('\n');

/** Migrates the database from one Model to another by the plan. */
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

/** Migrates as `take` does, and expects that no sequence is set back. */
async function takeWithPositions(from: Model, to: Model): Promise<Model> {
  await movePositions(client, from);
  const before = await readPositions(client, from);
  const reached = await take(from, to);
  const after = await readPositions(client, reached);
  const change = { comparison: new Comparison(from, reached) };
  expect(await givenOutAgain(client, { before, after }, change, 'up')).toEqual([]);
  return reached;
}

/** Builds a Model in the empty database, and returns it as PostgreSQL prints it. */
async function built(model: Model): Promise<Model> {
  await build(client, model);
  return introspect(prepared);
}

/** Leaves out what a server before PostgreSQL 18 does not support. */
function takenBy(major: number, model: Model): Model {
  if (major >= 18) return model;
  const stored = (column: Column): Column =>
    column.generated ? { ...column, generated: { ...column.generated, kind: 'stored' } } : column;
  return {
    ...model,
    tables: model.tables.map((table) => ({ ...table, columns: table.columns.map(stored) })),
  };
}

function expectSame(got: Model, wanted: Model): void {
  expect(sqlOf(diffModels(got, wanted))).toBe('');
  expect(fingerprint(got)).toBe(fingerprint(wanted));
}

test.each([
  ['the core', propertyOptions(100), randomModel],
  ['nearly every kind of object', propertyOptions(10), withMore(randomModel)],
])(
  'migrates any Model of %s, pulled or built, to any other and back',
  async (_, options, models) => {
    const pair = fc.asyncProperty(models, models, fc.boolean(), async (a, b, pulled) => {
      const again = () => client.query('rollback to savepoint empty');
      await client.query('begin');
      await client.query('savepoint empty');
      try {
        const wanted = await built(takenBy(major, b));
        await again();
        const printed = await built(takenBy(major, a));
        await again();
        const hasPublic = printed.schemas.some(({ name }) => name === 'public');
        const start = pulled
          ? await built(toModel(descriptorsOf('s', printed, hasPublic)))
          : await take(empty, printed);
        expectSame(start, printed);
        const there = await takeWithPositions(start, wanted);
        expectSame(there, wanted);
        expectSame(await takeWithPositions(there, start), start);
      } finally {
        await client.query('rollback');
      }
    });
    await fc.assert(pair, options);
  },
  propertyOptions(100).numRuns * 3000,
);
