import { describe, expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import { renderMigration } from '@trellis/migrate';
import { asMigration, evaluateModule, lossesOf } from '@trellis/migrate/internal';
import type { Model } from '@trellis/model';
import { withoutAuthoredHints } from '@trellis/model/internal';
import { fingerprint, type Plan } from '@trellis/plan';
import { serverVersion } from '@trellis/testing';
import { prove } from '@trellis/verify';
import { planBothFrom, trialOn } from '@trellis/verify/internal';
import { twoConnections } from './two-connections.ts';

const connections = twoConnections('backfill');

/** A column that accepts no null afterwards, and rows that have no value in it. */
interface Fill {
  readonly old: string;
  readonly rows: string;
  readonly wanted: string;
  /** The declared values by `table.column`. */
  readonly backfill?: Readonly<Record<string, string>>;
  readonly read: string;
  readonly values: readonly (readonly unknown[])[];
}

const fills: readonly (readonly [string, Fill])[] = [
  [
    'a nullable column becomes NOT NULL with a default',
    {
      old: 'create table t (id int primary key, n int)',
      rows: 'insert into t values (1, 7), (2, null)',
      wanted: 'create table t (id int primary key, n int not null default 100)',
      read: 'select * from t order by id',
      values: [
        [1, 7],
        [2, 100],
      ],
    },
  ],
  [
    'a nullable column becomes NOT NULL, and has declared values instead of its default',
    {
      old: 'create table t (id int primary key, n int default 5)',
      rows: 'insert into t values (1, 7), (2, null)',
      wanted: 'create table t (id int primary key, n int not null default 5)',
      backfill: { 't.n': 'id * 10' },
      read: 'select * from t order by id',
      values: [
        [1, 7],
        [2, 20],
      ],
    },
  ],
  [
    'a column changes its type and becomes NOT NULL, and its default calls a new function',
    {
      old: 'create table t (id int primary key, n text)',
      rows: `insert into t values (1, '7'), (2, null)`,
      wanted: `create function f() returns int language sql as 'select 3';
        create table t (id int primary key, n int not null default f())`,
      read: 'select * from t order by id',
      values: [
        [1, 7],
        [2, 3],
      ],
    },
  ],
  [
    'the declared values call a new function, which reads a new view',
    {
      old: 'create table t (id int primary key, n int)',
      rows: 'insert into t values (1, 7), (2, null)',
      wanted: `create table t (id int primary key, n int not null, m int not null);
        create view z as select 3 as x; create function z_f() returns int language sql as 'select x from z'`,
      backfill: { 't.n': 'z_f()', 't.m': 'n + z_f()' },
      read: 'select * from t order by id',
      values: [
        [1, 7, 10],
        [2, 3, 6],
      ],
    },
  ],
  [
    'a new column is NOT NULL and its values are computed from other columns',
    {
      old: 'create table t (id int primary key, name text)',
      rows: `insert into t values (1, 'A'), (2, 'B')`,
      wanted: 'create table t (id int primary key, name text, slug text not null unique)',
      backfill: { 't.slug': 'lower(name)' },
      read: 'select id, slug from t order by id',
      values: [
        [1, 'a'],
        [2, 'b'],
      ],
    },
  ],
  [
    'a new column has declared values in existing rows, and a default for new ones',
    {
      old: 'create table t (id int primary key)',
      rows: 'insert into t values (1)',
      wanted: `create table t (id int primary key, a text not null default 'new', b text default 'new')`,
      backfill: { 't.a': `'old'`, 't.b': `'old'` },
      read: 'insert into t values (2); select * from t order by id',
      values: [
        [1, 'old', 'old'],
        [2, 'new', 'new'],
      ],
    },
  ],
  [
    'existing rows get values without firing the new triggers of their table',
    {
      old: 'create table t (id int primary key); create table u (id int)',
      rows: 'insert into t values (1); insert into u values (7)',
      wanted: `create table t (id int primary key, n int not null default 0); create table u (id int);
        create function f() returns trigger language plpgsql as 'begin raise ''fired''; end';
        create constraint trigger c after update on t deferrable initially deferred for each row execute function f();
        create trigger c after delete on u for each row execute function f()`,
      backfill: { 't.n': '(select max(u.id) from u)' },
      read: 'select * from t',
      values: [[1, 7]],
    },
  ],
  [
    'each row gets a value of its own from a volatile expression',
    {
      old: 'create table t (id int primary key, a uuid)',
      rows: 'insert into t values (1), (2), (3)',
      wanted:
        'create table t (id int primary key, a uuid not null default gen_random_uuid(), b uuid not null, c uuid not null default gen_random_uuid())',
      backfill: { 't.b': 'gen_random_uuid()' },
      read: 'select count(distinct a)::int a, count(distinct b)::int b, count(distinct c)::int c from t',
      values: [[3, 3, 3]],
    },
  ],
  [
    'the domain of a new column accepts no null',
    {
      old: 'create domain base as text; create domain code as base not null check (length(value) < 9); create table t (id int primary key)',
      rows: 'insert into t values (1)',
      wanted:
        'create domain base as text; create domain code as base not null check (length(value) < 9); create table t (id int primary key, a code, b code not null)',
      backfill: { 't.a': `'x' || id`, 't.b': `'y'` },
      read: 'select * from t',
      values: [[1, 'x1', 'y']],
    },
  ],
  [
    'a column gets a domain that accepts no null',
    {
      old: 'create domain code as integer not null; create table t (id int primary key, a text, b int)',
      rows: `insert into t values (1, null, null), (2, '5', 6)`,
      wanted:
        'create domain code as integer not null; create table t (id int primary key, a code, b code not null default 4)',
      backfill: { 't.a': '3' },
      read: 'select * from t order by id',
      values: [
        [1, 3, 4],
        [2, 5, 6],
      ],
    },
  ],
  [
    'a domain no longer accepts null',
    {
      old: 'create domain code as text; create table t (id int primary key, a code, b code)',
      rows: 'insert into t values (1)',
      wanted: `create domain code as text not null default 'd'; create table t (id int primary key, a code, b code)`,
      backfill: { 't.a': `'x'` },
      read: 'select * from t',
      values: [[1, 'x', 'd']],
    },
  ],
  [
    'a composite column becomes NOT NULL, which accepts a row of nulls',
    {
      old: 'create type p as (x int, y int); create table t (id int primary key, a p)',
      rows: `insert into t values (1, null), (2, '(,)'), (3, '(1,2)')`,
      wanted: 'create type p as (x int, y int); create table t (id int primary key, a p not null)',
      backfill: { 't.a': `'(8,9)'` },
      read: 'select id, a::text from t order by id',
      values: [
        [1, '(8,9)'],
        [2, '(,)'],
        [3, '(1,2)'],
      ],
    },
  ],
  [
    'rows of partitions and children get a value with those of their parent',
    {
      old: `create table p (id int, n int) partition by list (id); create table p1 partition of p for values in (1);
        create table q (id int, n int); create table r () inherits (q)`,
      rows: 'insert into p values (1); insert into r values (2)',
      wanted: `create table p (id int, n int not null, m int not null) partition by list (id); create table p1 partition of p for values in (1);
        create table q (id int, n int not null default 3, m int not null); create table r () inherits (q)`,
      backfill: { 'p.n': '1', 'p.m': '2', 'q.m': 'n' },
      read: 'select * from p union all select * from r',
      values: [
        [1, 1, 2],
        [2, 3, 3],
      ],
    },
  ],
  [
    'a table is rebuilt meanwhile',
    {
      old: 'create table p (id int); create table t (id int primary key, n int)',
      rows: 'insert into t values (1, 7), (2, null)',
      wanted:
        'create table p (id int); create table t (primary key (id), n int not null default 100, m int not null, k int not null default 9) inherits (p)',
      backfill: { 't.m': 'id + 1' },
      read: 'select id, n, m, k from t order by id',
      values: [
        [1, 7, 2, 9],
        [2, 100, 3, 9],
      ],
    },
  ],
  [
    'a NOT NULL that was not validated is',
    {
      old: 'create table t (id int primary key, n int); insert into t values (2, null); alter table t add constraint nn not null n not valid',
      rows: 'insert into t values (1, 7)',
      wanted: 'create table t (id int primary key, n int constraint nn not null)',
      backfill: { 't.n': '4' },
      read: 'select * from t order by id',
      values: [
        [1, 7],
        [2, 4],
      ],
    },
  ],
];

function declare(model: Model, backfill: Fill['backfill'] = {}): Model {
  return {
    ...model,
    tables: model.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => {
        const values = backfill[`${table.name}.${column.name}`];
        return values === undefined ? column : { ...column, backfill: values };
      }),
    })),
  };
}

