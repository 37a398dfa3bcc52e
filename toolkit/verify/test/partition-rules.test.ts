import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  bigint,
  column,
  defineSchema,
  integer,
  type SchemaDescriptor,
  type TableDescriptor,
  text,
  timestamptz,
  toModel,
} from '@trellis/model';
import { createDatabase, serverVersion, type TestDatabase } from '@trellis/testing';
import { build } from '@trellis/verify';
import { Client } from 'pg';

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createDatabase('partition_rules');
  client = new Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

const columns = {
  id: bigint(),
  at: timestamptz(),
  number: text(),
  line: integer({ nullable: true }),
  during: column()('tstzrange'),
};

/** A table that is partitioned by the column `at`, with the given properties. */
const events = (properties: Partial<TableDescriptor>): TableDescriptor => ({
  name: 'events',
  columns,
  partitionBy: 'RANGE (at)',
  relationships: {},
  ...properties,
});

/** A table with a foreign key to columns of the events. */
const notes = (...to: readonly (keyof typeof columns)[]): TableDescriptor => ({
  name: 'notes',
  columns,
  relationships: {},
  foreignKeys: [{ columns: to, references: { table: 'events', columns: to } }],
});

const schemaOf = (tables: readonly TableDescriptor[]): SchemaDescriptor => ({
  name: 's',
  tables: Object.fromEntries(tables.map((one) => [one.name, one])),
});

/** Builds a schema in the empty database, as PostgreSQL decides. */
async function buildAlone(schema: SchemaDescriptor): Promise<void> {
  await client.query('drop schema public cascade; create schema public');
  await build(client, toModel(schema));
}

const exclusion = (definition: string) => ({ exclusions: [{ name: 'apart', definition }] });

test.each<[string, readonly TableDescriptor[], message: string]>([
  ['a primary key', [events({ primaryKey: ['id'] })], 'in the primary key of "events"'],
  [
    'a primary key declared on its column',
    [events({ columns: { ...columns, id: bigint({ primaryKey: true }) } })],
    '"at"',
  ],
  [
    'a unique constraint',
    [events({ uniques: [{ columns: ['number'] }] })],
    'the unique constraint of "events"',
  ],
  [
    'a unique constraint declared on its column',
    [events({ columns: { ...columns, number: text({ unique: true }) } })],
    'got (number)',
  ],
  ['a unique index', [events({ indexes: [{ columns: ['number'], unique: true }] })], 'the unique index'],
  [
    'a unique index over an expression of the column',
    [
      events({
        indexes: [{ columns: ['number', { expression: '(at + interval $$1 day$$)' }], unique: true }],
      }),
    ],
    'the unique index',
  ],
  [
    'an included column only',
    [events({ uniques: [{ columns: ['number'], include: ['at'] }] })],
    'the unique constraint',
  ],
  [
    'a key of a table that is partitioned by two columns',
    [events({ partitionBy: 'HASH ("number", at)', primaryKey: ['id', 'at'] })],
    '"number"',
  ],
  [
    'a key of a table that is partitioned by an expression',
    [events({ partitionBy: 'RANGE ((id % 10))', primaryKey: ['id'] })],
    'by an expression',
  ],
  [
    'a key of a table that is partitioned by a call',
    [events({ partitionBy: 'LIST (upper(number))', uniques: [{ columns: ['number'] }] })],
    'by an expression',
  ],
  [
    'a key of the table above',
    [
      events({ primaryKey: ['id', 'at'] }),
      events({
        name: 'events_2026',
        partitionOf: {
          schema: 'public',
          name: 'events',
          bound: "FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
        },
        partitionBy: 'LIST (number)',
      }),
    ],
    'the primary key of "events"',
  ],
  [
    'an exclusion constraint without the column',
    [events(exclusion('EXCLUDE USING gist (during WITH &&)'))],
    'exclusion constraint "apart"',
  ],
  [
    'an exclusion constraint that compares the column otherwise',
    [events({ ...exclusion('EXCLUDE USING gist (during WITH &&)'), partitionBy: 'RANGE (during)' })],
    'exclusion constraint "apart"',
  ],
  [
    'a generated partition column',
    [
      events({
        columns: { ...columns, line: integer({ generated: { sql: '1 + 1' } }) },
        partitionBy: 'RANGE (line)',
      }),
    ],
    'no generated column',
  ],
  ['a list of two columns', [events({ partitionBy: 'LIST (id, at)' })], 'one column in LIST'],
  ['an unknown column', [events({ partitionBy: 'RANGE (created_at)' })], '"created_at"'],
  ['another strategy', [events({ partitionBy: 'ROUND (at)' })], 'to be RANGE, LIST or HASH'],
  [
    'a partitioned child',
    [
      events({ name: 'parent', partitionBy: undefined as never }),
      events({ inherits: [{ schema: 'public', name: 'parent' }] }),
    ],
    'no `inherits`',
  ],
  ['a foreign key to a part of a key', [events({ primaryKey: ['id', 'at'] }), notes('id')], 'over (id)'],
  ['a foreign key to no key', [events({}), notes('number')], 'over (number)'],
])('a definition and PostgreSQL refuse %s', async (_, tables, message) => {
  const schema = JSON.parse(JSON.stringify(schemaOf(tables))) as SchemaDescriptor;
  expect(() => defineSchema(schema as never)).toThrow(
    expect.objectContaining({ code: 'PARTITION_UNSUPPORTED', message: expect.stringContaining(message) }),
  );
  await expect(buildAlone(schema)).rejects.toMatchObject({ code: 'BUILD_FAILED' });
});

