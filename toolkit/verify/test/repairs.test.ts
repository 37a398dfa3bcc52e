import { afterEach, expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import { diffModels } from '@trellis/plan';
import { detailsOf } from '@trellis/plan/internal';
import { testClient } from '@trellis/testing/client';

const client = testClient('repairs');

afterEach(async () => {
  await client.query('rollback');
});

/** A schema with a dependency loop, and the repairs that create it and drop it. */
const loops: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  ['no loop', 'create table t (a int)', [], []],
  [
    'two tables that reference each other',
    `create table t (id int primary key, u int); create table u (id int primary key, t int references t);
     alter table t add foreign key (u) references u`,
    [],
    ['part dropped first'],
  ],
  [
    'a default that calls a function of its table',
    `create table t (a int); create function f() returns int language sql begin atomic select count(a)::int from t; end;
     alter table t alter a set default f()`,
    ['default apart'],
    ['part dropped first'],
  ],
  [
    'a check that calls a function of its row',
    `create table t (a int); create function f(t) returns boolean language sql immutable begin atomic select ($1).a > 0; end;
     alter table t add constraint c check (f(t))`,
    ['check apart'],
    ['part dropped first'],
  ],
  [
    'a generated column that calls a function of its row type',
    `create table t (a int); create function f(t) returns int language sql immutable as 'select 1';
     alter table t add b int generated always as (f(null::t)) stored`,
    ['column apart'],
    ['part dropped first'],
  ],
  [
    'a check of a domain that calls a function of its value',
    `create domain d as int; create function f(d) returns boolean language sql immutable as 'select true';
     alter domain d add constraint c check (f(value))`,
    ['check apart'],
    ['part dropped first'],
  ],
  [
    'a view that calls a function of its row',
    `create view v as select 1 as a, 'x'::text as b; create function f(v) returns int language sql immutable as 'select 2';
     create or replace view v as select f(null::v) as a, 'x'::text as b; create view w as select a from v`,
    ['placeholder'],
    ['emptied first'],
  ],
  [
    'a view over itself',
    `create view v as select 1 as id; create or replace view v as select id from v; create view w as select id from v`,
    ['placeholder'],
    [],
  ],
  [
    'three views over each other',
    `create view a as select 1 as id, 'x'::text as "A b"; create view b as select * from a; create view c as select a.id, b."A b" from a, b;
     create or replace view a as select c.id, b."A b" from c, b; create view d as select id from a`,
    ['placeholder'],
    ['emptied first'],
  ],
  [
    'a view over itself whose columns have collations',
    `create collation c (provider = icu, locale = 'und', deterministic = false); create table t (a text collate c, b text[] collate "C");
     create view v as select a, b, 'x' collate "POSIX" as c from t; create or replace view v as select v.a, v.b, v.c from v, t`,
    ['placeholder'],
    [],
  ],
  [
    'two views over each other whose columns have collations',
    `create collation c (provider = icu, locale = 'und'); create view v as select null::text collate c as a;
     create view w as select a, a collate "C" as b from v; create or replace view v as select a from w`,
    ['placeholder'],
    ['emptied first'],
  ],
  [
    'a view over itself that calls a function of its row, which another view selects from',
    `create view v as select 1 as id; create function f() returns setof v language sql as 'select * from v';
     create view w as select id from f(); create or replace view v with (security_barrier) as select f.id from f() join v using (id) join w using (id)`,
    ['placeholder'],
    ['emptied first'],
  ],
  [
    'a view that a materialized view stores and that selects from it',
    `create view v as select 1 as id; create materialized view m as select id from v with no data; create or replace view v as select id from m`,
    ['placeholder'],
    ['emptied first'],
  ],
  [
    'a view over itself with a check option',
    `create view v as select 1 as id; create or replace view v with (check_option = local) as select id from v`,
    ['placeholder'],
    [],
  ],
  [
    'two functions with SQL-standard bodies that call each other',
    `create function f(a int default 1) returns int language sql begin atomic select a; end;
     create function "return"() returns int language sql return f();
     create or replace function f(a int default 1) returns int language sql begin atomic select "return"(); end`,
    ['placeholder'],
    ['emptied first'],
  ],
  [
    'a function whose default calls a function that calls it',
    `create function f(a int default 1) returns int language sql begin atomic select a; end;
     create function g() returns int language sql return f();
     create or replace function f(a int default g()) returns int language sql begin atomic select a; end`,
    ['placeholder'],
    ['emptied first'],
  ],
  [
    'two functions whose defaults call each other, with other defaults and arguments',
    `create function f(a int default 1) returns int language sql as 'select a';
     create function g("default" text, a int[] default array[1, f(2)], b text default ', (') returns int language sql as 'select 1';
     create or replace function f(a int default g('x')) returns int language sql as 'select a'`,
    ['placeholder'],
    ['emptied first'],
  ],
  [
    'a function whose default calls a function of the rows of a view that calls it',
    `create function f(a int default 1) returns int language sql as 'select a'; create view v as select f() as id;
     create function g() returns setof v language sql as 'select * from v'; create function h() returns int language sql return (select count(*) from g());
     create or replace function f(a int default h()) returns int language sql as 'select a'; create view w as select id, f() as n from v`,
    ['placeholder'],
    ['emptied first'],
  ],
  [
    'a procedure whose default calls a function that reads a table whose default calls the function',
    `create table t (a int); create function f() returns int language sql begin atomic select count(a)::int from t; end;
     create procedure p(a int default f()) language sql as 'select 1'; alter table t alter a set default f(); create table u (a int default f())`,
    ['default apart'],
    ['part dropped first'],
  ],
];

test.each(loops)('creates and drops %s', async (_, sql, created, dropped) => {
  await client.query('begin');
  const empty = await introspect(client);
  await client.query(sql);
  const model = await introspect(client);
  await client.query('rollback; begin');
  const up = diffModels(empty, model);
  expect(up.refusals).toEqual([]);
  expect([...new Set(detailsOf(up).order.repaired)]).toEqual(created);
  for (const statement of up.statements) await client.query(statement.sql);
  expect(await introspect(client)).toEqual(model);
  const down = diffModels(model, empty);
  expect(down.refusals).toEqual([]);
  expect([...new Set(detailsOf(down).order.repaired)]).toEqual(dropped);
  for (const statement of down.statements) await client.query(statement.sql);
  expect(await introspect(client)).toEqual(empty);
});

test('refuses a loop that no repair breaks, with its path', async () => {
  await client.query('begin');
  const empty = await introspect(client);
  await client.query(`create function f(a int) returns int language sql as 'select a';
    create function g(a int) returns int language sql as 'select a'`);
  // PostgreSQL records no dependencies of bodies that are strings, so it has no such loop.
  const [f, g] = ['routine public.f(integer)', 'routine public.g(integer)'];
  const found = await introspect(client);
  const model = { ...found, dependencies: { ...found.dependencies, [f]: [g], [g]: [f] } };
  for (const plan of [diffModels(empty, model), diffModels(model, empty)])
    expect(plan.refusals).toMatchObject([
      {
        code: 'DEPENDENCY_CYCLE',
        message: expect.stringMatching(
          /^No order of statements works, because routine public\.(f|g)\(integer\) uses routine public\.(f|g)\(integer\), which uses routine public\.(f|g)\(integer\)\./,
        ),
      },
    ]);
});