const failures = ({ statements }: Plan) =>
  statements.flatMap(({ hazards }) => hazards.filter(({ code }) => code === 'MAY_FAIL_ON_DATA'));

async function planned({ old, wanted, backfill }: Pick<Fill, 'old' | 'wanted' | 'backfill'>) {
  const { a, b } = connections;
  await a.knex.raw(old);
  await b.knex.raw(wanted);
  const before = await a.withClient(introspect);
  const after = declare(await b.withClient(introspect), backfill);
  const { up, down } = await planBothFrom(before, after, trialOn(a));
  expect([...up.refusals, ...down.refusals]).toEqual([]);
  const text = renderMigration({ message: 'Fill', detected: [], up, down });
  return {
    a,
    before,
    after,
    up,
    down,
    text,
    migration: asMigration(await evaluateModule(text, '/fill.ts'), '/fill.ts'),
  };
}

describe('existing rows get values when', () => {
  test.each(fills)('%s', async (_, fill) => {
    if (fill.old.includes('not valid') && serverVersion() < 180000) return;
    const { a, before, after, up, down, migration } = await planned(fill);
    const proof = fill.old.includes('insert')
      ? undefined
      : await prove(a, { migration, before, after, losses: lossesOf(up, down) });
    expect(proof?.failsOnData).toBeUndefined();
    await a.knex.raw(fill.rows);
    await migration.up(a.knex);
    expect(fingerprint(await a.withClient(introspect))).toBe(fingerprint(withoutAuthoredHints(after)));
    const results = [await a.knex.raw(fill.read)].flat();
    expect(results.at(-1).rows.map(Object.values)).toEqual(fill.values);
    if (!fill.wanted.includes('unique'))
      expect(failures(up).filter(({ message }) => !/valid/.test(message))).toEqual([]);
    await migration.down(a.knex);
    expect(fingerprint(await a.withClient(introspect))).toBe(fingerprint(before));
  });
});

