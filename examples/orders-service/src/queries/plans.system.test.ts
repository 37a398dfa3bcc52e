import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { upgrade } from '@shop/migrations';
import { exactTypes } from '@shop/schema/query';
import { sample } from '@shop/seed';
import { connect } from '@trellis/database';
import { loadSample } from '@trellis/populate';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import knexFactory, { type Knex } from 'knex';
import pg from 'pg';
import { shopQueries, tableScans } from './index.ts';

/** 50,000 orders. */
const SCALE = 25;
/** The triggers of the shop write the histories of the orders, which takes minutes on a busy machine. */
const LOAD_MS = 600_000;

let database: TestDatabase;
let knex: Knex;
let client: pg.Client;

beforeAll(async () => {
  database = await createDatabase('shop_plans');
  knex = knexFactory({
    client: 'pg',
    connection: { connectionString: database.url, types: exactTypes(pg.types) },
  });
  await upgrade(knex);
  const connection = await connect({ url: database.url });
  await loadSample(connection, sample, { scale: SCALE });
  await connection.close();
  // The messages of the sample are published.
  await knex('outbox').insert({ topic: 'product.added', key: '1', payload: { product_id: 1 } });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  // As autovacuum does. VACUUM also merges the entries of GIN indexes that a load leaves pending.
  await client.query('vacuum analyze');
}, LOAD_MS);
afterAll(async () => {
  await client.end();
  await knex.destroy();
  await database.drop();
});

test.each(shopQueries.map((query) => [query.title, query] as const))(
  'the query "%s" finds rows and scans only the tables that it states',
  async (_, query) => {
    const { scans = {} } = query;
    const result = await query.run(knex, 0);
    expect(result).toBeTruthy();
    if (Array.isArray(result)) expect(result.length).toBeGreaterThan(0);
    // PostgreSQL may also read a table that a query states by an index.
    const scanned = await tableScans(query, knex, client);
    expect(scanned.filter((table) => !Object.hasOwn(scans, table))).toEqual([]);
  },
);
