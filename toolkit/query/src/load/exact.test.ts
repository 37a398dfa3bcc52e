import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { company } from '../../test/company.ts';
import { type OpenDatabase, openDatabase } from '../../test/test-database.ts';
import { jsonNull } from '../value/index.ts';
import { loadOne } from './load.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('exact', company);
  await database.knex.raw("insert into people (name) values ('Ada')");
});
afterAll(() => database.close());

/** Loads a value at the root, with both strategies and nested, and returns it. */
async function loaded(column: string, sql: string): Promise<unknown> {
  const { knex } = database;
  await knex.raw(
    `truncate audit.events; insert into audit.events (event_id, person_id, "${column}") values (1, 1, ${sql})`,
  );
  const root = await loadOne(knex, company, 'audit.events', {});
  const joined = await loadOne(knex, company, 'people', { $strategy: 'joined', events: true });
  const selectin = await loadOne(knex, company, 'people', { $strategy: 'selectin', events: true });
  const nested = await loadOne(knex, company, 'people', { events: { person: { events: true } } });
  expect(joined?.events).toEqual([root]);
  expect(selectin?.events).toEqual([root]);
  expect(nested?.events[0]?.person?.events).toEqual([root]);
  return (root as Record<string, unknown> | null)?.[column];
}

test.each<[string, string, unknown]>([
  ['small', '-32768', -32768],
  ['big', '9223372036854775807', '9223372036854775807'],
  ['exact', '12345678901234567890.1234567890', '12345678901234567890.1234567890'],
  ['exact', "'NaN'", 'NaN'],
  ['single', '0.1', 0.1],
  ['double', '0.1::float8 + 0.2::float8', 0.1 + 0.2],
  ['double', "'NaN'", Number.NaN],
  ['double', "'-Infinity'", Number.NEGATIVE_INFINITY],
  ['double', "'-0'", -0],
  ['double', '5e-324', 5e-324],
  ['yes', 'true', true],
  ['yes', 'false', false],
  ['words', "E'a\\n\"\\\\é😀'", 'a\n"\\é😀'],
  ['code', "'ab'", 'ab   '],
  ['id', "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'", 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
  ['day', "'0044-03-15 BC'", '0044-03-15 BC'],
  ['day', "'infinity'", 'infinity'],
  ['at', "'2024-02-29 12:30:00.123999+02'", new Date('2024-02-29T10:30:00.123Z')],
  ['at', "'0001-12-31 23:59:59+00 BC'", new Date('0000-12-31T23:59:59Z')],
  ['at', "'12345-01-01 00:00:00+00'", new Date('+012345-01-01T00:00:00Z')],
  ['at', "'infinity'", Number.POSITIVE_INFINITY],
  ['at', "'-infinity'", Number.NEGATIVE_INFINITY],
  ['at_wall', "'2024-06-01 08:00'", new Date(2024, 5, 1, 8)],
  ['hour', "'23:59:59.999999'", '23:59:59.999999'],
  ['lasts', "'1 mon 2 days 03:04:05.6'", '1 mon 2 days 03:04:05.6'],
  ['doc', '\'{"b": 1, "a": [null, 1.5]}\'', { b: 1, a: [null, 1.5] }],
  ['doc', "'null'", jsonNull],
  ['docb', "'null'", jsonNull],
  ['docb', 'null', null],
  ['docb', '\'"null"\'', 'null'],
  ['docb', "'[]'", []],
  ['bytes', "'\\x00ff10'", Buffer.from([0, 255, 16])],
  ['bytes', "''", Buffer.from([])],
  ['numbers', "'{1,NULL,-3}'", [1, null, -3]],
  [
    'numbers',
    "'{{1,2},{3,4}}'",
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ['numbers', "'[0:1]={7,8}'", [7, 8]],
  ['numbers', "'{}'", []],
  [
    'texts',
    `array['a"b', 'c\\d', '', 'NULL', null, '{}', ' x,y ']`,
    ['a"b', 'c\\d', '', 'NULL', null, '{}', ' x,y '],
  ],
  [
    'moments',
    "array['2024-01-01 00:00+00'::timestamptz, 'infinity']",
    [new Date('2024-01-01Z'), Number.POSITIVE_INFINITY],
  ],
  ['docs', `array['{"a": [1]}'::jsonb, 'null', null]`, [{ a: [1] }, null, null]],
  ['exacts', "'{1.50,NaN}'", ['1.5000000000', 'NaN']],
  ['blobs', `array['\\xff'::bytea]`, [Buffer.from([255])]],
  ['span', "'[1,5)'", '[1,5)'],
  ['span', "'empty'", 'empty'],
  ['mood', "'sad'", 'sad'],
  ['percent', '40', 40],
])('column %s loads %s exactly', async (column, sql, value) => {
  expect(await loaded(column, sql)).toEqual(value);
});

test('SQL null and JSON null are different values', async () => {
  expect(await loaded('docb', "'null'")).toBe(jsonNull);
  expect(await loaded('docb', 'null')).toBeNull();
  expect(JSON.stringify({ docb: jsonNull })).toBe('{"docb":null}');
});

test("a load does not depend on the session's time zone or the driver's type parsers", async () => {
  const { knex } = database;
  await knex.raw("truncate audit.events; insert into audit.events (at) values ('1900-01-01 00:00:00+00')");
  await knex.transaction(async (transaction) => {
    // In 1900, the offset of Amsterdam was 19 minutes and 32 seconds.
    await transaction.raw("set local time zone 'Europe/Amsterdam'");
    const event = await loadOne(transaction, company, 'audit.events', { $columns: ['at'] });
    expect(event).toEqual({ at: new Date('1900-01-01T00:00:00Z') });
  });
});

test('another DateStyle of the session is rejected', async () => {
  const { knex } = database;
  await knex.raw("truncate audit.events; insert into audit.events (at) values ('2024-01-02 00:00:00+00')");
  await knex.transaction(async (transaction) => {
    await transaction.raw("set local datestyle = 'German'");
    await expect(loadOne(transaction, company, 'audit.events', {})).rejects.toMatchObject({
      code: 'SESSION_STYLE',
    });
  });
});

test('conditions compare values exactly', async () => {
  const { knex } = database;
  await knex.raw(`truncate audit.events; insert into audit.events (event_id, big, exact, at, docb, bytes, numbers, mood, double)
    values (1, 9007199254740993, 0.1, '2024-01-01 00:00:00.000001+00', '{"a":1}', '\\x01', '{1,2}', 'sad', 'NaN')`);
  const hits = async ($where: Parameters<typeof loadOne<typeof company, 'audit.events'>>[3]) =>
    (await loadOne(knex, company, 'audit.events', $where)) !== null;
  expect(await hits({ $where: { big: '9007199254740993' } })).toBe(true);
  expect(await hits({ $where: { big: '9007199254740992' } })).toBe(false);
  expect(await hits({ $where: { exact: '0.10' } })).toBe(true);
  expect(await hits({ $where: { at: { gt: new Date('2024-01-01Z') } } })).toBe(true);
  expect(await hits({ $where: { docb: { eq: { a: 1 } } } })).toBe(true);
  expect(await hits({ $where: { docb: { in: [[], { a: 1 }] } } })).toBe(true);
  expect(await hits({ $where: { bytes: Buffer.from([1]) } })).toBe(true);
  expect(await hits({ $where: { bytes: { in: [Buffer.from([1])] } } })).toBe(true);
  expect(await hits({ $where: { numbers: [1, 2] } })).toBe(true);
  expect(await hits({ $where: { numbers: { in: [[1], [1, 2]] } } })).toBe(true);
  expect(await hits({ $where: { numbers: { in: [] } } })).toBe(false);
  expect(await hits({ $where: { numbers: { notIn: [[1, 2]] } } })).toBe(false);
  expect(await hits({ $where: { mood: { in: ['sad', 'glad'] } } })).toBe(true);
  expect(await hits({ $where: { double: Number.NaN } })).toBe(true);
});
