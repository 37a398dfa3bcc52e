import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, connect } from '@trellis/database';
import { defineSchema, integer, table } from '@trellis/model';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { createTables } from '../../test/create-tables.ts';
import { loadSample } from '../load/index.ts';
import { defineSample } from '../sample/index.ts';

let database: TestDatabase;
let connection: Connection;
beforeAll(async () => {
  database = await createDatabase('ordered');
  connection = await connect({ url: database.url });
});
afterAll(() => connection.close().then(database.drop));

test.each(['smallint', 'integer', 'numeric(8,2)', 'double precision', 'date', 'timestamp', 'timestamptz'])(
  'values of %s are in the order that checks require',
  async (type) => {
    const schema = defineSchema({
      name: 'ordered',
      tables: {
        periods: table('periods', {
          columns: {
            id: integer({ primaryKey: true }),
            third: { type },
            first: { type },
            second: { type, nullable: true },
            fourth: { type },
          },
          checks: [
            'first < second',
            '(third >= first) and second <= third',
            'fourth is null or fourth > third',
          ],
        }),
      },
    });
    await connection.knex.raw('drop table if exists periods');
    await createTables(connection, schema);
    expect(await loadSample(connection, defineSample(schema))).toMatchObject({ rows: 100 });
  },
);

test('columns that checks compare in a circle have values of their own', async () => {
  const schema = defineSchema({
    name: 'circle',
    tables: {
      circles: table('circles', {
        columns: {
          id: integer({ primaryKey: true }),
          a: integer({ minimum: 1, maximum: 1 }),
          b: integer({ minimum: 1, maximum: 1 }),
        },
        checks: ['a <= b', 'b <= a'],
      }),
    },
  });
  await createTables(connection, schema);
  expect(await loadSample(connection, defineSample(schema))).toMatchObject({ rows: 100 });
});
