/**
 * Runs the queries of the example service on sample data of the shop, one after the other, asserts that each scans only the
 * tables that it states, and prints how long they take.
 *
 * `pnpm --filter bench queries [orders]`. It starts a server from npm, unless `TEST_DATABASE_URL` names one, and
 * creates a database on it.
 */
import { upgrade } from '@shop/migrations';
import { exactTypes } from '@shop/schema/query';
import { sample } from '@shop/seed';
import { connect } from '@trellis/database';
import { loadSample } from '@trellis/populate';
import { createDatabase } from '@trellis/testing';
import { startServer } from '@trellis/testing/server';
import Table from 'cli-table3';
import knexFactory from 'knex';
import { shopQueries, tableScans } from 'orders-service/queries';
import pg from 'pg';
import { quantile } from './quantile.ts';

/** The orders of the sample data at scale 1. */
const ORDERS = 2000;
const WARM_UP = 20;
const TURNS = 500;
/** A query is not run again after this time. */
const LIMIT_MS = 10_000;

const orders = Number(process.argv[2] ?? 1_000_000);
const server = process.env['TEST_DATABASE_URL'] ? undefined : await startServer();
if (server) process.env['TEST_DATABASE_URL'] = server.url;
const database = await createDatabase('bench');
const knex = knexFactory({
  client: 'pg',
  connection: { connectionString: database.url, types: exactTypes(pg.types) },
});
const client = new pg.Client({ connectionString: database.url });
await client.connect();
const table = new Table({
  head: ['Query', 'Turns', 'Median ms', 'p99 ms'],
  colAligns: ['left', 'right', 'right', 'right'],
  style: { head: [], border: [] },
});
const wrong: string[] = [];
try {
  await upgrade(knex);
  const connection = await connect({ url: database.url });
  const { rows } = await loadSample(connection, sample, {
    scale: orders / ORDERS,
    onProgress: ({ table: name, rows: loaded }) => process.stderr.write(`${name}: ${loaded} rows\n`),
  });
  await connection.close();
  process.stderr.write(`Loaded ${rows.toLocaleString('en-US')} rows.\n`);
  await client.query('vacuum analyze');
  for (const query of shopQueries) {
    const found = await tableScans(query, knex, client);
    const unstated = found.filter((name) => !Object.hasOwn(query.scans ?? {}, name));
    if (unstated.length > 0) wrong.push(`${query.title} scans ${unstated.join(', ')}`);
    const times: number[] = [];
    const end = performance.now() + LIMIT_MS;
    for (let turn = -WARM_UP; turn < TURNS && (performance.now() < end || times.length === 0); turn++) {
      const began = performance.now();
      await query.run(knex, turn + WARM_UP);
      if (turn >= 0) times.push(performance.now() - began);
    }
    const [median, p99] = [0.5, 0.99].map((part) => quantile(times, part).toFixed(1));
    table.push([query.title, times.length, median, p99]);
  }
} finally {
  await client.end();
  await knex.destroy();
  await database.drop();
  await server?.stop();
}
process.stdout.write(`${table.toString()}\n`);
if (wrong.length > 0) throw new Error(`Queries scan tables that they do not state: ${wrong.join('; ')}.`);
