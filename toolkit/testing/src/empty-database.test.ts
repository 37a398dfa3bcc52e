import { expect, test } from '@jest/globals';
import { testClient } from './client.ts';
import { emptyDatabase, initialState } from './empty-database.ts';

const client = testClient('empty');

test.each([
  ['nothing', 'select 1'],
  [
    'tables that refer to each other',
    'create table a (id int primary key); create table b (id int references a)',
  ],
  ['a view of a table', 'create table t (a int); create view v as select a from t'],
  [
    'types',
    "create type e as enum ('a'); create domain d as e; create type c as (x d); create type r as range (subtype = int)",
  ],
  [
    'routines',
    "create function f(a int, b text default '') returns int language sql as 'select 1'; create procedure p() language sql as ''",
  ],
  ['an aggregate', 'create aggregate total(int) (sfunc = int4pl, stype = int)'],
  [
    'an operator and its function',
    "create function same(a int, b int) returns bool language sql as 'select a = b'; create operator === (leftarg = int, rightarg = int, function = same)",
  ],
  ['a schema with a table', 'create schema s; create table s.t (a serial)'],
  ['an extension', 'create extension citext'],
  ['a publication', 'create publication p for all tables'],
  [
    'a foreign table',
    'create foreign data wrapper w; create server s foreign data wrapper w; create foreign table f (a int) server s',
  ],
  [
    'an event trigger',
    "create function f() returns event_trigger language plpgsql as 'begin end'; create event trigger e on ddl_command_end execute function f()",
  ],
  [
    'text search objects',
    'create text search dictionary d (template = simple); create text search configuration c (copy = english)',
  ],
  ['settings of the session', 'set search_path to nowhere; set role pg_monitor'],
])('empties a database with %s', async (_, sql) => {
  const initial = await initialState(client);
  await client.query(sql);
  expect(await emptyDatabase(client, initial)).toBe(true);
  expect((await client.query('show search_path')).rows).toEqual([{ search_path: '"$user", public' }]);
});

test.each([
  [
    'the schema public is changed',
    "comment on schema public is 'changed'",
    "comment on schema public is 'standard public schema'",
  ],
  ['a large object is left', 'select lo_create(99999)', 'select lo_unlink(99999)'],
])('reports that %s', async (_, sql, undo) => {
  const initial = await initialState(client);
  await client.query(sql);
  expect(await emptyDatabase(client, initial)).toBe(false);
  await client.query(undo);
});
