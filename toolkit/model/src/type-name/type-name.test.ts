import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { Client } from 'pg';
import { printedBuiltIn } from './built-in-types.ts';
import {
  canonicalType,
  elementType,
  isTypeNamed,
  parseTypeName,
  printTypeName,
  withoutModifiers,
} from './index.ts';
import { mayNameType, printIdentifier } from './keywords.ts';

/** Each spelling with what the server prints of a column's type that is declared so. */
const SPELLINGS: readonly (readonly [spelling: string, canonical: string])[] = [
  // Integers and other types of one word.
  ['int', 'integer'],
  ['int4', 'integer'],
  ['integer', 'integer'],
  ['INTEGER', 'integer'],
  [' Int ', 'integer'],
  ['int2', 'smallint'],
  ['smallint', 'smallint'],
  ['int8', 'bigint'],
  ['bigint', 'bigint'],
  ['bool', 'boolean'],
  ['boolean', 'boolean'],
  ['text', 'text'],
  ['uuid', 'uuid'],
  ['date', 'date'],
  ['bytea', 'bytea'],
  ['json', 'json'],
  ['jsonb', 'jsonb'],
  ['xml', 'xml'],
  ['money', 'money'],
  ['name', 'name'],
  ['oid', 'oid'],
  ['regclass', 'regclass'],
  ['inet', 'inet'],
  ['macaddr8', 'macaddr8'],
  ['point', 'point'],
  ['path', 'path'],
  ['tsvector', 'tsvector'],
  ['pg_lsn', 'pg_lsn'],
  ['int8range', 'int8range'],
  ['tstzmultirange', 'tstzmultirange'],
  ['oidvector', 'oidvector'],
  ['pg_class', 'pg_class'],
  // Floating-point numbers.
  ['real', 'real'],
  ['float4', 'real'],
  ['float(1)', 'real'],
  ['float(24)', 'real'],
  ['float(25)', 'double precision'],
  ['float(53)', 'double precision'],
  ['float', 'double precision'],
  ['float8', 'double precision'],
  ['double precision', 'double precision'],
  ['DOUBLE\n  PRECISION', 'double precision'],
  // Exact numbers.
  ['numeric', 'numeric'],
  ['decimal', 'numeric'],
  ['dec', 'numeric'],
  ['numeric(10)', 'numeric(10,0)'],
  ['dec(3)', 'numeric(3,0)'],
  ['decimal(4,2)', 'numeric(4,2)'],
  ['numeric ( 10 , 2 )', 'numeric(10,2)'],
  ['numeric(5,-2)', 'numeric(5,-2)'],
  ['numeric(5, -1000)', 'numeric(5,-1000)'],
  ['numeric(5, - 3)', 'numeric(5,-3)'],
  ['numeric(3,5)', 'numeric(3,5)'],
  ['numeric(1000)', 'numeric(1000,0)'],
  // Texts.
  ['char', 'character(1)'],
  ['character', 'character(1)'],
  ['nchar', 'character(1)'],
  ['char(3)', 'character(3)'],
  ['character(3)', 'character(3)'],
  ['national char(3)', 'character(3)'],
  ['national character(3)', 'character(3)'],
  ['nchar(3)', 'character(3)'],
  ['bpchar', 'bpchar'],
  ['bpchar(3)', 'character(3)'],
  ['"bpchar"(3)', 'character(3)'],
  ['varchar', 'character varying'],
  ['varchar(10)', 'character varying(10)'],
  ['varchar (10)', 'character varying(10)'],
  ['varchar(007)', 'character varying(7)'],
  ['character varying', 'character varying'],
  ['character varying(10)', 'character varying(10)'],
  ['char varying(10)', 'character varying(10)'],
  ['nchar varying(10)', 'character varying(10)'],
  ['national character varying(10)', 'character varying(10)'],
  ['NATIONAL CHAR VARYING (10)', 'character varying(10)'],
  ['varchar(10485760)', 'character varying(10485760)'],
  ['"char"', '"char"'],
  ['pg_catalog.char', '"char"'],
  ['pg_catalog."char"', '"char"'],
  // Bits.
  ['bit', 'bit(1)'],
  ['bit(8)', 'bit(8)'],
  ['"bit"', '"bit"'],
  ['pg_catalog.bit', '"bit"'],
  ['pg_catalog.bit(3)', 'bit(3)'],
  ['bit varying', 'bit varying'],
  ['bit varying(8)', 'bit varying(8)'],
  ['varbit', 'bit varying'],
  ['varbit(8)', 'bit varying(8)'],
  // Dates and times.
  ['time', 'time without time zone'],
  ['time(3)', 'time(3) without time zone'],
  ['time without time zone', 'time without time zone'],
  ['time (0) without time zone', 'time(0) without time zone'],
  ['time with time zone', 'time with time zone'],
  ['time(3) with time zone', 'time(3) with time zone'],
  ['timetz', 'time with time zone'],
  ['timetz(3)', 'time(3) with time zone'],
  ['timestamp', 'timestamp without time zone'],
  ['timestamp(3)', 'timestamp(3) without time zone'],
  ['timestamp without\ttime\r\nzone', 'timestamp without time zone'],
  ['timestamp(3) without time zone', 'timestamp(3) without time zone'],
  ['timestamp with time zone', 'timestamp with time zone'],
  ['timestamp (3) with time zone', 'timestamp(3) with time zone'],
  ['Timestamp ( 3 ) With Time Zone', 'timestamp(3) with time zone'],
  ['timestamptz', 'timestamp with time zone'],
  ['timestamptz(3)', 'timestamp(3) with time zone'],
  ['timestamptz (6)', 'timestamp(6) with time zone'],
  ['timestamp(7)', 'timestamp(6) without time zone'],
  ['"timestamp"(3)', 'timestamp(3) without time zone'],
  ['pg_catalog.timestamptz(3)', 'timestamp(3) with time zone'],
  ['interval', 'interval'],
  ['interval(3)', 'interval(3)'],
  ['interval  (10)', 'interval(6)'],
  ['interval year', 'interval year'],
  ['interval month', 'interval month'],
  ['interval day', 'interval day'],
  ['interval hour', 'interval hour'],
  ['interval minute', 'interval minute'],
  ['interval second', 'interval second'],
  ['interval second( 3 )', 'interval second(3)'],
  ['interval year to month', 'interval year to month'],
  ['interval day to hour', 'interval day to hour'],
  ['interval day to minute', 'interval day to minute'],
  ['interval day to second', 'interval day to second'],
  ['INTERVAL DAY TO SECOND(3)', 'interval day to second(3)'],
  ['interval hour to minute', 'interval hour to minute'],
  ['interval hour to second(0)', 'interval hour to second(0)'],
  ['interval minute to second(2)', 'interval minute to second(2)'],
  ['"interval"', 'interval'],
  // Names that are qualified or quoted.
  ['pg_catalog.int4', 'integer'],
  ['PG_CATALOG . INT4', 'integer'],
  ['"pg_catalog"."int4"', 'integer'],
  ['"int4"', 'integer'],
  ['pg_catalog.varchar(10)', 'character varying(10)'],
  ['pg_catalog.numeric(10,2)', 'numeric(10,2)'],
  ['pg_catalog.json', 'json'],
  ['public.mood', 'public.mood'],
  ['Public.Mood', 'public.mood'],
  ['public."Mood"', 'public."Mood"'],
  ['"S p.a""ce"."T(1)"', '"S p.a""ce"."T(1)"'],
  ['public."integer"', 'public."integer"'],
  ['public.integer', 'public."integer"'],
  ['public."left"', 'public."left"'],
  ['public.user', 'public."user"'],
  ['public."a$b"', 'public."a$b"'],
  ['public.a$b', 'public."a$b"'],
  ['public.größe', 'public."größe"'],
  ['public.mood_row', 'public.mood_row'],
  // Arrays.
  ['int[]', 'integer[]'],
  ['int4 [ ]', 'integer[]'],
  ['int[3]', 'integer[]'],
  ['int[][]', 'integer[]'],
  ['int[3][4][]', 'integer[]'],
  ['int array', 'integer[]'],
  ['int ARRAY[3]', 'integer[]'],
  ['_int4', 'integer[]'],
  ['pg_catalog._int4', 'integer[]'],
  ['_text', 'text[]'],
  ['_bool', 'boolean[]'],
  ['_bit', '"bit"[]'],
  ['_bpchar', 'bpchar[]'],
  ['_varchar(10)', 'character varying(10)[]'],
  ['_int8multirange', 'int8multirange[]'],
  ['varchar(3)[2][]', 'character varying(3)[]'],
  ['numeric(10, 2)[]', 'numeric(10,2)[]'],
  ['char[]', 'character(1)[]'],
  ['"char"[]', '"char"[]'],
  ['double precision[]', 'double precision[]'],
  ['timestamp(3) with time zone array[4]', 'timestamp(3) with time zone[]'],
  ['timestamptz[]', 'timestamp with time zone[]'],
  ['interval day to second(3)[]', 'interval day to second(3)[]'],
  ['int2vector[]', 'int2vector[]'],
  ['public.mood[]', 'public.mood[]'],
  ['public."Mood" array', 'public."Mood"[]'],
];

