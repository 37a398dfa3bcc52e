import { expect, test } from '@jest/globals';
import { testClient } from '@trellis/testing/client';
import { faithful } from './faithful.ts';
import { introspect } from './introspect.ts';

const client = testClient('faithful');

test.each([
  `state in ('on', 'off')`,
  `state not in ('it''s', 'a]b', '(ARRAY[', 'x, y')`,
  `state in ('on', 'off') or state in ('a', 'b') and length(state) > 1`,
  `coalesce(state in ('on', 'off'), state in ('a', 'b'))`,
  `state = any (array['a', 'b']::varchar[])`,
  `state = any (array['a'::text, 'b'])`,
  `'x' = any (array[state, label])`,
  `'x' <> all (array[state, state])`,
  `state in ('a'::varchar(3), 'b'::varchar(7))`,
  `state = any (array[state, 'a)]', label || '(']) or 1 = any (array[1, 2])`,
  `states = array['a', 'b']::varchar[]`,
  `coalesce(array['a'::varchar], array['b'::text]) is not null`,
  `state <> all (array['a', 'b']::varchar(10)[])`,
  `state in ('a'::text, 'b')`,
  `(states)[1] in ('a', 'b')`,
  `(state, state) in (('a', 'b'), ('c', 'd'))`,
  `code in ('a', 'b')`,
  `state like any (array['a%', 'b%'])`,
])('PostgreSQL parses its output again to the same expression: %s', async (condition) => {
  await client.query('begin');
  try {
    await client.query(
      `create table t (state varchar(20), label text, states varchar[], code char(3), constraint c check (${condition}))`,
    );
    const read = async () => (await introspect(client)).tables[0]?.checks[0]?.expression;
    const first = await read();
    await client.query(`alter table t drop constraint c, add constraint c check (${first})`);
    expect(await read()).toBe(first);
  } finally {
    await client.query('rollback');
  }
});

test('the definitions of views, defaults, indexes, policies and triggers do not change when parsed again', async () => {
  const list = `in ('a', 'b')`;
  await client.query(`
    create table t (s varchar(9), b boolean default ('x'::varchar ${list}), g boolean generated always as (s ${list}) stored);
    create index i on t ((s ${list})) where s not ${list};
    create policy p on t using (s ${list}) with check (s not ${list});
    create function f() returns trigger language plpgsql as 'begin return new; end';
    create trigger g before update on t for each row when (new.s ${list}) execute function f();
    create view v as select s from t where s ${list};
    create rule r as on update to t where old.s ${list} do instead nothing;
    create domain d as varchar(9) check (value ${list})`);
  const model = await introspect(client);
  const [table] = model.tables;
  const [view] = model.views;
  await client.query(`
    drop view v; drop trigger g on t; drop rule r on t; drop policy p on t; drop index i; drop domain d;
    alter table t drop g; alter table t alter b set default ${table?.columns[1]?.default};
    alter table t add g boolean generated always as (${table?.columns[2]?.generated?.expression}) stored;
    create index i on t ((${table?.indexes[0]?.elements[0]?.expression})) where ${table?.indexes[0]?.where};
    create policy p on t using (${table?.policies[0]?.using}) with check (${table?.policies[0]?.withCheck});
    ${table?.triggers[0]?.definition}; ${table?.rules[0]?.definition};
    create view v as ${view?.definition};
    create domain d as varchar(9) constraint d_check check (${model.domains[0]?.checks[0]?.expression})`);
  expect(await introspect(client)).toEqual(model);
});

test('other arrays do not change', () => {
  for (const sql of [
    `'(ARRAY[''a''::text])::varchar[]'`,
    `(ARRAY['a'::text, 'b'::text])::text[]`,
    `(ARRAY[a, b])::text[]`,
    `(ARRAY['a'::varchar]::varchar[])::text[]`,
    '$$ (ARRAY[1::int])::text[] $$',
  ])
    expect(faithful(sql)).toBe(sql);
});
