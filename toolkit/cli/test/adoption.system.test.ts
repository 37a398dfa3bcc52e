import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, connect } from '@trellis/database';
import { escapeBindings } from '@trellis/database/internal';
import { downgrade, readHistory } from '@trellis/migrate';
import { emptyModel } from '@trellis/model';
import { diffModels } from '@trellis/plan';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { modelOf } from '@trellis/verify';
import { check } from '../src/check/index.ts';
import { diff } from '../src/compare/index.ts';
import { pull } from '../src/pull/index.ts';
import { revision } from '../src/revision/index.ts';
import { adopt, adoptionOfEachTest } from './adoption.ts';

/** Roles that the server has and that own objects. */
const [app, other] = ['trellis_adoption_app', 'trellis_adoption_other'];

const adoption = adoptionOfEachTest();

beforeAll(async () => {
  const admin = await createDatabase('adoption');
  const connection = await connect(admin);
  for (const role of [app, other])
    await connection.knex.raw(
      `do $$ begin if to_regrole('${role}') is null then create role ${role}; end if; end $$`,
    );
  await connection.close();
  await admin.drop();
});
afterAll(async () => {
  const admin = await createDatabase('adoption');
  const connection = await connect(admin);
  for (const role of [app, other]) await connection.knex.raw(`drop role ${role}`);
  await connection.close();
  await admin.drop();
});

/** The changes from one database to another. */
async function changes(from: TestDatabase, to: TestDatabase): Promise<readonly string[]> {
  return (await diff(from.url, to.url)).statements.map(({ sql }) => sql);
}

/**
 * Databases with another beginning than a new one, or with objects outside schemas: the SQL, and whether it has no schema
 * `public`.
 */
const owners: readonly { readonly name: string; readonly sql: string; readonly isWithoutPublic?: true }[] = [
  {
    name: 'public is owned by another role',
    sql: `alter schema public owner to ${app}; create table t (id int primary key)`,
  },
  {
    name: 'public is as before PostgreSQL 15',
    sql: 'alter schema public owner to current_user; grant all on schema public to public; create table t (id int primary key)',
  },
  {
    name: 'public was dropped and created',
    sql: 'drop schema public; create schema public; create table t (id int)',
  },
  {
    name: 'public has another comment and privileges',
    sql: `comment on schema public is 'Ours.'; revoke usage on schema public from public; grant usage on schema public to ${app}`,
  },
  {
    name: 'public is owned by another role without its privileges',
    sql: `alter schema public owner to ${app}; revoke all on schema public from ${app}, public; grant usage on schema public to ${other}`,
  },
  {
    name: 'there is no schema public',
    sql: 'drop schema public; create schema app; create table app.t (id int primary key)',
    isWithoutPublic: true,
  },
  {
    name: 'there is no schema at all',
    sql: 'drop schema public',
    isWithoutPublic: true,
  },
  {
    name: 'objects are owned by several roles',
    sql: `create schema own authorization ${app};
     create table a (id int generated always as identity primary key, n serial); alter table a owner to ${app};
     create table b (id int primary key references a); alter table b owner to ${other};
     create table c (id int); grant select on c to ${app} with grant option;
     create table own.d (id int, x text); alter table own.d owner to ${other}; grant select (x) on own.d to ${app};
     create view v as select id from a; alter view v owner to ${other}; grant select on v to public;
     create materialized view m as select 1 as x; alter materialized view m owner to ${app};
     create sequence s; alter sequence s owner to ${app};
     create type e as enum ('x'); alter type e owner to ${other};
     create domain d as int; alter domain d owner to ${app};
     create function f() returns int language sql as 'select 1'; alter function f() owner to ${app};
     revoke execute on function f() from public;
     create statistics st on id, n from a; alter statistics st owner to ${app};
     create publication p for table c; alter publication p owner to ${app};
     alter default privileges for role ${app} grant select on tables to ${other}`,
  },
  {
    name: 'expressions use operators, and an event trigger runs a function',
    sql: `create function near(int, int) returns boolean immutable language sql as 'select abs($1 - $2) < 2';
     create function far(int, int) returns boolean immutable language sql as 'select abs($1 - $2) >= 2';
     create operator =~= (leftarg = int, rightarg = int, function = near, negator = !~=, commutator = =~=);
     create operator !~= (leftarg = int, rightarg = int, function = far, negator = =~=); comment on operator =~= (int, int) is 'Near?';
     create table t (id int primary key, a int check (a =~= 5), g boolean generated always as (a !~= 7) stored);
     create index i on t ((a =~= 1)); create view v as select id from t where a =~= 5;
     create table ddl_log (tag text); create function note() returns event_trigger language plpgsql
       as $$ begin insert into public.ddl_log values (tg_tag); end $$;
     create event trigger e on ddl_command_end when tag in ('CREATE TABLE', 'ALTER TABLE') execute function note()`,
  },
  {
    name: 'columns have collations, and indexes and columns use text search',
    sql: `create schema app; create collation c (provider = icu, locale = 'und'); create collation app.caseless (provider = icu, locale = 'und-u-ks-level2', deterministic = false); alter collation app.caseless owner to ${app};
     create text search dictionary stems (template = snowball, language = 'english', stopwords = 'english'); alter text search dictionary stems owner to ${other};
     create text search configuration words (copy = pg_catalog.english); alter text search configuration words alter mapping for asciiword, word with stems, simple; comment on text search configuration words is 'Words.';
     create domain email as text collate app.caseless check (value <> '');
     create table t (id int primary key, a text collate c, b text[] collate app.caseless, e email unique, v tsvector generated always as (to_tsvector('words', a)) stored);
     create index on t using gin (to_tsvector('words', a)); create index on t (a collate app.caseless);
     create view w as select a, to_tsquery('words', 'x') as q from t; create or replace view w as select a collate c as a, q from (select a, to_tsquery('words', 'x') as q from t) s`,
  },
  {
    name: 'members of an extension have other privileges',
    sql: `create extension pg_trgm schema public; revoke execute on function similarity(text, text) from public;
     grant execute on function similarity(text, text) to ${app} with grant option; create table t (id int primary key, a text check (similarity(a, 'x') >= 0))`,
  },
  {
    name: 'indexes use operator classes',
    sql: `create function cmp(int, int) returns int immutable language sql as 'select $1 - $2';
     create operator class own_ops for type int using btree as operator 1 <, operator 3 =, operator 5 >, function 1 cmp(int, int);
     create operator family more using btree; alter operator family more using btree add operator 1 < (int, bigint);
     create operator class more_ops for type bigint using btree family more as operator 3 =, function 1 btint8cmp(bigint, bigint);
     create table t (id int primary key, a int, exclude using btree (a own_ops with =)); create index i on t (a own_ops)`,
  },
  {
    name: 'expressions use casts',
    sql: `create function b(bigint) returns boolean immutable language sql as 'select $1 > 0';
     create cast (bigint as boolean) with function b(bigint) as assignment; comment on cast (bigint as boolean) is 'Positive.';
     create type mood as enum ('a', 'b'); create type level as enum ('a', 'b'); create cast (mood as level) with inout as implicit;
     create table t (id int primary key, a bigint check (a::boolean), g boolean generated always as (a::boolean) stored, m mood, l level default 'a'::mood)`,
  },
];

