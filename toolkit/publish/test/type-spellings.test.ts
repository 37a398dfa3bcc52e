import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ColumnDescriptor, column, defineSchema, integer, table, toModel } from '@trellis/model';
import { load } from '@trellis/query';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { build } from '@trellis/verify';
import knexOf, { type Knex } from 'knex';
import { Client } from 'pg';
import { publishedFiles } from '../src/index.ts';

/** Spellings of a type, with the type of the published row, a value as SQL, and the value once it is loaded. */
const SPELLINGS: readonly {
  readonly canonical: string;
  readonly others: readonly string[];
  readonly published: string;
  readonly sql: string;
  readonly loaded: unknown;
}[] = [
  { canonical: 'smallint', others: ['int2', 'SMALLINT'], published: 'Smallint', sql: '7', loaded: 7 },
  {
    canonical: 'integer',
    others: ['int4', 'int', 'pg_catalog.int4', ' INTEGER '],
    published: 'Integer',
    sql: '7',
    loaded: 7,
  },
  { canonical: 'bigint', others: ['int8', '"int8"'], published: 'Bigint', sql: '7', loaded: '7' },
  { canonical: 'real', others: ['float4', 'float(24)'], published: 'number', sql: '0.5', loaded: 0.5 },
  {
    canonical: 'double precision',
    others: ['float8', 'float', 'float(25)', 'double  precision'],
    published: 'number',
    sql: '0.5',
    loaded: 0.5,
  },
  { canonical: 'boolean', others: ['bool'], published: 'boolean', sql: 'true', loaded: true },
  { canonical: 'numeric', others: ['decimal', 'dec'], published: 'Numeric', sql: '1.50', loaded: '1.50' },
  {
    canonical: 'numeric(4,2)',
    others: ['decimal(4,2)', 'dec (4, 2)', 'NUMERIC(4,2)'],
    published: 'Numeric',
    sql: '1.5',
    loaded: '1.50',
  },
  { canonical: 'numeric(4,0)', others: ['numeric(4)'], published: 'Numeric', sql: '15', loaded: '15' },
  {
    canonical: 'character varying(10)',
    others: ['varchar(10)', 'char varying (10)', 'pg_catalog.varchar(10)'],
    published: 'string',
    sql: "'a'",
    loaded: 'a',
  },
  {
    canonical: 'character(3)',
    others: ['char(3)', 'bpchar(3)'],
    published: 'string',
    sql: "'a'",
    loaded: 'a  ',
  },
  { canonical: 'character(1)', others: ['char', 'character'], published: 'string', sql: "'a'", loaded: 'a' },
  {
    canonical: 'timestamp with time zone',
    others: ['timestamptz', 'Timestamp With Time Zone'],
    published: 'Date',
    sql: "'2024-02-29 12:30:00+00'",
    loaded: new Date('2024-02-29T12:30:00Z'),
  },
  {
    canonical: 'timestamp(3) with time zone',
    others: ['timestamptz(3)', 'timestamp (3) with time zone'],
    published: 'Date',
    sql: "'2024-02-29 12:30:00+00'",
    loaded: new Date('2024-02-29T12:30:00Z'),
  },
  {
    canonical: 'timestamp without time zone',
    others: ['timestamp'],
    published: 'Date',
    sql: "'2024-02-29 12:30'",
    loaded: new Date(2024, 1, 29, 12, 30),
  },
  {
    canonical: 'time(0) without time zone',
    others: ['time(0)'],
    published: 'string',
    sql: "'12:30'",
    loaded: '12:30:00',
  },
  {
    canonical: 'time with time zone',
    others: ['timetz'],
    published: 'string',
    sql: "'12:30+02'",
    loaded: '12:30:00+02',
  },
  {
    canonical: 'interval day to second(3)',
    others: ['INTERVAL DAY TO SECOND (3)'],
    published: 'string',
    sql: "'1 day'",
    loaded: '1 day',
  },
  {
    canonical: 'integer[]',
    others: ['int4[]', '_int4', 'int array', 'int[3]'],
    published: 'Integer[]',
    sql: "'{1,2}'",
    loaded: [1, 2],
  },
  {
    canonical: 'timestamp with time zone[]',
    others: ['timestamptz array'],
    published: 'Date[]',
    sql: "'{2024-02-29 12:30:00+00}'",
    loaded: [new Date('2024-02-29T12:30:00Z')],
  },
  {
    canonical: 'public.mood',
    others: ['mood', 'Mood', '"mood"', 'public."mood"'],
    published: 'Mood',
    sql: "'glad'",
    loaded: 'glad',
  },
  {
    canonical: 'public.mood[]',
    others: ['mood[]', '_mood'],
    published: 'Mood[]',
    sql: "'{glad}'",
    loaded: ['glad'],
  },
  {
    canonical: 'public.share',
    others: ['share', '"public".share'],
    published: 'Numeric',
    sql: '0.5',
    loaded: '0.50',
  },
];

