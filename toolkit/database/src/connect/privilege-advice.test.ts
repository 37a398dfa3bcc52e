import { expect, test } from '@jest/globals';
import { testClient } from '@trellis/testing/client';
import { privilegeAdvice } from './statement-error.ts';

const client = testClient('privilege_advice');

test.each([
  [
    'an event trigger',
    "create function f() returns event_trigger language plpgsql as 'begin end'; set local role trellis_advice; create event trigger e on sql_drop execute function f()",
  ],
  ['an operator family', 'set local role trellis_advice; create operator family f using btree'],
  ['a table', 'set local role trellis_advice; create table t (id int)'],
])('advises to use another role where PostgreSQL refuses to create %s', async (_, sql) => {
  await client.query('begin; create role trellis_advice');
  const error = await client.query(sql).catch((one: unknown) => one);
  await client.query('rollback');
  expect(privilegeAdvice(error)).toMatch(/^ Use a role that may do this: .*superuser/);
});

test('gives no advice about other errors', async () => {
  expect(privilegeAdvice(await client.query('select nothing').catch((one: unknown) => one))).toBe('');
  expect(privilegeAdvice(undefined)).toBe('');
});