test.each(owners)('a database is adopted where $name', async ({ sql, isWithoutPublic }) => {
  const { databases, live, fresh } = adoption;
  await live.knex.raw(sql);
  await adopt(adoption);
  // The history needs the schema, so the adopted database gets it.
  if (isWithoutPublic)
    for (const statement of await changes(databases.live, databases.fresh)) await live.knex.raw(statement);
  expect(await changes(databases.fresh, databases.live)).toEqual([]);
  expect(await changes(databases.live, databases.fresh)).toEqual([]);
  expect((await check(adoption.config, { connection: live, prove: true })).problems).toEqual([]);
  await downgrade(fresh.knex, await readHistory(adoption.config.migrations), 'base');
  const { dependencies: _d, ...left } = await modelOf(fresh);
  expect(left).toEqual(emptyModel);
});

test.each(owners)(
  'a plan that empties a database and one that fills it lead there where $name',
  async ({ sql }) => {
    const { live, fresh } = adoption;
    await live.knex.raw(sql);
    const [before, empty] = [await modelOf(live), await modelOf(fresh)];
    for (const [from, to] of [
      [before, empty],
      [empty, before],
    ] as const)
      for (const statement of diffModels(from, to).statements)
        await live.knex.raw(escapeBindings(statement.sql));
    expect(diffModels(await modelOf(live), before).statements).toEqual([]);
  },
);

test('a database whose view PostgreSQL prints in two ways is pulled, adopted, upgraded and in step', async () => {
  const { databases, live, fresh } = adoption;
  await live.knex.raw(`create table a (r int);
    create view v as with q as (select r, 2 as z from a union all select null, null from a) select * from q;
    create view over as select z from v; insert into a values (1), (null)`);
  await adopt(adoption);
  const { config } = adoption;
  await fresh.knex.raw('insert into a select * from (values (1), (null)) as rows(r)');
  const rows = async ({ knex }: Connection) => (await knex.raw('select * from v order by r, z')).rows;
  expect(await rows(fresh)).toEqual(await rows(live));
  for (const connection of [live, fresh]) {
    expect((await check(config, { connection, prove: true })).problems).toEqual([]);
    expect((await revision(config, { message: 'Again', connection })).files).toEqual([]);
  }
  // The dump of a database has the definitions as they are printed second.
  expect(await changes(databases.fresh, databases.live)).toEqual([]);
  const folder = join(config.root, 'again');
  await pull(fresh, { name: 'shop', folder, url: databases.fresh.url });
  const again = { ...config, schema: { file: join(folder, 'shop.ts') } };
  expect((await revision(again, { message: 'Pulled again', connection: fresh })).files).toEqual([]);
});
