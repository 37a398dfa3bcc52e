import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { column, defineSchema, integer, table } from '@trellis/model';
import { insertGraph, isBadInput } from '@trellis/query';
import * as validate from '@trellis/query/validate';
import { publishedFiles } from '../src/index.ts';
import { type OpenDatabase, openDatabase } from './database.ts';
import { evaluate } from './evaluate.ts';

const EXACT = ' exact';
const zeros = (count: number) => '0'.repeat(count);
const nines = (count: number) => '9'.repeat(count);

/** Values that the validator and PostgreSQL take, and values that both refuse, by type. */
const VALUES: Readonly<Record<string, readonly [taken: readonly unknown[], refused: readonly unknown[]]>> = {
  numeric: [
    [
      '.5',
      '5.',
      '-0',
      '1e9999',
      '1e-9999',
      `${zeros(200_000)}7`,
      `0.${nines(6000)}`,
      `${nines(10_000)}e9999`,
      'NaN',
    ],
    [
      '1e131072',
      '1e200000',
      '1e999999999999',
      '1e-16384',
      '0e-20000',
      nines(131_073),
      `0.${zeros(16_384)}`,
      '.',
      '1e',
    ],
  ],
  'numeric(7,2)': [
    ['99999.994', '-99999.99', `${zeros(9)}1.${nines(6000)}`, '5.', 'NaN'],
    ['99999.995', '100000', '-99999.9950', `0.${zeros(16_384)}`, 'Infinity', '.'],
  ],
  'numeric(3,5)': [
    ['.00999', '-0.009994', '.009', '0', '000.', '0.00', '0.0', '+.00'],
    ['.009995', '.01', '1', '-1', '.1', '.', 'Infinity', '1e0'],
  ],
  'numeric(3,-2)': [
    ['99949.9', '-99949', '7', '049', '0.5'],
    ['99950', '-99999', '100000', '9995000', 'Infinity', ''],
  ],
  real: [
    [3.4028235e38, -3.4028235e38, 1e-45, 0, 0.1],
    [3.5e38, -1e308],
  ],
  date: [
    ['0001-01-01', '2000-02-29', '9999-12-31'],
    ['0000-01-01', '0000-00-00', '1900-02-29', '2024-04-31'],
  ],
  'time without time zone': [
    ['24:00', '23:59:60', '23:59:60.0', '00:00:00.123456789'],
    ['23:59:60.9', '24:00:01', '12:60'],
  ],
  'time with time zone': [
    ['23:59:60+00', '12:00-15:59'],
    ['23:59:60.9+00', '12:00+16'],
  ],
  [`timestamp with time zone${EXACT}`]: [
    [
      '2000-02-29 00:00:00Z',
      '2016-12-31T23:59:60Z',
      '2024-01-01 00:00:00.123456789+05:30',
      '0001-01-01T00:00Z',
      '294276-12-31 00:00:00Z',
      '0005-02-28 00:00:00Z BC',
      '0005-02-29 00:00:00.5+01:30 BC',
      '0005-02-29T00:00:00 BC',
    ],
    [
      '1900-02-29 00:00:00Z',
      '2023-02-29T00:00:00Z',
      '0000-01-01 00:00:00Z',
      '2016-12-31T23:59:60.5Z',
      '294277-01-01 00:00:00Z',
      '2024-01-01 00:00:00+16',
    ],
  ],
  daterange: [
    [
      '[2000-02-29,)',
      '["2024-02-29",infinity]',
      '[294277-01-01,5874897-12-30]',
      '[0044-03-15 BC,0044-03-16 BC]',
      '["0005-02-29 BC",0001-02-29 BC]',
    ],
    ['[2023-02-29,)', '(,1900-02-29]', '["0000-01-01",)', '[,5874898-01-01)', '[2024-04-31,)'],
  ],
  tstzrange: [
    [
      '[2024-02-29 00:00:00-05,)',
      '(2024-01-01 10:00+02,"2024-02-29")',
      '[2024-01-01 00:00:00+00,2024-01-01 00:00:00.5+00]',
    ],
    ['[2023-02-29,)', '[2024-01-01,2025-02-29 10:00]', '[,294277-01-01)', '[0000-01-01,]'],
  ],
  datemultirange: [
    ['{[2024-02-29,2024-03-01),[2025-01-01,)}', '{}'],
    ['{[2024-01-01,2024-02-01),[2025-02-29,)}'],
  ],
  nummultirange: [['{[1e3,1e9999]}'], ['{[0,1e131072]}', '{[0,1],[2,1e-20000]}']],
  [`jsonb${EXACT}`]: [
    ['{"a":"\\ud83d\\ude00\\\\u0000","a":1}', '1e9999', '"1e200000"', ' [1, "\\"1e999999", -0.5E-3] '],
    [
      '{"a":"\\u0000","a":1}',
      '{"a":"\\ud800","a":1}',
      '{"\\u0000":2,"\\u0000":1}',
      '["\\ude00\\ud83d"]',
      '{"a":1e200000,"a":1}',
      '[1e-20000]',
    ],
  ],
  'character varying(3)': [
    ['abc', '🙂🙂🙂', ''],
    ['abc\n', 'abcd', 'abc\t'],
  ],
};

