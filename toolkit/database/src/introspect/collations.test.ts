import { expect, test } from '@jest/globals';
import { serverVersion } from '@trellis/testing';
import { testClient } from '@trellis/testing/client';
import { modelAfter } from '../../test/model-after.ts';

const client = testClient('collations');

/** The collations, what the Model has of them, and the first server that supports them. */
const definitions: readonly (readonly [sql: string, expected: object, since?: number])[] = [
  ["(locale = 'C')", { locale: 'C' }],
  ["(lc_collate = 'C', lc_ctype = 'POSIX')", { lcCollate: 'C', lcCtype: 'POSIX' }],
  ["(provider = icu, locale = 'de')", { provider: 'icu', locale: 'de' }],
  [
    "(provider = icu, locale = 'und', deterministic = false, rules = '&a < g')",
    { provider: 'icu', locale: 'und', deterministic: false, rules: '&a < g' },
    160000,
  ],
  ["(provider = builtin, locale = 'C.UTF-8')", { provider: 'builtin', locale: 'C.UTF-8' }, 170000],
  ['from "C"', { locale: 'C' }],
];
const supported = definitions.flatMap(([sql, expected, since = 0]) =>
  serverVersion() >= since ? [[sql, expected] as const] : [],
);

test.each(supported)('reads the collation %s without its version', async (sql, expected) => {
  const { collations } = await modelAfter(
    client,
    `create collation "C c" ${sql}; comment on collation "C c" is 'It''s one'`,
  );
  expect(collations).toEqual([{ schema: 'public', name: 'C c', comment: "It's one", ...expected }]);
});

test('reads the owner of a collation if another role has it', async () => {
  const { collations } = await modelAfter(
    client,
    "create collation c (locale = 'C'); alter collation c owner to pg_monitor",
  );
  expect(collations).toEqual([{ schema: 'public', name: 'c', owner: 'pg_monitor', locale: 'C' }]);
});

test('reads the dependencies on a collation', async () => {
  const { dependencies = {}, views } = await modelAfter(
    client,
    `create collation c (locale = 'C');
    create domain d as text collate c; create type p as (x text collate c); create table t (a text collate c, b text);
    create index i on t (b collate c); create view v as select a from t; create table r (k text) partition by range (k collate c)`,
  );
  for (const id of [
    'type public.d',
    'type public.p',
    'column public.t.a',
    'index public.i',
    'table public.r',
  ])
    expect(dependencies[id]).toContain('collation public.c');
  expect(views[0]?.columns).toEqual([{ name: 'a', type: 'text', collation: 'public.c' }]);
});

test('a Model without collations has no list of them', async () => {
  expect(await modelAfter(client, '')).not.toHaveProperty('collations');
});
