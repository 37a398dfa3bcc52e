import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, connect, introspect } from '@trellis/database';
import { lossesOf } from '@trellis/migrate/internal';
import { type Column, type Model, toModel } from '@trellis/model';
import { withoutAuthoredHints } from '@trellis/model/internal';
import { diffModels, fingerprint, type Plan } from '@trellis/plan';
import { propertyOptions, randomModel, withBackfills, withMore } from '@trellis/random-models';
import { createDatabase, serverVersion, type TestDatabase } from '@trellis/testing';
import { build } from '@trellis/verify';
import {
  addRows,
  Comparison,
  givenOutAgain,
  movePositions,
  type Rows,
  readPositions,
  removeRows,
  rowChanges,
} from '@trellis/verify/internal';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { Client } from 'pg';
import { descriptorsOf } from '../src/pull/descriptors.ts';

let database: TestDatabase;
let connection: Connection;
let client: Client;
let empty: Model;

beforeAll(async () => {
  database = await createDatabase('property');
  connection = await connect(database);
  // The plans of the queries that read the catalogs are kept: planning them takes longer than running them.
  client = Object.assign(new Client({ connectionString: database.url }), { keepsPlans: true });
  await client.connect();
  empty = await introspect(client);
});

afterAll(async () => {
  await client.end();
  await connection.close();
  await database.drop();
});

/** The SQL of a plan. */
const sqlOf = ({ statements }: Plan) => statements.map(({ sql }) => `${sql};`).join('\n');

/** Migrates the database from one Model to another by the plan. */
async function take(from: Model, to: Model): Promise<Model> {
  const plan = diffModels(from, to, { castThroughText: true });
  expect(plan.refusals).toEqual([]);
  await run(sqlOf(plan));
  return introspect(client);
}

async function run(sql: string): Promise<void> {
  if (sql === '') return;
  try {
    await client.query(sql);
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error} in:\n${sql}`, { cause: error });
  }
}

/** The rows of a database in an open transaction, and what is done with them. */
interface Filled {
  readonly knex: Knex;
  rows: Rows;
  /** What the rows are compared by: the Model that they were inserted into and the other one, and the losses. */
  readonly proven: Parameters<typeof rowChanges>[2];
}

/** Migrates as `take` does, and expects that rows survive and that no sequence is set back. */
async function takeWithRows(
  from: Model,
  to: Model,
  filled: Filled,
  direction: 'up' | 'down',
): Promise<Model> {
  const { knex, proven } = filled;
  await movePositions(client, from);
  const before = await readPositions(client, from);
  await client.query('savepoint filled');
  let reached: Model;
  try {
    reached = await take(from, to);
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { readonly code?: string };
    // Rows can violate the wanted Model. Then it must be reached without them.
    if (!/^2[23]/.test(code ?? '') || filled.rows.size === 0) throw error;
    await client.query('rollback to filled');
    await removeRows({ knex }, from.tables);
    filled.rows = new Map();
    reached = await take(from, to);
  }
  const after = await readPositions(client, reached);
  const comparison = new Comparison(from, reached);
  expect(await givenOutAgain(client, { before, after }, { comparison }, 'up')).toEqual([]);
  expect(await rowChanges({ knex }, filled.rows, proven, direction)).toEqual([]);
  return reached;
}

/** Builds a Model in the empty database, and returns it as PostgreSQL prints it. */
async function built(model: Model): Promise<Model> {
  await build(client, model);
  return introspect(client);
}

/** Leaves out what a server before PostgreSQL 18 does not support. */
function supported(model: Model): Model {
  if (serverVersion() >= 180000) return model;
  const stored = (column: Column): Column =>
    column.generated ? { ...column, generated: { ...column.generated, kind: 'stored' } } : column;
  return {
    ...model,
    tables: model.tables.map((table) => ({ ...table, columns: table.columns.map(stored) })),
  };
}

function expectSame(got: Model, wanted: Model): void {
  expect(sqlOf(diffModels(got, wanted))).toBe('');
  expect(fingerprint(got)).toBe(fingerprint(withoutAuthoredHints(wanted)));
}

test.each([
  ['the core', propertyOptions(70), randomModel],
  ['nearly every kind of object', propertyOptions(30), withMore(randomModel)],
])(
  'migrates any Model of %s, pulled or built, to any other and back, with rows and positions',
  async (_, options, models) => {
    const pair = fc.asyncProperty(models, models, fc.boolean(), async (a, b, pulled) => {
      const again = () => client.query('rollback to savepoint empty');
      const knex = await connection.knex.transaction({ connection: client });
      await client.query('savepoint empty');
      try {
        const wanted = withBackfills(await built(supported(b)));
        await again();
        const printed = await built(supported(a));
        await again();
        const hasPublic = printed.schemas.some(({ name }) => name === 'public');
        const made = pulled
          ? await built(toModel(descriptorsOf('s', printed, hasPublic)))
          : await take(empty, printed);
        expectSame(made, printed);
        const start = withBackfills(made);
        // The rows of a database are committed, so no check of them is deferred.
        await client.query('set constraints all immediate');
        const losses = lossesOf(diffModels(start, wanted), diffModels(wanted, start));
        const proven = { comparison: new Comparison(start, wanted), losses };
        const filled = { knex, rows: await addRows({ knex }, start), proven };
        const there = await takeWithRows(start, wanted, filled, 'up');
        expectSame(there, wanted);
        expectSame(await takeWithRows(there, start, filled, 'down'), start);
      } finally {
        await knex.rollback();
      }
    });
    await fc.assert(pair, options);
  },
  propertyOptions(70).numRuns * 5000,
);