/** Texts that are no type of a column, to the server either. */
const REFUSED: readonly string[] = [
  '',
  ' ',
  '[]',
  'int[',
  'int]',
  'int[2:3]',
  'int[-1]',
  'int array[]',
  'int[] array',
  '_int4[]',
  'pg_catalog._int4[]',
  'setof int',
  'int int',
  'integer(5)',
  'int4(5)',
  'smallint(2)',
  'boolean(1)',
  'real(3)',
  'float4(3)',
  'float(0)',
  'float(54)',
  'float(1,2)',
  'double precision(3)',
  'numeric()',
  'numeric(10',
  'numeric(10,)',
  'numeric(10 2)',
  'numeric(0)',
  'numeric(1001)',
  'numeric(5,-1001)',
  'numeric(1,2,3)',
  'numeric(10.5)',
  'numeric(+10)',
  'numeric(a)',
  'varchar(0)',
  'varchar(-1)',
  'varchar(10485761)',
  'varchar(1,2)',
  'varchar varying',
  'national varchar',
  'national text',
  'character set',
  'text(3)',
  'name(3)',
  'json(1)',
  '"char"(3)',
  'bit(0)',
  'bit(83886081)',
  'time zone',
  'timestamp with zone',
  'timestamp with time',
  'timestamp with time zone(3)',
  'timestamp(-1)',
  'timestamptz with time zone',
  'timestamp(1,2)',
  'interval(3) day to second',
  'interval day(3)',
  'interval day to year',
  'interval month to year',
  'interval year to',
  'interval(1,2)',
  '"interval"(3)',
  '_interval(3)',
  'select',
  'user',
  'precision',
  'row',
  'user.x',
  'int.x',
  'a.b.c',
  '.int4',
  'public.',
  '""',
  '"open',
  "'int4'",
  '42',
  'public.mood%type',
  'int;',
  'int, int',
  'mood()',
  'int + 1',
  'int -- a type',
];

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createDatabase('type_name');
  client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`
    create type public.mood as enum ('glad');
    create type public."Mood" as enum ('glad');
    create type public."integer" as enum ('glad');
    create type public."left" as enum ('glad');
    create type public."user" as enum ('glad');
    create type public."a$b" as enum ('glad');
    create type public."größe" as enum ('glad');
    create table public.mood_row (mood public.mood);
    create schema "S p.a""ce";
    create domain "S p.a""ce"."T(1)" as text;
    set search_path = ''`);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** What the server prints of the type of a column that is declared so. */
