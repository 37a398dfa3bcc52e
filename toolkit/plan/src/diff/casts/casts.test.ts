import { expect, test } from '@jest/globals';
import { testClient } from '@trellis/testing/client';
import { baseType, keepsRows, widens } from './casts.ts';

const client = testClient('casts');

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
