import { expect, test } from '@jest/globals';
import { testClient } from '@trellis/testing/client';
import { modelAfter } from '../../test/model-after.ts';

const client = testClient('casts');

const types = `create schema app; create type mood as enum ('a'); create type app.level as enum ('a');
  create function f(mood) returns int language sql as 'select 1'; create function app.f(mood) returns int language sql as 'select 1';`;

test('casts are read with method, context, comment and dependencies', async () => {
  const { casts, dependencies = {} } = await modelAfter(
    client,
    `${types}
    create cast (mood as int) with function f(mood) as assignment; create cast (mood as app.level) with inout as implicit;
    create cast (oid as date) without function; comment on cast (mood as int) is 'It''s one.';`,
  );
  expect(casts).toEqual([
    { source: 'oid', target: 'date', by: 'binary' },
    { source: 'public.mood', target: 'app.level', by: 'inout', context: 'implicit' },
    {
      source: 'public.mood',
      target: 'integer',
      by: { function: 'public.f(public.mood)' },
      context: 'assignment',
      comment: "It's one.",
    },
  ]);
  expect(dependencies['cast (public.mood AS integer)']).toEqual([
    'routine public.f(public.mood)',
    'type public.mood',
  ]);
});

test('casts of extensions and of range types are left out', async () => {
  const { casts } = await modelAfter(
    client,
    'create extension citext; create type r as range (subtype = float8, multirange_type_name = mr)',
  );
  expect(casts).toBeUndefined();
});

test('a cast is left out if a type or its function is in a schema that is not read', async () => {
  const sql = `${types} create cast (mood as app.level) with inout; create cast (mood as int) with function app.f(mood);
    create cast (mood as bigint) with inout`;
  const { casts } = await modelAfter(client, sql, { schemas: ['public'] });
  expect(casts?.map(({ target }) => target)).toEqual(['bigint']);
  expect((await modelAfter(client, sql, { schemas: ['app'] })).casts).toBeUndefined();
});

test('a cast of a type of an extension is read', async () => {
  const { casts } = await modelAfter(
    client,
    'create extension citext with schema public; create cast (citext as int) with inout; create cast (citext[] as int) with inout',
  );
  expect(casts?.map(({ source }) => source)).toEqual(['public.citext', 'public.citext[]']);
});
