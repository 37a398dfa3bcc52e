import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, connect } from '@trellis/database';
import {
  type ColumnDescriptor,
  defineSchema,
  integer,
  type SchemaDescriptor,
  table,
  varchar,
} from '@trellis/model';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { createTables } from '../../test/create-tables.ts';
import { DataSet } from '../data-set/index.ts';
import { loadSample } from '../load/index.ts';
import { defineSample } from '../sample/index.ts';

let database: TestDatabase;
let connection: Connection;
beforeAll(async () => {
  database = await createDatabase('infer');
  connection = await connect({ url: database.url });
});
afterAll(() => connection.close().then(database.drop));

const types = [
  'smallint',
  'integer',
  'bigint',
  'real',
  'double precision',
  'numeric',
  'numeric(4,0)',
  'numeric(9,4)',
  'numeric(2,2)',
  'money',
  'boolean',
  'text',
  'character varying',
  'character varying(3)',
  'character varying(40)',
  'character(5)',
  'character',
  'uuid',
  'date',
  'time without time zone',
  'time with time zone',
  'interval',
  'timestamp without time zone',
  'timestamp(3) with time zone',
  'json',
  'jsonb',
  'bytea',
  'inet',
  'cidr',
  'macaddr',
  'tsvector',
  'xml',
  'bit(11)',
  'bit varying(6)',
  'point',
  'oid',
  'int4range',
  'numrange',
  'tstzrange',
  'daterange',
  'text[]',
  'integer[]',
  'mood',
  'mood[]',
  '"Odd Mood"',
  'share',
  'timestamp with time zone[]',
];
const distinct = [
  'smallint',
  'integer',
  'bigint',
  'real',
  'double precision',
  'numeric(9,4)',
  'text',
  'character varying(20)',
  'character varying(4)',
  'character(6)',
  'uuid',
  'date',
  'timestamp with time zone',
  'bytea',
  'inet',
  'cidr',
];

/** A schema of one table, with a column for each type. */
function schemaOf(
  name: string,
  columns: readonly string[],
  options: Partial<ColumnDescriptor>,
): SchemaDescriptor {
  return defineSchema({
    name: 'types',
    enums: [
      { name: 'mood', values: ['low', 'it\'s, so \\ "so"', 'high'] },
      { name: 'Odd Mood', values: ['a', 'b'] },
    ],
    domains: [
      { name: 'share', type: 'numeric(5,2)', checks: [{ name: 'positive', expression: 'value >= 0' }] },
    ],
    tables: {
      [name]: table(name, {
        columns: Object.fromEntries(columns.map((type, index) => [`c${index}`, { type, ...options }])),
      }),
    },
  });
}

test('PostgreSQL accepts the inferred values of every type, repeatable and distinct', async () => {
  const [plain, unique] = [schemaOf('plain', types, {}), schemaOf('uniques', distinct, { unique: true })];
  const both = defineSchema({ ...plain, tables: { ...plain.tables, ...unique.tables } });
  await createTables(connection, both);
  const report = await loadSample(connection, defineSample(both), { scale: 3 });
  expect(report.tables).toMatchObject([
    { table: 'plain', rows: 300 },
    { table: 'uniques', rows: 300 },
  ]);
  const { rows } = await connection.knex.raw('select * from plain');
  expect(rows.every((row: object) => Object.values(row).every((value) => value !== null))).toBe(true);
});

test('inferred values fit the name, format, length and bounds of their column', () => {
  const schema = defineSchema({
    name: 'names',
    tables: {
      customers: table('customers', {
        columns: {
          id: integer({ primaryKey: true }),
          name: varchar(30),
          email_address: varchar(50, { nullable: true }),
          homepage: varchar({ format: 'uri' }),
          city: varchar(8),
          zip_code: varchar(10),
          birth_date: { type: 'date' },
          age: integer({ minimum: 18, maximum: 20 }),
          debt: integer({ maximum: -5 }),
          rating: integer(),
          price: { type: 'numeric(8,2)' },
          created_at: { type: 'timestamp with time zone' },
          updated_at: { type: 'timestamp with time zone' },
        },
      }),
      vendors: table('vendors', { columns: { id: integer({ primaryKey: true }), name: varchar() } }),
    },
  });
  const dataSet = new DataSet(defineSample(schema));
  const rows = Array.from({ length: 100 }, (_, row) => dataSet.table('customers').row(row));
  const patterns = [
    /^\d+$/,
    /^[A-Z]\S+ [A-Z]\S+$/,
    /^([a-z]+\.[a-z]+@example\.\w+|null)$/,
    /^https:/,
    /^.{1,8}$/,
    /^\d{5}$/,
    /^\d{4}-/,
    /^(18|19|20)$/,
    /^-\d+$/,
    /^[1-5]$/,
    /^\d+\.\d\d$/,
    /^202[345]/,
    /^202[345]/,
  ];
  for (const row of rows)
    expect(row.filter((value, column) => !patterns[column]?.test(String(value)))).toEqual([]);
  expect(rows.filter((row) => row[2] === null).length).toBeGreaterThan(5);
  expect(rows.every((row) => String(row[12]) >= String(row[11]))).toBe(true);
  expect(dataSet.table('vendors').row(0)[1]).toMatch(/ (&|Group|Inc|LLC|and Sons)/);
});

