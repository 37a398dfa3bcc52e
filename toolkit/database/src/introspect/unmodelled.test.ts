import { expect, test } from '@jest/globals';
import { testClient } from '@trellis/testing/client';
import { introspect } from './introspect.ts';

const client = testClient('unmodelled');

const kinds: readonly (readonly [code: string, object: string, sql: string])[] = [
  [
    'COLLATION',
    'public.c',
    "create collation c (locale = 'C'); update pg_collation set collencoding = 8 where collname = 'c'",
  ],
  ['CONVERSION', 'public.conv', "create conversion conv for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8"],
  [
    'TRANSFORM',
    'for integer',
    'create transform for int language sql (from sql with function prsd_lextype(internal))',
  ],
  [
    'TEXT_SEARCH_PARSER',
    'public.tp',
    'create text search parser tp (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype)',
  ],
  ['TEXT_SEARCH_TEMPLATE', 'public.tt', 'create text search template tt (lexize = dsimple_lexize)'],
  [
    'SUBSCRIPTION',
    'sub',
    "create subscription sub connection 'password=hidden' publication p with (connect = false)",
  ],
  ['ACCESS_METHOD', 'am', 'create access method am type table handler heap_tableam_handler'],
  ['LANGUAGE', 'lang', 'create language lang handler plpgsql_call_handler'],
  ['BASE_TYPE', 'public.shell', 'create type shell'],
  [
    'DISABLED_CONSTRAINT_TRIGGER',
    't_a_fkey on public.t',
    'create table r (a int primary key); create table t (a int references r); alter table t disable trigger all',
  ],
  [
    'SYSTEM_SCHEMA_OBJECT',
    'pg_catalog.mine()',
    "create function pg_catalog.mine() returns int language sql as 'select 1'",
  ],
  [
    'SYSTEM_PRIVILEGES',
    'pg_catalog.pg_authid.rolname',
    'grant select (rolname) on pg_catalog.pg_authid to public',
  ],
  ['SYSTEM_PRIVILEGES', 'pg_catalog.pg_sleep', 'revoke execute on function pg_catalog.pg_sleep from public'],
];

test.each(kinds)('the unmodelled object %s %s is listed with its name', async (code, object, sql) => {
  await client.query('begin');
  try {
    await client.query(sql);
    const { unmodelled = [] } = await introspect(client);
    const found = unmodelled.filter((entry) => entry.code === `UNMODELLED_${code}`);
    expect(found).not.toEqual([]);
    expect(found.map((entry) => entry.object)).toContainEqual(expect.stringContaining(object));
    expect(JSON.stringify(unmodelled)).not.toContain('hidden');
  } finally {
    await client.query('rollback');
  }
});

/** Returns the digests of the unmodelled objects after running SQL. */
async function digestsAfter(sql: string): Promise<readonly (string | undefined)[] | undefined> {
  await client.query('begin');
  try {
    await client.query(sql);
    return (await introspect(client)).unmodelled?.map(({ digest }) => digest);
  } finally {
    await client.query('rollback');
  }
}

test.each([
  ['create text search template tt (lexize = dsimple_lexize)', "comment on text search template tt is 'x'"],
])('after %s, the statement %s changes a digest', async (sql, change) => {
  const before = await digestsAfter(sql);
  expect(before).toEqual(await digestsAfter(sql));
  expect(await digestsAfter(`${sql}; ${change}`)).not.toEqual(before);
});

test('dependencies of and on unmodelled objects are read', async () => {
  await client.query('begin');
  await client.query(`create text search template tt (lexize = dsimple_lexize);
    create text search dictionary d (template = tt)`);
  const { dependencies = {} } = await introspect(client);
  await client.query('rollback');
  expect(dependencies['text search dictionary public.d']).toContain(
    'unmodelled text search template public.tt',
  );
});
