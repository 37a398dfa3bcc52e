import { expect, test } from '@jest/globals';
import { testClient } from '@trellis/testing/client';
import { modelAfter } from '../../test/model-after.ts';

const client = testClient('operators');

const operatorsAfter = (sql: string, options = {}) =>
  modelAfter(client, `create schema "My app"; ${sql}`, options);

test('operators are read with their options, operands and dependencies', async () => {
  const { operators, dependencies = {} } = await operatorsAfter(`
    create type mood as enum ('a'); create function f(mood, mood) returns boolean language sql as 'select true';
    create function g(mood) returns mood language sql as 'select $1';
    create operator === (leftarg = mood, rightarg = mood, function = f, commutator = ===, negator = operator("My app".!==), restrict = eqsel, join = eqjoinsel, hashes, merges);
    create operator "My app".!== (leftarg = mood, rightarg = mood, function = f, negator = ===);
    create operator !! (rightarg = mood, function = g); comment on operator !! (none, mood) is 'Not.'; alter operator !! (none, mood) owner to pg_monitor;
    create table t (a mood check (a === 'a'))`);
  const operands = { left: 'public.mood', right: 'public.mood', function: 'public.f' };
  expect(operators).toEqual([
    { schema: 'My app', name: '!==', ...operands, negator: { schema: 'public', name: '===' } },
    {
      schema: 'public',
      name: '!!',
      comment: 'Not.',
      owner: 'pg_monitor',
      right: 'public.mood',
      function: 'public.g',
    },
    {
      schema: 'public',
      name: '===',
      ...operands,
      commutator: { schema: 'public', name: '===' },
      negator: { schema: 'My app', name: '!==' },
      restrict: 'eqsel',
      join: 'eqjoinsel',
      hashes: true,
      merges: true,
    },
  ]);
  expect(dependencies['operator public.!!(NONE,public.mood)']).toEqual(
    expect.arrayContaining(['routine public.g(public.mood)', 'type public.mood']),
  );
  expect(dependencies['constraint public.t.t_a_check']).toContain(
    'operator public.===(public.mood,public.mood)',
  );
});

test('shell operators and operators of extensions and of other schemas are left out', async () => {
  const { operators } = await operatorsAfter(
    `create extension citext; create operator === (leftarg = int, rightarg = int, function = int4eq, negator = !==);
     create operator "My app".=== (leftarg = int, rightarg = int, function = int4eq)`,
    { schemas: ['public'] },
  );
  expect(operators).toMatchObject([{ name: '===', negator: { name: '!==' } }]);
});
