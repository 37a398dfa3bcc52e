import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, connect } from '@trellis/database';
import { emptyModel, type Model } from '@trellis/model';
import { diffModels, fingerprint } from '@trellis/plan';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { modelOf, printModel } from '../replay/index.ts';
import { settle } from './settle.ts';

/** PostgreSQL prints the inner comparison as one of columns once it was built from the print. */
const nested = (a: string, b: string) => `row(${a}, row(${b}, 1)) is distinct from row(${b}, row(${a}, 2))`;

/** One object of each kind that PostgreSQL prints in two ways: its id in a plan, and the SQL that creates it. */
const unstable: readonly (readonly [id: string, sql: string])[] = [
  [
    'view public.v',
    'create view v as with q as (select a, 2 as z from t union all select null, null from t) select * from q',
  ],
  ['view public.over', `create view over as select * from v where ${nested('a', 'z')}`],
  ['view public.m', `create materialized view m as select ${nested('a', 'b')} as x from t`],
  ['column public.t.g', `alter table t add g boolean generated always as (${nested('a', 'b')}) stored`],
  ['default public.t.d', `alter table t add d boolean default (${nested('1', '2')})`],
  ['constraint public.t.c', `alter table t add constraint c check (${nested('a', 'b')})`],
  [
    'constraint public.t.deep',
    'alter table t add constraint deep check (row(a, row(b, row(a, b))) is distinct from row(b, row(a, row(b, a))))',
  ],
  ['index public.i', `create index i on t ((${nested('a', 'b')}))`],
  ['index public.partial', `create index partial on t (a) where ${nested('a', 'b')}`],
  ['rule public.t.r', `create rule r as on update to t where ${nested('new.a', 'old.b')} do nothing`],
  ['policy public.t.p', `create policy p on t using (${nested('a', 'b')})`],
  [
    'trigger public.t.tr',
    `create function tf() returns trigger language plpgsql as 'begin return new; end';
     create trigger tr before update on t for each row when (${nested('new.a', 'old.b')}) execute function tf()`,
  ],
  [
    'routine public.f(integer)',
    `create function f(x int) returns boolean language sql begin atomic select ${nested('x', 'x')}; end`,
  ],
  ['constraint public.dom.dom_check', `create domain dom as int check (${nested('value', 'value')})`],
  ['statistics public.s', `create statistics s on (${nested('a', 'b')}), a from t`],
  [
    'publication relation public.t.pub',
    `create publication pub for table t (id, a, b) where (${nested('a', 'b')})`,
  ],
];

let databases: TestDatabase[];
let live: Connection;
let scratch: Connection;
beforeAll(async () => {
  databases = [await createDatabase('settle'), await createDatabase('settle')];
  [live, scratch] = (await Promise.all(databases.map(connect))) as [Connection, Connection];
});
afterAll(async () => {
  await Promise.all([live, scratch].map((one) => one.close()));
  await Promise.all(databases.map((one) => one.drop()));
});

/** Opens one of two databases that `settle` leaves empty. */
async function open(): Promise<Connection> {
  const database = await createDatabase('settle');
  databases.push(database);
  return connect(database);
}

const changedObjects = (from: Model, to: Model) => [
  ...new Set(diffModels(from, to).changes.map(({ object }) => object)),
];

test('a definition that PostgreSQL prints in two ways equals itself, in every kind of object', async () => {
  await live.knex.raw('create table t (id int primary key, a int not null, b int not null)');
  for (const [, sql] of unstable) await live.knex.raw(sql);
  const first = await modelOf(live);
  const second = await printModel(scratch, first);
  const changed = changedObjects(first, second);
  for (const [id] of unstable) expect(changed).toContain(id);

  const [one, other] = await settle([first, second], open);
  expect(changedObjects(one, other)).toEqual([]);
  expect(fingerprint(one)).toBe(fingerprint(other));
  expect((await settle([one, other], open))[0]).toBe(one);
});

test('a definition that differs is reported with its stable texts', async () => {
  const before = await modelOf(live);
  await live.knex.raw(
    `alter table t drop constraint c; alter table t add constraint c check (${nested('b', 'a')})`,
  );
  const [from, to] = await settle([before, await modelOf(live)], open);
  expect(changedObjects(from, to)).toEqual(['constraint public.t.c']);
});

test('an object that cannot be built keeps its text', async () => {
  const view = (definition: string): Model => ({
    ...emptyModel,
    dependencies: {},
    views: [{ schema: 'public', name: 'v', definition, columns: [], indexes: [], triggers: [], rules: [] }],
  });
  const models = [view('SELECT 1 FROM missing'), view('SELECT 2 FROM missing')] as const;
  expect(await settle(models, open)).toEqual(models);
});
