/**
 * Loads the sample data of a store: with `loadSample`, which generates the rows while it loads them, with `psql \copy` and
 * with Knex's `batchInsert`, both from rows that were generated before. Every loader starts with empty tables and
 * uses one transaction. All must load the same rows.
 *
 * `pnpm --filter bench load [scale]`. It starts a server from npm, unless `TEST_DATABASE_URL` names one, and
 * creates a database on it. `PSQL` names a psql.
 */
import { type Connection, connect } from '@trellis/database';
import { toModel } from '@trellis/model';
import { DataSet } from '@trellis/populate';
import { createDatabase } from '@trellis/testing';
import { startServer } from '@trellis/testing/server';
import { build } from '@trellis/verify';
import Table from 'cli-table3';
import { sample, store } from '../store/index.ts';
import { generateRows } from './generated-rows.ts';
import { loaders } from './loaders.ts';

const ROUNDS = 3;
const names = Object.keys(store.tables);

/** A hash of all rows that does not depend on their order. */
async function fingerprint({ knex }: Connection): Promise<string> {
  const prints: string[] = [];
  for (const name of names) {
    const { rows } = await knex.raw(
      `select count(*) || ' ' || coalesce(sum(('x' || substr(md5(t::text), 1, 15))::bit(60)::bigint), 0) as print from ${name} t`,
    );
    prints.push(rows[0].print);
  }
  return prints.join();
}

const scale = Number(process.argv[2] ?? 20);
const server = process.env['TEST_DATABASE_URL'] ? undefined : await startServer();
if (server) process.env['TEST_DATABASE_URL'] = server.url;
const database = await createDatabase('bench');
const connection = await connect({ url: database.url });
await connection.withClient((client) => build(client, toModel(store)));
const dataSet = new DataSet(sample, { scale });
const rows = dataSet.tables.reduce((sum, { total }) => sum + total, 0);
const { tables, remove } = await generateRows(dataSet);
const task = { connection, url: database.url, scale, tables };
const best = new Map<string, number>();
let expected: string | undefined;
try {
  for (let round = 0; round < ROUNDS; round++)
    for (const { name, run } of loaders()) {
      await connection.knex.raw(`truncate ${names.join()} restart identity`);
      const began = performance.now();
      await run(task);
      const took = performance.now() - began;
      const loaded = await fingerprint(connection);
      expected ??= loaded;
      if (loaded !== expected) throw new Error(`${name} loaded different rows: ${loaded}, not ${expected}.`);
      best.set(name, Math.min(took, best.get(name) ?? took));
      process.stderr.write(`round ${round + 1}: ${name} ${Math.round(took)} ms\n`);
    }
} finally {
  await remove();
  await connection.close();
  await database.drop();
  await server?.stop();
}
const table = new Table({
  head: ['Loader', 'ms', 'Rows/s', 'Relative to load'],
  colAligns: ['left', 'right', 'right', 'right'],
  style: { head: [], border: [] },
});
const [first = 1] = best.values();
for (const [name, took] of best)
  table.push([
    name,
    Math.round(took),
    Math.round((rows * 1000) / took).toLocaleString('en-US'),
    `× ${(took / first).toFixed(2)}`,
  ]);
process.stdout.write(`${rows.toLocaleString('en-US')} rows (scale ${scale}), best of ${ROUNDS}:\n${table}\n`);
