import { expect, test } from '@jest/globals';
import { testClient } from '@trellis/testing/client';
import { baseType, castKind, keepsRows, widens } from './casts.ts';

const client = testClient('casts');

const types = [
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'real',
  'double precision',
  'money',
  'text',
  'character varying',
  'character',
  'boolean',
  'date',
  'time without time zone',
  'time with time zone',
  'timestamp without time zone',
  'timestamp with time zone',
  'interval',
  'uuid',
  'json',
  'jsonb',
  'inet',
  'cidr',
  'macaddr',
  'bit varying',
  'xml',
  'point',
  'int4range',
  'integer[]',
  'bigint[]',
  'text[]',
];

test('every cast matches the result of ALTER COLUMN … TYPE in PostgreSQL', async () => {
  const wrong: string[] = [];
  await client.query('create table t (c text)');
  for (const from of types) {
    for (const to of types) {
      const kind = castKind(from, to);
      await client.query('begin');
      await client.query(`alter table t drop c, add c ${from}`);
      const works = async (using: string) => {
        await client.query('savepoint s');
        try {
          await client.query(`alter table t alter c type ${to} ${using}`);
          return true;
        } catch {
          return false;
        } finally {
          await client.query('rollback to s');
        }
      };
      const real = (await works('')) ? 'automatic' : (await works(`using c::${to}`)) ? 'explicit' : 'text';
      if (kind !== real) wrong.push(`${from} to ${to}: expected ${real}, got ${kind}`);
      if (!(await works(`using c::text::${to}`))) wrong.push(`${from} to ${to}: no conversion through text`);
      await client.query('rollback');
    }
  }
  expect(wrong).toEqual([]);
});

test('modifiers of a type are ignored', () => {
  expect(baseType('numeric(10,2)[]')).toBe('numeric[]');
  expect(baseType('timestamp(3) with time zone')).toBe('timestamp with time zone');
  expect(baseType('interval day to second(3)')).toBe('interval');
  expect(baseType('public."my(type)"')).toBe('public."my(type)"');
});

test.each([
  ['character varying(10)', 'character varying(20)', true],
  ['character varying(20)', 'character varying(10)', false],
  ['character varying(20)', 'text', true],
  ['text', 'character varying', true],
  ['text', 'character varying(20)', false],
  ['integer', 'bigint', false],
  ['numeric(10,2)', 'numeric(12,2)', true],
  ['numeric(10,2)', 'numeric(12,3)', false],
  ['character(3)', 'character(4)', false],
  ['timestamp(3) without time zone', 'timestamp without time zone', true],
  ['bpchar', 'character(3)', false],
  ['interval', 'interval day to second', true],
  ['interval', 'interval day', false],
  ['interval hour', 'interval minute', true],
  ['interval second(3)', 'interval second(2)', false],
])('%s to %s keeps rows as they are on disk: %s', async (from, to, expected) => {
  expect(keepsRows(from, to)).toBe(expected);
  await client.query('begin');
  await client.query(`create table r (c ${from})`);
  const file = async () => (await client.query(`select pg_relation_filenode('r') as file`)).rows[0].file;
  const before = await file();
  await client.query(`alter table r alter c type ${to}`);
  expect((await file()) === before).toBe(expected);
  await client.query('rollback');
});

test.each([
  ['integer', 'bigint', true],
  ['bigint', 'integer', false],
  ['integer', 'numeric', true],
  ['integer', 'numeric(5,2)', false],
  ['character varying(10)', 'text', true],
  ['text', 'character varying(10)', false],
  ['numeric(10,2)', 'numeric(12,2)', true],
  ['numeric(10,2)', 'numeric(12,4)', true],
  ['numeric(10,2)', 'numeric(11,4)', false],
  ['interval', 'interval day', false],
  ['interval day', 'interval', true],
  ['double precision', 'numeric', false],
  ['text', 'integer', false],
])('%s to %s is wider: %s', (from, to, expected) => {
  expect(widens(from, to)).toBe(expected);
});
