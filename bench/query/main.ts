/**
 * How fast orders load with customer, lines, products and tags, and how fast a graph of orders goes
 * in: ours against SQL by hand and against what others would use, one after the other in every
 * round, on the seeded shop. What they load is compared before the clock starts.
 *
 * `pnpm --filter bench query [sizes]`. A server is started from npm, unless `TEST_DATABASE_URL` names
 * one; a database is made on it.
 */
import { isDeepStrictEqual } from 'node:util';
import { shop } from '@shop/schema';
import { sample } from '@shop/seed';
import { build, connect } from '@trellis/database';
import { toModel } from '@trellis/model';
import { load } from '@trellis/populate';
import { createDatabase } from '@trellis/testing/database';
import { startServer } from '@trellis/testing/server';
import Table from 'cli-table3';
import type { Contender, LoadedOrder, NewOrder } from './contender.ts';
import { drizzle } from './peers/drizzle.ts';
import { kysely } from './peers/kysely.ts';
import { mikroOrm } from './peers/mikro-orm.ts';
import { objection } from './peers/objection.ts';
import { sqlLevels, sqlOne } from './peers/sql.ts';
import { trellis } from './peers/trellis.ts';

/** Orders of the sample at scale 1. */
const ORDERS = 2000;
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 100, 1000, 10_000];
const INSERTED = 1000;

const server = process.env['TEST_DATABASE_URL'] ? undefined : await startServer();
if (server) process.env['TEST_DATABASE_URL'] = server.url;
const database = await createDatabase('bench');
const connection = await connect({ url: database.url });
await connection.withClient((client) => build(client, toModel(shop)));
await load(connection, sample, { scale: Math.ceil(Math.max(...sizes) / ORDERS) });
await connection.knex.raw('analyze');
const contenders: Contender[] = [
  trellis(database.url),
  sqlOne(database.url),
  sqlLevels(database.url),
  kysely(database.url),
  drizzle(database.url),
  objection(database.url),
  await mikroOrm(database.url),
];

/** What one run took, in milliseconds: until it was there, and of this process's own work. */
interface Took {
  readonly wall: number;
  readonly client: number;
}

const WARM_UP = 3;

/** For each way, the medians of several rounds, in which all take turns; the first few warm up and do not count. */
async function race(
  rounds: number,
  ways: readonly Contender[],
  run: (one: Contender) => PromiseLike<unknown>,
  after?: () => Promise<unknown>,
): Promise<Map<Contender, Took>> {
  const runs = new Map<Contender, Took[]>(ways.map((one) => [one, []]));
  for (let round = -WARM_UP; round < rounds; round++)
    for (const one of ways) {
      // The garbage of the one before is not this one's.
      globalThis.gc?.();
      const worked = process.cpuUsage();
      const began = performance.now();
      await run(one);
      const wall = performance.now() - began;
      const { user, system } = process.cpuUsage(worked);
      if (round >= 0) runs.get(one)?.push({ wall, client: (user + system) / 1000 });
      await after?.();
    }
  return new Map(
    [...runs].map(([one, all]) => [
      one,
      { wall: median(all.map(({ wall }) => wall)), client: median(all.map(({ client }) => client)) },
    ]),
  );
}

function median(values: number[]): number {
  return values.sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}

const results = new Map<string, Map<Contender, Took>>();
try {
  for (const size of sizes) {
    let expected: LoadedOrder[] | undefined;
    for (const { name, load: loadOrders, plain } of contenders) {
      const loaded = await loadOrders(size);
      const orders = (plain?.(loaded) ?? loaded) as LoadedOrder[];
      expected ??= orders;
      if (
        orders.length !== size ||
        !isDeepStrictEqual(JSON.parse(JSON.stringify(orders)), JSON.parse(JSON.stringify(expected)))
      )
        throw new Error(`${name} loads other orders than ${contenders[0]?.name}.`);
    }
    const rounds = Math.min(60, Math.max(7, Math.round(10_000 / size)));
    results.set(
      `load ${size.toLocaleString('en-US')}`,
      await race(rounds, contenders, ({ load: loadOrders }) => loadOrders(size)),
    );
    process.stderr.write(`loaded ${size}\n`);
  }
  const orders: NewOrder[] = Array.from({ length: INSERTED }, (_, i) => ({
    customer_id: 1 + (i % 100),
    products: [1, 2, 3].map((line) => ({ product_id: 1 + ((i * 3 + line) % 100), product_count: line })),
  }));
  const { rows } = await connection.knex.raw('select max(order_id) as last from orders');
  const undo = async () => {
    await connection.knex.raw('delete from orders where order_id > ?', [rows[0].last]);
    await connection.knex.raw('vacuum orders, order_products');
  };
  const inserting = contenders.filter(({ insert }) => insert !== undefined);
  for (const { name, insert } of inserting) {
    await insert?.(orders);
    const { rows: sums } = await connection.knex.raw(
      `select sum(customer_id)::int as customers, sum(product_id * product_count)::int as products, count(*)::int as lines
       from orders join order_products using (order_id) where order_id > ?`,
      [rows[0].last],
    );
    const lines = orders.flatMap(({ customer_id, products }) =>
      products.map((line) => ({ customer_id, ...line })),
    );
    const wanted = {
      customers: lines.reduce((sum, { customer_id }) => sum + customer_id, 0),
      products: lines.reduce((sum, { product_id, product_count }) => sum + product_id * product_count, 0),
      lines: lines.length,
    };
    if (!isDeepStrictEqual({ ...sums[0] }, wanted))
      throw new Error(`${name} inserts other orders: ${JSON.stringify(sums[0])}.`);
    await undo();
    process.stderr.write(`inserted by ${name}\n`);
  }
  results.set(
    `insert ${INSERTED.toLocaleString('en-US')}`,
    await race(9, inserting, ({ insert }) => insert?.(orders) ?? Promise.resolve(), undo),
  );
} finally {
  for (const { close } of contenders) await close();
  await connection.close();
  await database.drop();
  await server?.stop();
}

/** The quicker of those by hand, whichever it is at a size. */
function byHand(took: ReadonlyMap<Contender, Took>): number {
  return Math.min(...[...took].filter(([{ name }]) => name.startsWith('SQL')).map(([, { wall }]) => wall));
}

const table = new Table({
  head: ['ms (client), × the best by hand', ...results.keys()],
  colAligns: ['left', ...[...results.keys()].map(() => 'right' as const)],
  style: { head: [], border: [] },
});
const rounded = (ms: number) => ms.toFixed(ms < 10 ? 2 : 0);
for (const one of contenders)
  table.push([
    one.name,
    ...[...results.values()].map((all) => {
      const took = all.get(one);
      return took === undefined
        ? ''
        : `${rounded(took.wall)} (${rounded(took.client)})  × ${(took.wall / byHand(all)).toFixed(2)}`;
    }),
  ]);
process.stdout.write(`${table}\n`);