test('inferred values satisfy simple checks of tables and domains', async () => {
  const schema = defineSchema({
    name: 'checks',
    domains: [
      { name: 'percentage', type: 'integer', checks: [{ name: 'p', expression: 'value between 90 and 95' }] },
    ],
    tables: {
      goods: table('goods', {
        columns: {
          id: integer({ primaryKey: true }),
          price: { type: 'numeric(8,2)' },
          stars: integer(),
          state: varchar(),
          share: { type: 'percentage' },
          grade: varchar({ unique: true }),
          place: integer({ nullable: true }),
        },
        checks: [
          'price > 0 and price < 0.05',
          '(stars >= 4) and (stars <= 5)',
          "state in ('new', 'sold')",
          "grade in ('a', 'b')",
        ],
      }),
    },
  });
  await createTables(connection, schema);
  const { rows } = await loadSample(connection, defineSample(schema));
  // The unique column has two grades, so there are two rows.
  expect(rows).toBe(2);
});

/** Checks of a column `n` of a type, each with values that satisfy it. */
const CHECKS: readonly (readonly [type: string, ...checks: string[]])[] = [
  ['integer', 'n >= 50', 'n > 0'],
  ['integer', 'n > 0', 'n >= 50', 'n < 2000000'],
  ['integer', 'n > 1.5 and n < 3'],
  ['integer', 'n between 1 and 9', 'n in (3, 12, 7)', 'n <> 4'],
  ['integer', 'n < -5'],
  ['smallint', 'n > -1000000', 'n <= -32000'],
  ['bigint', "n >= '9007199254740000'::bigint"],
  ['numeric(8,2)', 'n > 0', 'n < 0.05', 'n >= 0.02'],
  ['numeric', 'n > 0.001 and n < 0.003'],
  ['numeric(8,2)', 'n >= 1.1 and n <= 1.1'],
  ['numeric(5,0)', 'n > 99.5 and n <= 101'],
  ['double precision', 'n > 0', 'n < 0.01'],
  ['double precision', 'n >= -0.002 and n <= -0.001'],
  ['date', "n >= '1990-01-01'", "n < date '1990-01-10'"],
  ['date', "n > '1990-01-01'::date and n <= '1990-01-02'::date"],
  ['date', "n >= '2099-01-01'"],
  ['date', "n < '1950-01-01'"],
  ['timestamp', "n between '2001-01-01 10:00' and '2001-01-01 10:00:30.5'"],
  ['timestamptz', "n >= '2040-01-01 00:00:00+02'", "n >= '2030-01-01 00:00:00+02'"],
  ['timestamptz', "n >= '2001-01-01'", "n < '2001-02-01'"],
  ['era', 'n is not null'],
  ['level', "n <> 'a'", "n not in ('b')"],
  ['level', "n = 'a' or n = 'c'", "not (n = 'c')"],
  ['boolean', 'n'],
  ['boolean', 'not n'],
  ['boolean', 'n is not true'],
  ['boolean', 'n = false or n is false'],
  ['integer', 'n = 5 or n = 7 or n in (9, 11)', 'n <> 9'],
  ['integer', '(n > 5000 and n < 8000) or n = 100', 'not (n < 6000)'],
  ['integer', 'n between symmetric 200 and -10', 'n not between 0 and 50'],
  ['date', "n < '1990-01-01' or n > '2090-01-01'"],
  ['text', "n <> all (array['a', 'b'])", "n in ('a', 'c', 'd')"],
];

test.each(CHECKS)('values of %s satisfy all checks together: %s %s %s', async (type, ...checks) => {
  const id = integer({ primaryKey: true });
  const schema = defineSchema({
    name: 'bounds',
    enums: [{ name: 'level', values: ['a', 'b', 'c'] }],
    domains: [
      { name: 'modern', type: 'date', checks: [{ name: 'm', expression: "value >= '1970-01-01'" }] },
      { name: 'era', type: 'modern', checks: [{ name: 'e', expression: "value < '1971-01-01'" }] },
    ],
    tables: {
      repeated: table('repeated', { columns: { id, n: { type } }, checks }),
      uniques: table('uniques', { columns: { id, n: { type, unique: true } }, checks }),
    },
  });
  await connection.knex.raw(
    'drop table if exists repeated, uniques; drop domain if exists era, modern; drop type if exists level',
  );
  await createTables(connection, schema);
  const { tables } = await loadSample(connection, defineSample(schema));
  expect(tables[0]).toMatchObject({ table: 'repeated', rows: 100 });
  expect(tables[1]?.rows).toBeGreaterThan(0);
});

test('values that a check excludes are not generated again', async () => {
  const { tables } = defineSchema({
    name: 'excluded',
    tables: {
      excluded: table('excluded', {
        columns: { id: integer({ primaryKey: true }), n: integer({ minimum: 1, maximum: 4 }) },
        checks: ['n not in (1, 2)', 'n <> 4'],
      }),
    },
  });
  const schema = { name: 'excluded', tables };
  await createTables(connection, schema);
  expect(await loadSample(connection, defineSample(schema))).toMatchObject({ rows: 100 });
});