test.each<[string, readonly TableDescriptor[], since?: number]>([
  ['a key with the partition column', [events({ primaryKey: ['id', 'at'] }), notes('id', 'at')]],
  ['a foreign key in another order', [events({ primaryKey: ['id', 'at'] }), notes('at', 'id')]],
  [
    'a foreign key to a unique index',
    [events({ indexes: [{ columns: ['id', 'at'], unique: true }] }), notes('id', 'at')],
  ],
  [
    'keys with a quoted column and an operator class',
    [events({ partitionBy: 'range("number" text_pattern_ops , at)', primaryKey: ['number', 'at'] })],
  ],
  ['an index that is not unique', [events({ indexes: [{ columns: ['number'] }] })]],
  [
    'a table that is partitioned by an expression without keys',
    [events({ partitionBy: 'RANGE ((id % 10))' })],
  ],
  [
    'an exclusion constraint that compares the column by =',
    [events(exclusion('EXCLUDE USING btree (at WITH =, id WITH =)'))],
    17,
  ],
  [
    'a key without overlaps',
    [
      events({
        partitionBy: 'RANGE (id)',
        primaryKey: { columns: ['id', 'during'], withoutOverlaps: true },
        columns: { ...columns, id: column()('int4range') },
      }),
    ],
    18,
  ],
])('a definition and PostgreSQL accept %s', async (_, tables, since = 15) => {
  const schema = schemaOf(tables);
  defineSchema(schema as never);
  if (serverVersion() >= since * 10000) await buildAlone(schema);
  else await expect(buildAlone(schema)).rejects.toMatchObject({ code: 'BUILD_FAILED' });
});

const log = (partitions: TableDescriptor['partitions'], properties: Partial<TableDescriptor> = {}) =>
  events({ partitions, ...properties } as Partial<TableDescriptor>);

test.each<[string, TableDescriptor, message: string]>([
  [
    'without a partition key',
    log({ every: 'month', ahead: 1 }, { partitionBy: undefined as never }),
    'over one column',
  ],
  ['of a list', log({ every: 'month', ahead: 1 }, { partitionBy: 'LIST (at)' }), 'over one column'],
  ['of an expression', log({ every: 10, ahead: 1 }, { partitionBy: 'RANGE ((id % 10))' }), 'over one column'],
  ['of two columns', log({ every: 'month', ahead: 1 }, { partitionBy: 'RANGE (at, id)' }), 'over one column'],
  ['of months over numbers', log({ every: 'month', ahead: 1 }, { partitionBy: 'RANGE (id)' }), 'every month'],
  ['of numbers over times', log({ every: 10, ahead: 1 }), 'every 10'],
  ['of part of a number', log({ every: 0.5, ahead: 1 }, { partitionBy: 'RANGE (id)' }), '`every`'],
  ['with none ahead', log({ every: 'day', ahead: 0 }), '`ahead`'],
  ['that drops what is kept', log({ every: 'day', ahead: 1, expired: 'drop' }), '`keep`'],
  ['from a day that does not exist', log({ every: 'day', ahead: 1, from: '2026-02-30' }), '`from`'],
  [
    'of numbers from a date',
    log({ every: 9, ahead: 1, from: '2026-02-01' }, { partitionBy: 'RANGE (id)' }),
    '`from`',
  ],
  [
    'of numbers in a time zone',
    log({ every: 9, ahead: 1, timeZone: 'UTC' }, { partitionBy: 'RANGE (id)' }),
    '`timeZone`',
  ],
  ['of a table with a long name', log({ every: 'day', ahead: 1 }, { name: 'a'.repeat(44) }), '43 bytes'],
])('a definition refuses maintained partitions %s', (_, one, message) => {
  const schema = JSON.parse(JSON.stringify(schemaOf([one]))) as SchemaDescriptor;
  expect(() => defineSchema(schema as never)).toThrow(
    expect.objectContaining({ code: 'SCHEMA_INVALID', message: expect.stringContaining(message) }),
  );
});

test('maintained partitions are no part of the Model', () => {
  const schema = schemaOf([log({ every: 'month', ahead: 3, keep: 24, expired: 'drop', from: '2026-01-01' })]);
  defineSchema(schema as never);
  expect(toModel(schema)).toEqual(toModel(schemaOf([events({})])));
});