async function printed(spelling: string): Promise<string> {
  await client.query('begin');
  try {
    await client.query(`create table public.probe (c ${spelling})`);
    const { rows } = await client.query<{ type: string }>(
      `select format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = 'public.probe'::regclass and attnum = 1`,
    );
    return rows[0]?.type ?? '';
  } finally {
    await client.query('rollback');
  }
}

describe('a spelling that PostgreSQL takes', () => {
  test.each(SPELLINGS)('%s is printed as %s, here and by the server', async (spelling, canonical) => {
    expect(await printed(spelling)).toBe(canonical);
    expect(printTypeName(parseTypeName(spelling))).toBe(canonical);
  });

  test.each(SPELLINGS)('%s equals what %s is parsed as', (spelling, canonical) => {
    const { dimensions, ...type } = parseTypeName(spelling);
    const { dimensions: printedDimensions, ...other } = parseTypeName(canonical);
    expect(type).toEqual(other);
    expect(Math.min(dimensions, 1)).toBe(printedDimensions);
    expect(canonicalType(canonical)).toBe(canonical);
  });
});

describe('a text that names no type', () => {
  test.each(REFUSED)('%j is refused, here and by the server', async (text) => {
    await expect(printed(text)).rejects.toThrow();
    expect(() => parseTypeName(text)).toThrow(expect.objectContaining({ code: 'TYPE_NAME_INVALID' }));
  });

  test('a serial is refused, since it is an integer with a sequence', () => {
    for (const text of ['serial', 'bigserial', 'smallserial', 'serial2', 'serial4', 'serial8', '"serial"'])
      expect(() => parseTypeName(text)).toThrow(expect.objectContaining({ code: 'TYPE_NAME_INVALID' }));
  });

  test('the message says what was found', () => {
    const message = (text: string) => {
      try {
        return printTypeName(parseTypeName(text));
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(message('int4(5)')).toBe(
      '"int4(5)" is not a type name: integer takes no modifiers. Write it as in SQL: integer, numeric(12,2), public.mood[].',
    );
    expect(message('numeric(10')).toContain(': expected ")", got the end.');
    expect(message('timestamp with zone')).toContain(': expected "time", got "zone".');
    expect(message('numeric(1001)')).toContain(': the precision is 1001, which is not between 1 and 1000.');
    expect(message('select')).toContain(': expected a type name, got "select".');
  });
});

describe('a name that is not qualified', () => {
  test('is printed as it is found on the search path', async () => {
    await client.query('set search_path = public');
    for (const spelling of ['mood', 'MOOD', '"Mood"', 'mood[]', '"integer"', 'mood_row'])
      expect(canonicalType(spelling)).toBe(await printed(spelling));
    await client.query("set search_path = ''");
  });

  test('keeps the modifiers of a type that is not PostgreSQL’s own as they are written', () => {
    expect(canonicalType('Geometry( Point , 4326 ) []')).toBe('geometry(Point,4326)[]');
    expect(canonicalType("public.vector(3, 'x')")).toBe("public.vector(3,'x')");
    expect(canonicalType('grid(1:2, f(3, 4))')).toBe('grid(1:2,f(3, 4))');
  });

  test('stands for the type in public', () => {
    expect(isTypeNamed(parseTypeName('mood[]'), { schema: 'public', name: 'mood' })).toBe(true);
    expect(isTypeNamed(parseTypeName('public.mood'), { name: 'mood' })).toBe(true);
    expect(isTypeNamed(parseTypeName('audit.mood'), { name: 'mood' })).toBe(false);
    expect(isTypeNamed(parseTypeName('text'), { name: 'text' })).toBe(false);
  });
});

test('a type keeps the dimensions that are declared, which PostgreSQL does not', () => {
  expect(parseTypeName('int[][3]')).toEqual({
    schema: 'pg_catalog',
    name: 'integer',
    modifiers: [],
    dimensions: 2,
  });
});

test('an element has the modifiers of its array, and a type without them is of any length', () => {
  expect(printTypeName(elementType(parseTypeName('char(3)[]')))).toBe('character(3)');
  expect(printTypeName(withoutModifiers(parseTypeName('char(3)[]')))).toBe('bpchar[]');
  expect(printTypeName(withoutModifiers(parseTypeName('bit')))).toBe('"bit"');
  expect(printTypeName(withoutModifiers(parseTypeName('interval day to second(3)')))).toBe('interval');
});

describe('the server has the same', () => {
  test('types of its own', async () => {
    const { rows } = await client.query<{ name: string; printed: string }>(`
      select typname as name, format_type(oid, null) as printed from pg_type
      where typnamespace = 'pg_catalog'::regnamespace and typtype <> 'c' and typname not like '\\_%'`);
    for (const { name, printed: expected } of rows)
      expect([name, printedBuiltIn(name)]).toEqual([name, expected]);
  });

  test('key words', async () => {
    const { rows } = await client.query<{ word: string; mayNameType: boolean; quoted: string }>(
      `select word, catcode in ('U', 'T') as "mayNameType", quote_ident(word) as quoted from pg_get_keywords()
       where current_setting('server_version_num')::int >= 180000 or catcode <> 'U'`,
    );
    for (const { word, quoted, ...expected } of rows) {
      expect([word, printIdentifier(word)]).toEqual([word, quoted]);
      expect([word, mayNameType(word)]).toEqual([word, expected.mayNameType]);
    }
  });
});
