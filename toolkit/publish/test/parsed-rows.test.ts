import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { column, defineSchema, integer, table, view } from '@trellis/model';
import { insertGraph, jsonNull, type Parser } from '@trellis/query';
import * as validate from '@trellis/query/validate';
import { publishedFiles } from '../src/index.ts';
import { type OpenDatabase, openDatabase } from './database.ts';
import { evaluate } from './evaluate.ts';

/**
 * JSON values of a type, with the text that PostgreSQL prints of what Knex stored, and of what `insertGraph` stored if it
 * is more exact: the driver writes the milliseconds of a Date.
 */
const VALUES: readonly (readonly [
  type: string,
  json: unknown,
  stored: string | null,
  exact?: string | null,
])[] = [
  ['smallint', -7, '-7'],
  ['integer', 7, '7'],
  ['bigint', '9223372036854775807', '9223372036854775807'],
  ['numeric', '1e3', '1000'],
  ['numeric(30,20)', '0.12345678901234567890', '0.12345678901234567890'],
  ['real', 0.5, '0.5'],
  ['double precision', 0.1, '0.1'],
  ['boolean', true, 'true'],
  ['text', "it's", "it's"],
  ['character varying(5)', '🙂', '🙂'],
  ['character(3)', 'ab', 'ab'],
  ['uuid', '5b8f0c3e-1111-4222-8333-444455556666', '5b8f0c3e-1111-4222-8333-444455556666'],
  ['date', '2024-02-29', '2024-02-29'],
  ['time without time zone', '23:59:59.5', '23:59:59.5'],
  ['time with time zone', '10:00:00+02', '10:00:00+02'],
  ['interval', '3 days 04:05:06', '3 days 04:05:06'],
  ['timestamp with time zone', '2024-02-29T12:30:00.123Z', '2024-02-29 12:30:00.123+00'],
  [
    'timestamp with time zone',
    '2024-02-29t23:30:00.123456+05:30',
    '2024-02-29 18:00:00.123+00',
    '2024-02-29 18:00:00.123456+00',
  ],
  ['timestamp with time zone', '2016-12-31 23:59:60-01', '2017-01-01 01:00:00+00'],
  ['timestamp with time zone', '0044-03-15T00:00:00Z', '0044-03-15 00:00:00+00'],
  ['timestamp with time zone', null, null],
  ['timestamp with time zone[]', ['2024-01-01T00:00:00+0100'], '{"2023-12-31 23:00:00+00"}'],
  ['bytea', 'AP8=', '\\x00ff'],
  ['bytea', '', '\\x'],
  ['bytea', null, null],
  ['bytea[]', ['AP8=', ''], '{"\\\\x00ff","\\\\x"}'],
  ['jsonb', { a: [1, 'b', null] }, '{"a": [1, "b", null]}'],
  ['jsonb', [1, [2], 'b'], '[1, [2], "b"]'],
  ['jsonb', [], '[]'],
  ['jsonb', 'a "b"', '"a \\"b\\""'],
  ['jsonb', '[1]', '"[1]"'],
  ['jsonb', 7.5, '7.5'],
  ['jsonb', false, 'false'],
  ['jsonb', null, null],
  ['json', ['a'], '["a"]'],
  ['jsonb[]', [[1], 'a', { b: 1 }, 2, null], '{[1],"\\"a\\"","{\\"b\\": 1}",2,NULL}'],
  ['integer[]', [1, 3], '{1,3}'],
  ['text[]', ['a', 'NULL', '', 'b,"c"'], '{a,"NULL","","b,\\"c\\""}'],
  ['numeric(5,1)[]', ['1.5', '-2.0'], '{1.5,-2.0}'],
  ['boolean[]', [true, false], '{t,f}'],
  ['date[]', ['2024-02-29'], '{2024-02-29}'],
  ['int4range', '[1,10]', '[1,11)'],
  ['daterange', '[2024-02-29,)', '[2024-02-29,)'],
  ['numrange', '(,1.50]', '(,1.50]'],
  ['tstzrange', '[2024-01-01 10:00+02,2024-01-02)', '["2024-01-01 08:00:00+00","2024-01-02 00:00:00+00")'],
  ['int8range[]', ['[1,3)', 'empty'], '{"[1,3)",empty}'],
  ['int4multirange', '{[1,3),[7,)}', '{[1,3),[7,)}'],
  ['inet', '10.0.0.1/8', '10.0.0.1/8'],
  ['bit(3)', '101', '101'],
  ['mood', 'so so', 'so so'],
  ['mood[]', ['happy', 'so so'], '{happy,"so so"}'],
  ['moment', '2024-01-01T00:00:00Z', '2024-01-01 00:00:00+00'],
  ['document', ['a'], '["a"]'],
  ['address', '("High Street",7)', '("High Street",7)'],
  ['address[]', ['(a,1)'], '{"(a,1)"}'],
];