test('a migration adds the column, fills it and sets NOT NULL', async () => {
  const { text } = await planned({
    old: 'create table t (id int primary key, n int)',
    wanted: 'create table t (id int primary key, n int not null default 100, token uuid not null)',
    backfill: { 't.token': 'gen_random_uuid()' },
  });
  expect(text).toContain(`
  await knex.schema.alterTable('t', (table) => {
    table.uuid('token');
  });
  await knex.raw('UPDATE "public"."t" SET "token" = gen_random_uuid() WHERE "token" IS NULL');
  await knex.raw('ALTER TABLE "public"."t" ALTER COLUMN "n" SET DEFAULT 100');
  await knex.raw('UPDATE "public"."t" SET "n" = 100 WHERE "n" IS NULL');
  await knex.schema.alterTable('t', (table) => {
    table.dropNullable('n');
    table.dropNullable('token');
  });
`);
});

test('a column without any value fails on data, and the message names backfill', async () => {
  const { up } = await planned({
    old: 'create domain d as int not null; create table t (id int primary key, n int)',
    wanted:
      'create domain d as int not null; create table t (id int primary key, n int not null, m int not null, l d)',
  });
  expect(failures(up).map(({ message }) => message)).toEqual([
    'Fails if the table has rows: m has no value for existing rows. Declare one with backfill.',
    'Fails if the table has rows: l has no value for existing rows. Declare one with backfill.',
    'Fails if n is null in a row. Give such rows a value with backfill.',
  ]);
});
