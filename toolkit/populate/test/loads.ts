import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, introspect } from '@trellis/database';
import { defineSchema, integer, table, varchar } from '@trellis/model';
import { DataSet } from '../src/data-set/index.ts';
import { loadSample } from '../src/load/index.ts';
import { defineSample } from '../src/sample/index.ts';
import { createTables } from './create-tables.ts';
import { library } from './library.ts';

const sample = defineSample(library);

/** An empty database. `close` closes the connection and drops it. */
export interface Opened {
  readonly connection: Connection;
  close(): Promise<void>;
}

/** Declares the tests of a load on one engine. */
export function testLoads(open: () => Promise<Opened>): void {
  let connection: Connection;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ connection, close } = await open());
    await createTables(connection, library);
  });
  afterAll(() => close());

  const counted = async () => {
    const counts: Record<string, number> = {};
    for (const key of Object.keys(library.tables))
      counts[key] = (await connection.knex.raw(`select count(*)::int as n from ${key}`)).rows[0].n;
    return counts;
  };

  test('an interrupted load leaves no rows and does not move sequences', async () => {
    const controller = new AbortController();
    const interrupted = loadSample(connection, sample, {
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

  test('loadSample fills every table with the rows of the data set, and PostgreSQL accepts all keys and checks', async () => {
    const dataSet = new DataSet(sample, { scale: 2 });
    const report = await loadSample(connection, sample, { scale: 2 });
    const expected = Object.fromEntries(dataSet.tables.map(({ key, total }) => [key, total]));
    expect(await counted()).toEqual(expected);
    expect(Object.fromEntries(report.tables.map(({ table, rows }) => [table, rows]))).toEqual(expected);
    expect(report.rows).toBe(Object.values(expected).reduce((sum, rows) => sum + rows, 0));
  });

  test('loaded rows equal the rows that the data set returns one by one', async () => {
    const staff = new DataSet(sample, { scale: 2 }).table('staff');
    const { rows } = await connection.knex.raw(
      `select ${staff.columns.map((column) => `${column}::text`).join()} from staff order by staff_id`,
    );
    for (const row of [0, 7, 63, staff.total - 1])
      expect(Object.values(rows[row])).toEqual(
        staff.row(row).map((value) => (value === null ? null : String(value))),
      );
  });

  test('identity columns continue after the last loaded row', async () => {
    const { rows } = await connection.knex.raw('select max(staff_id)::int as last from staff');
    const [{ staff_id }] = await connection
      .knex('staff')
      .insert({ branch_id: 1, full_name: 'New', email: 'new@example.com', salary: 2000 }, ['staff_id']);
    expect(staff_id).toBe(rows[0].last + 10);
    await connection.knex('branches').insert({ name: 'New' });
  });

  test('a second load is refused with the row counts and changes nothing', async () => {
    const before = await counted();
    await expect(loadSample(connection, sample)).rejects.toMatchObject({
      code: 'SEEDED_ALREADY',
      message: expect.stringContaining(`staff ${before['staff']}`),
      details: { rows: before },
    });
    expect(await counted()).toEqual(before);
  });

  test('a load with replace has the same result as a load into empty tables', async () => {
    const before = await counted();
    const report = await loadSample(connection, sample, { replace: true });
    expect(report.replaced).toEqual(before);
    expect(await counted()).toEqual(
      Object.fromEntries(new DataSet(sample).tables.map(({ key, total }) => [key, total])),
    );
    const { rows } = await connection.knex.raw('select min(staff_id)::int as first from staff');
    expect(rows).toEqual([{ first: 1000 }]);
  });

  test('a large load keeps every foreign key and fails when a row references no row', async () => {
    await connection.knex.raw("comment on constraint loans_staff_id_fkey on loans is 'Lent by.'");
    const model = () => connection.withClient((client) => introspect(client));
    const before = await model();
    const report = await loadSample(connection, sample, { scale: 10, replace: true });
    expect(report.rows).toBeGreaterThan(10_000);
    expect(await model()).toEqual(before);
    const dangling = defineSample(library, { loans: { columns: { staff_id: () => 7 } } });
    await expect(loadSample(connection, dangling, { scale: 10, replace: true })).rejects.toMatchObject({
      code: 'SAMPLE_REJECTED',
      message: expect.stringContaining('loans_staff_id_fkey'),
    });
    expect(await model()).toEqual(before);
    expect((await counted())['loans']).toBe(2000);
  });

  test('a rejected row is reported with its line, and the load is rolled back', async () => {
    const before = await counted();
    const wrong = defineSample(library, { staff: { columns: { salary: () => '99.00' } } });
    await expect(loadSample(connection, wrong, { replace: true })).rejects.toMatchObject({
      code: 'SAMPLE_REJECTED',
      message: expect.stringMatching(/staff_check.*COPY staff, line 1/),
    });
    expect(await counted()).toEqual(before);
  });

  test('missing tables and columns are reported with the command that creates them', async () => {
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
      loadSample(connection, defineSample(ahead), { migrateCommand: 'pnpm turbo migrate' }),
    ).rejects.toMatchObject({
      code: 'MIGRATIONS_MISSING',
      message: expect.stringMatching(/branches\.opened, fines.*`pnpm turbo migrate`/),
    });
  });
}