const types = [...new Set(VALUES.map(([type]) => type))];
const columnOf = (type: string) => `c${types.indexOf(type)}`;
const columns = Object.fromEntries(
  types.map((type) => [columnOf(type), column<unknown>()(type, { nullable: true })]),
);
const samples = table('samples', {
  columns: { sample_id: integer({ identity: 'always', primaryKey: true }), ...columns },
});
const notes = table('notes', {
  columns: { note_id: integer({ identity: 'always', primaryKey: true }), body: column<unknown>()('jsonb') },
});
const schema = defineSchema({
  name: 'samples',
  enums: [{ name: 'mood', values: ['happy', 'so so'] }],
  domains: [
    { name: 'moment', type: 'timestamp with time zone' },
    { name: 'document', type: 'jsonb' },
  ],
  compositeTypes: [
    {
      name: 'address',
      attributes: [
        { name: 'street', type: 'text' },
        { name: 'number', type: 'integer' },
      ],
    },
  ],
  tables: { samples, notes },
  views: [view('sample_list', { definition: 'select * from samples', columns })],
});

const files = publishedFiles(schema, { release: { version: '1.0.0', migrations: [] } });
const parsers = evaluate<Readonly<Record<string, Parser<Record<string, unknown>>>>>(
  files['src/validate.ts'] ?? '',
  {
    '@trellis/query/validate': validate,
    './validators.generated.js': evaluate(files['src/validators.generated.ts'] ?? ''),
  },
);
const parse = (name: string, value: unknown) => parsers[`parse${name}`]?.(value) ?? {};

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('parsed_rows', schema);
  // Pooled connections print moments in the same zone.
  await database.knex.raw(
    `do $$ begin execute format('alter database %I set timezone to utc', current_database()); end $$`,
  );
  await database.knex.destroy();
  database.knex.initialize();
});
afterAll(() => database.close());

const storedOf = async (name: string, id: unknown): Promise<unknown> => {
  const text = database.knex.raw('??::text as text', [name]);
  return (await database.knex('samples').where({ sample_id: id }).first(text))?.text;
};

test.each(VALUES)(
  'Knex and insertGraph store a parsed value of %s: %j',
  async (type, json, stored, exact = stored) => {
    const { knex } = database;
    const name = columnOf(type);
    const body = JSON.parse(JSON.stringify({ [name]: json }));
    const [inserted] = await knex('samples').insert(parse('NewSample', body)).returning('sample_id');
    const { sample_id } = await insertGraph(knex, schema, 'samples', parse('NewSample', body) as never);
    const [updated] = await knex('samples').insert({}).returning('sample_id');
    await knex('samples').where(updated).update(parse('SamplePatch', body));
    for (const id of [inserted.sample_id, updated.sample_id]) expect(await storedOf(name, id)).toBe(stored);
    expect(await storedOf(name, sample_id)).toBe(exact);
    expect(body).toEqual({ [name]: json });
  },
);

test('stores the JSON null of a column that cannot be null', async () => {
  const { knex } = database;
  await knex('notes').insert(parse('NewNote', { body: null }));
  await insertGraph(knex, schema, 'notes', parse('NewNote', { body: null }) as never);
  expect(await knex('notes').select(knex.raw('body::text'))).toEqual([{ body: 'null' }, { body: 'null' }]);
  expect(JSON.stringify(parse('NewNote', { body: null }))).toBe(JSON.stringify({ body: jsonNull }));
});

test('parses what a view returns', () => {
  const all = Object.fromEntries(types.map((type) => [columnOf(type), null]));
  const moment = columnOf('timestamp with time zone');
  const row = parse('SampleList', { ...all, [moment]: '2024-01-01T00:00:00.5Z' });
  expect(row).toEqual({ ...all, [moment]: new Date('2024-01-01T00:00:00.500Z') });
});

test('refuses what the validator refuses', () => {
  expect(() => parse('NewSample', { [columnOf('bytea')]: '%' })).toThrow(
    expect.objectContaining({ code: 'ROW_INVALID' }),
  );
});

test('converts a type of the author by its TypeScript type', () => {
  const events = table('events', {
    columns: {
      day: column<Date>()('date'),
      at: column<string>()('timestamptz'),
      list: column<number[]>()('jsonb'),
    },
  });
  const options = {
    release: { version: '1.0.0', migrations: [] },
    types: { date: 'Date', timestamptz: 'string', jsonb: 'number[]' },
  };
  const source = publishedFiles(defineSchema({ name: 's', tables: { events } }), options)['src/validate.ts'];
  expect(source).toContain("parser(validateEvent, {day: 'date', list: 'json not null'})");
});