const CASES = SPELLINGS.flatMap(({ others, ...one }) => others.map((alias) => ({ ...one, alias })));

/** A schema with a column for each case. */
function schemaOf(domain: string, types: readonly string[]) {
  const columns: Record<string, ColumnDescriptor> = Object.fromEntries(
    types.map((type, i) => [`c${i}`, column<unknown>()(type)]),
  );
  return defineSchema({
    name: 'spelled',
    enums: [{ name: 'mood', values: ['glad', 'sad'] }],
    domains: [{ name: 'share', type: domain }],
    tables: { things: table('things', { columns: { id: integer({ primaryKey: true }), ...columns } }) },
  });
}

const aliased = schemaOf(
  'decimal(3, 2)',
  CASES.map(({ alias }) => alias),
);
const canonical = schemaOf(
  'numeric(3,2)',
  CASES.map((one) => one.canonical),
);

describe('the published files', () => {
  const files = (schema: typeof aliased) => {
    const { 'schema.json': _, ...others } = publishedFiles(schema, {
      release: { version: '1.0.0', migrations: [] },
    });
    return others;
  };
  const published = files(aliased);

  test('are the same for every spelling of a type', () => {
    expect(Object.keys(published)).toEqual(
      expect.arrayContaining(['src/rows.ts', 'src/validators.generated.ts', 'json-schema/Thing.json']),
    );
    expect(published).toEqual(files(canonical));
  });

  test.each(CASES.map((one, i) => [one.alias, one.published, i] as const))(
    'have for %s the type %s',
    (_alias, type, i) => {
      expect(published['src/rows.ts']).toContain(`\nc${i}: ${type};\n`);
    },
  );
});

describe('the loaded rows', () => {
  let database: TestDatabase;
  let knex: Knex;
  let rows: readonly (readonly Readonly<Record<string, unknown>>[])[];
  beforeAll(async () => {
    database = await createDatabase('spellings');
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await build(client, toModel(aliased));
    await client.query(`insert into things values (1, ${CASES.map(({ sql }) => sql).join(', ')})`);
    await client.end();
    knex = knexOf({ client: 'pg', connection: database.url, pool: { min: 0, max: 1 } });
    rows = [await load(knex, aliased, 'things'), await load(knex, canonical, 'things')];
  });
  afterAll(async () => {
    await knex.destroy();
    await database.drop();
  });

  test.each(CASES.map(({ alias, loaded }, i) => [alias, loaded, i] as const))(
    'have in a column of type %s the value %j',
    (_alias, loaded, i) => {
      expect(rows[0]?.[0]?.[`c${i}`]).toEqual(loaded);
      expect(rows[1]?.[0]?.[`c${i}`]).toEqual(loaded);
    },
  );

  test('come from columns of the types that the Model holds', async () => {
    await knex.raw("set search_path = ''");
    const { rows: columns } = await knex.raw<{ rows: { type: string }[] }>(`
      select format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = 'public.things'::regclass and attnum > 1 order by attnum`);
    const model = toModel(aliased).tables[0]?.columns.slice(1);
    expect(model?.map(({ type }) => type)).toEqual(CASES.map((one) => one.canonical));
    expect(columns.map(({ type }) => type)).toEqual(CASES.map((one) => one.canonical));
  });
});
