import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { Client } from 'pg';
import { REFUSED, SPELLINGS } from '../../test/type-spellings.ts';
import { printedBuiltIn } from './built-in-types.ts';
import {
  canonicalType,
  elementType,
  isTypeNamed,
  parseTypeName,
  printTypeName,
  withoutModifiers,
} from './index.ts';
import { mayNameColumn, mayNameType, printIdentifier } from './keywords.ts';

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

/** The type of a column as printed by the server. */
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

describe('a valid spelling', () => {
  test.each(SPELLINGS)('%s is printed as %s, as by the server', async (spelling, canonical) => {
    expect(await printed(spelling)).toBe(canonical);
    expect(printTypeName(parseTypeName(spelling))).toBe(canonical);
  });

  test.each(SPELLINGS)('%s and %s are parsed to equal types', (spelling, canonical) => {
    const { dimensions, ...type } = parseTypeName(spelling);
    const { dimensions: printedDimensions, ...other } = parseTypeName(canonical);
    expect(type).toEqual(other);
    expect(Math.min(dimensions, 1)).toBe(printedDimensions);
    expect(canonicalType(canonical)).toBe(canonical);
  });
});

describe('an invalid type name', () => {
  test.each(REFUSED)('%j is refused, as by the server', async (text) => {
    await expect(printed(text)).rejects.toThrow();
    expect(() => parseTypeName(text)).toThrow(expect.objectContaining({ code: 'TYPE_NAME_INVALID' }));
  });

  test('serial is refused because it is not a type', () => {
    for (const text of ['serial', 'bigserial', 'smallserial', 'serial2', 'serial4', 'serial8', '"serial"'])
      expect(() => parseTypeName(text)).toThrow(expect.objectContaining({ code: 'TYPE_NAME_INVALID' }));
  });

  test('the message names the token that was found', () => {
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

describe('an unqualified name', () => {
  test('is resolved by the search path', async () => {
    await client.query('set search_path = public');
    for (const spelling of ['mood', 'MOOD', '"Mood"', 'mood[]', '"integer"', 'mood_row'])
      expect(canonicalType(spelling)).toBe(await printed(spelling));
    await client.query("set search_path = ''");
  });

  test('keeps the modifiers of a type that is not built in as written', () => {
    expect(canonicalType('Geometry( Point , 4326 ) []')).toBe('geometry(Point,4326)[]');
    expect(canonicalType("public.vector(3, 'x')")).toBe("public.vector(3,'x')");
    expect(canonicalType('grid(1:2, f(3, 4))')).toBe('grid(1:2,f(3, 4))');
  });

  test('equals the name qualified with public', () => {
    expect(isTypeNamed(parseTypeName('mood[]'), { schema: 'public', name: 'mood' })).toBe(true);
    expect(isTypeNamed(parseTypeName('public.mood'), { name: 'mood' })).toBe(true);
    expect(isTypeNamed(parseTypeName('audit.mood'), { name: 'mood' })).toBe(false);
    expect(isTypeNamed(parseTypeName('text'), { name: 'text' })).toBe(false);
  });
});

test('a type keeps its declared dimensions, which PostgreSQL does not store', () => {
  expect(parseTypeName('int[][3]')).toEqual({
    schema: 'pg_catalog',
    name: 'integer',
    modifiers: [],
    dimensions: 2,
  });
});

test('the element type of an array keeps the modifiers, and a type without modifiers has any length', () => {
  expect(printTypeName(elementType(parseTypeName('char(3)[]')))).toBe('character(3)');
  expect(printTypeName(withoutModifiers(parseTypeName('char(3)[]')))).toBe('bpchar[]');
  expect(printTypeName(withoutModifiers(parseTypeName('bit')))).toBe('"bit"');
  expect(printTypeName(withoutModifiers(parseTypeName('interval day to second(3)')))).toBe('interval');
});

describe('the server has the same list of', () => {
  test('built-in types', async () => {
    const { rows } = await client.query<{ name: string; printed: string }>(`
      select typname as name, format_type(oid, null) as printed from pg_type
      where typnamespace = 'pg_catalog'::regnamespace and typtype <> 'c' and typname not like '\\_%'`);
    for (const { name, printed: expected } of rows)
      expect([name, printedBuiltIn(name)]).toEqual([name, expected]);
  });

  test('key words', async () => {
    const { rows } = await client.query<{
      word: string;
      mayNameType: boolean;
      mayNameColumn: boolean;
      quoted: string;
    }>(
      `select word, catcode in ('U', 'T') as "mayNameType", catcode in ('U', 'C') as "mayNameColumn",
         quote_ident(word) as quoted from pg_get_keywords()
       where current_setting('server_version_num')::int >= 180000 or catcode <> 'U'`,
    );
    for (const { word, quoted, ...expected } of rows) {
      expect([word, printIdentifier(word)]).toEqual([word, quoted]);
      expect([word, mayNameType(word)]).toEqual([word, expected.mayNameType]);
      expect([word, mayNameColumn(word)]).toEqual([word, expected.mayNameColumn]);
    }
  });
});
