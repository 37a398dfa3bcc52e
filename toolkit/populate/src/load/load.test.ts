import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Connection, connect, connectMemory, introspect } from '@trellis/database';
import { defineSchema, integer, table, varchar } from '@trellis/model';
import { createDatabase } from '@trellis/testing';
import { library } from '../../test/library.ts';
import { makeTables } from '../../test/make-tables.ts';
import { World } from '../rows/index.ts';
import { defineSample } from '../sample/index.ts';
import { load } from './load.ts';

const sample = defineSample(library);

/** An empty database of each engine, with the library's tables. */
const engines = {
  async server() {
    const database = await createDatabase('populate');
    const connection = await connect({ url: database.url });
    return { connection, close: () => connection.close().then(database.drop) };
  },
  async embedded() {
    const connection = await connectMemory();
    return { connection, close: () => connection.close() };
  },
};

describe.each(['server', 'embedded'] as const)('on the %s engine', (engine) => {
  let connection: Connection;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ connection, close } = await engines[engine]());
    await makeTables(connection, library);
  });
  afterAll(() => close());

  const counted = async () => {
    const counts: Record<string, number> = {};
    for (const key of Object.keys(library.tables))
      counts[key] = (await connection.knex.raw(`select count(*)::int as n from ${key}`)).rows[0].n;
    return counts;
  };

  test('an interrupted load leaves nothing, sequences included', async () => {
    const controller = new AbortController();
    const interrupted = load(connection, sample, {
      signal: controller.signal,
      onProgress: ({ table }) => table === 'loans' && controller.abort(),
    });
    await expect(interrupted).rejects.toMatchObject({ code: 'LOAD_INTERRUPTED' });
    expect(Object.values(await counted()).every((count) => count === 0)).toBe(true);
    const { rows } = await connection.knex.raw(
      'select last_value::int as n, is_called from staff_staff_id_seq',
    );
    expect(rows).toEqual([{ n: 1000, is_called: false }]);
  });

  test('every table is filled with the rows that the sample says, and PostgreSQL holds all keys and checks', async () => {
    const world = new World(sample, { scale: 2 });
    const report = await load(connection, sample, { scale: 2 });
    const expected = Object.fromEntries(world.tables.map((rows) => [rows.plan.key, rows.total]));
    expect(await counted()).toEqual(expected);
    expect(Object.fromEntries(report.tables.map(({ table, rows }) => [table, rows]))).toEqual(expected);
    expect(report.rows).toBe(Object.values(expected).reduce((sum, rows) => sum + rows, 0));
  });

  test('what is there is what a row alone is said to be', async () => {
    const staff = new World(sample, { scale: 2 }).table('staff');
    const { rows } = await connection.knex.raw(
      `select ${staff.columns.map((column) => `${column}::text`).join()} from staff order by staff_id`,
    );
    for (const row of [0, 7, 63, staff.total - 1])
      expect(Object.values(rows[row])).toEqual(
        staff.row(row).map((value) => (value === null ? null : String(value))),
      );
  });

  test('identities go on after the last row', async () => {
    const { rows } = await connection.knex.raw('select max(staff_id)::int as last from staff');
    const [{ staff_id }] = await connection
      .knex('staff')
      .insert({ branch_id: 1, full_name: 'New', email: 'new@example.com', salary: 2000 }, ['staff_id']);
    expect(staff_id).toBe(rows[0].last + 10);
    await connection.knex('branches').insert({ name: 'New' });
  });

  test('a second load is refused with what is there, and changes nothing', async () => {
    const before = await counted();
    await expect(load(connection, sample)).rejects.toMatchObject({
      code: 'SEEDED_ALREADY',
      message: expect.stringContaining(`staff ${before['staff']}`),
      details: { rows: before },
    });
    expect(await counted()).toEqual(before);
  });

  test('replacing leaves what one load leaves', async () => {
    const before = await counted();
    const report = await load(connection, sample, { replace: true });
    expect(report.replaced).toEqual(before);
    expect(await counted()).toEqual(
      Object.fromEntries(new World(sample).tables.map((rows) => [rows.plan.key, rows.total])),
    );
    const { rows } = await connection.knex.raw('select min(staff_id)::int as first from staff');
    expect(rows).toEqual([{ first: 1000 }]);
  });

  test('a large load leaves every key as it was, and is refused when a row refers to nothing', async () => {
    await connection.knex.raw("comment on constraint loans_staff_id_fkey on loans is 'Who lent it.'");
    const model = () => connection.withClient((client) => introspect(client));
    const before = await model();
    const report = await load(connection, sample, { scale: 10, replace: true });
    expect(report.rows).toBeGreaterThan(10_000);
    expect(await model()).toEqual(before);
    const dangling = defineSample(library, { loans: { columns: { staff_id: () => 7 } } });
    await expect(load(connection, dangling, { scale: 10, replace: true })).rejects.toMatchObject({
      code: 'SAMPLE_REJECTED',
      message: expect.stringContaining('loans_staff_id_fkey'),
    });
    expect(await model()).toEqual(before);
    expect((await counted())['loans']).toBe(2000);
  });

  test('a row that PostgreSQL does not take is told with its place, and nothing of the load is left', async () => {
    const before = await counted();
    const wrong = defineSample(library, { staff: { columns: { salary: () => '99.00' } } });
    await expect(load(connection, wrong, { replace: true })).rejects.toMatchObject({
      code: 'SAMPLE_REJECTED',
      message: expect.stringMatching(/staff_check.*COPY staff, line 1/),
    });
    expect(await counted()).toEqual(before);
  });

  test('missing tables and columns are told with what to do', async () => {
    const ahead = defineSchema({
      name: 'library',
      tables: {
        branches: table('branches', {
          columns: { branch_id: integer({ primaryKey: true }), name: varchar(), opened: integer() },
        }),
        fines: table('fines', { columns: { fine_id: integer({ primaryKey: true }) } }),
      },
    });
    await expect(
      load(connection, defineSample(ahead), { migrate: 'pnpm turbo migrate' }),
    ).rejects.toMatchObject({
      code: 'MIGRATIONS_MISSING',
      message: expect.stringMatching(/branches\.opened, fines.*`pnpm turbo migrate`/),
    });
  });
});

test('of two loads at once, one is refused', async () => {
  const database = await createDatabase('populate_twice');
  const connection = await connect({ url: database.url });
  await makeTables(connection, library);
  const results = await Promise.allSettled([load(connection, sample), load(connection, sample)]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'SEEDED_ALREADY' },
  });
  await connection.close();
  await database.drop();
});