const types = Object.keys(VALUES);
const nameOf = (type: string) => `c${types.indexOf(type)}`;
const columns = types.map((type) => {
  const isExact = type.endsWith(EXACT);
  const options = { nullable: true, ...(isExact && { exact: true as const }) };
  return [nameOf(type), column<unknown>()(isExact ? type.slice(0, -EXACT.length) : type, options)] as const;
});
const samples = table('samples', {
  columns: {
    sample_id: integer({ identity: 'always', primaryKey: true }),
    rounded: integer({ minimum: -1e12, maximum: 1e12, nullable: true }),
    ...Object.fromEntries(columns),
  },
});
const schema = defineSchema({ name: 'samples', tables: { samples } });

const files = publishedFiles(schema, { release: { version: '1.0.0', migrations: [] } });
const { parseNewSample } = evaluate<{ parseNewSample: validate.Parser<Record<string, unknown>> }>(
  files['src/validate.ts'] ?? '',
  {
    '@trellis/query/validate': validate,
    './validators.generated.js': evaluate(files['src/validators.generated.ts'] ?? ''),
  },
);
const isValid = (row: object): boolean => {
  try {
    parseNewSample(row);
    return true;
  } catch {
    return false;
  }
};

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('validated_values', schema);
});
afterAll(() => database.close());

/** Returns whether Knex and `insertGraph` store a row, or the error of another class than that of invalid data. */
async function isStored(row: Record<string, unknown>): Promise<unknown[]> {
  const caught = (error: { readonly code?: string }) =>
    isBadInput(error) || error.code?.startsWith('22') ? false : error;
  return Promise.all([
    database
      .knex('samples')
      .insert(row)
      .then(() => true, caught),
    insertGraph(database.knex, schema, 'samples', row as never).then(() => true, caught),
  ]);
}

test.each(types)(
  'PostgreSQL stores the values of %s that the validator takes, and no others',
  async (type) => {
    const [taken = [], refused = []] = VALUES[type] ?? [];
    for (const value of taken) {
      const row = { [nameOf(type)]: value };
      expect([value, isValid(row), ...(await isStored(parseNewSample(row)))]).toEqual([
        value,
        true,
        true,
        true,
      ]);
    }
    for (const value of refused) {
      const row = { [nameOf(type)]: value };
      expect([value, isValid(row), ...(await isStored(row))]).toEqual([value, false, false, false]);
    }
  },
);

test.each([2 ** 31, -(2 ** 31) - 1])(
  'a declared bound beyond those of the type does not widen them: %d',
  async (rounded) => {
    expect([isValid({ rounded }), ...(await isStored({ rounded }))]).toEqual([false, false, false]);
  },
);

test.each([
  '2016-12-31T23:59:60.999999Z',
  '0000-06-01T00:00:00.000001Z',
  '2024-01-01T00:00:00.000001+23:59',
  '9999-12-31T23:59:59.999999-23:59',
])('a Date that is parsed of %s keeps its microseconds and can be stored', async (at) => {
  const { knex } = database;
  const moments = table('moments', { columns: { at: column<Date>()('timestamptz', { primaryKey: true }) } });
  const own = defineSchema({ name: 'moments', tables: { moments } });
  await knex.schema.createTable('moments', (builder) => builder.timestamp('at'));
  const parse = validate.parser<{ at: Date }>((value) => value as object, { at: 'date' });
  try {
    await insertGraph(knex, own, 'moments', parse({ at }));
    const { rows } = await knex.raw(
      'select extract(microseconds from at)::int % 1000 as micros, at from moments',
    );
    expect(rows).toEqual([{ micros: Number(/\.\d{3}(\d{3})/.exec(at)?.[1]), at: parse({ at }).at }]);
  } finally {
    await knex.schema.dropTable('moments');
  }
});
