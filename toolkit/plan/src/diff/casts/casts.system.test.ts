import { expect, test } from '@jest/globals';
import { testClient } from '@trellis/testing/client';
import { castKind } from './casts.ts';

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
