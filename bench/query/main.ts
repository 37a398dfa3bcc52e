/**
 * Loads orders with customer, lines, products and tags, and inserts a graph of orders: with Trellis, with SQL by
 * hand and with other libraries, on a store with sample data. The contenders take turns in every round, and their results
 * are compared before the clock starts.
 *
 * `pnpm --filter bench query [sizes]` measures the built packages. It starts a server from npm, unless
 * `TEST_DATABASE_URL` names one, and creates a database on it.
 */
import { isDeepStrictEqual } from 'node:util';
import { connect } from '@trellis/database';
import { toModel } from '@trellis/model';
import { loadSample } from '@trellis/populate';
import { createDatabase } from '@trellis/testing';
import { startServer } from '@trellis/testing/server';
import { build } from '@trellis/verify';
import { ORDERS, sample, store } from '../store/index.ts';
import type { Contender, LoadedOrder, NewOrder } from './contender.ts';
import { byHand, drizzle, kysely, mikroOrm, objection, prisma, trellis } from './peers/index.ts';
import { race } from './race.ts';
import { report } from './report.ts';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 100, 1000, 10_000];
const INSERTED = 1000;

const server = process.env['TEST_DATABASE_URL'] ? undefined : await startServer();
if (server) process.env['TEST_DATABASE_URL'] = server.url;
const database = await createDatabase('bench');
const connection = await connect({ url: database.url });
await connection.withClient((client) => build(client, toModel(store)));
await loadSample(connection, sample, { scale: Math.ceil(Math.max(...sizes) / ORDERS) });
await connection.knex.raw('analyze');
const contenders: Contender[] = [
  trellis(database.url),
  ...byHand(database.url),
  kysely(database.url),
  drizzle(database.url),
  objection(database.url),
  await mikroOrm(database.url),
];
const withPrisma = await prisma(database.url);
if (withPrisma) contenders.push(withPrisma);
else process.stderr.write('Prisma is not installed, see bench/README.md.\n');

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
        throw new Error(`${name} loads different orders than ${contenders[0]?.name}.`);
    }
    const runs = Math.min(20, Math.max(1, Math.round(400 / size)));
    const rounds = { warmUp: size > 100 ? 2 : 8, counted: size > 1000 ? 5 : 11, runs };
    const timings = await race(rounds, contenders, ({ load: loadOrders }) => loadOrders(size));
    process.stdout.write(report(`Load ${size.toLocaleString('en-US')}`, timings));
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
      throw new Error(`${name} inserts different orders: ${JSON.stringify(sums[0])}.`);
    await undo();
  }
  const timings = await race(
    { warmUp: 3, counted: 9, runs: 1 },
    inserting,
    ({ insert }) => insert?.(orders) ?? Promise.resolve(),
    undo,
  );
  process.stdout.write(report(`Insert a graph of ${INSERTED.toLocaleString('en-US')}`, timings));
} finally {
  for (const { close } of contenders) await close();
  await connection.close();
  await database.drop();
  await server?.stop();
}
