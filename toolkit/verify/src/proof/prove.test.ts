import { describe, expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import { escapeBindings } from '@trellis/database/internal';
import type { MigrationModule } from '@trellis/migrate';
import { lossesOf } from '@trellis/migrate/internal';
import type { Model } from '@trellis/model';
import { serverVersion } from '@trellis/testing';
import { twoConnections } from '../../test/two-connections.ts';
import { planBothFrom, trialOn } from './plan-both.ts';
import { prove } from './prove.ts';

const connections = twoConnections('proof');

/** A change whose values have to survive. */
interface Change {
  readonly old: string;
  readonly wanted: string;
  /** What the author of the wanted schema declares. */
  readonly declare?: (model: Model) => Model;
  /** Run after the statements of the plan, up. */
  readonly spoil?: string;
  /** Run after the statements of the plan, down. */
  readonly spoilDown?: string;
}

/** Plans a change and proves the plan. Returns the objects with losses. */
async function proven({ old, wanted, declare = (model) => model, spoil, spoilDown }: Change) {
  const { a, b } = connections;
  for (const [connection, sql] of [
    [a, old],
    [b, wanted],
  ] as const) {
    await connection.knex.raw('drop schema public cascade; create schema public');
    await connection.knex.raw(sql);
  }
  const before = await a.withClient(introspect);
  const after = declare(await b.withClient(introspect));
  const { up, down } = await planBothFrom(before, after, trialOn(a));
  expect([...up.refusals, ...down.refusals]).toEqual([]);
  const run = (statements: readonly string[]): MigrationModule['up'] => {
    return async (knex) => {
      for (const sql of statements) await knex.raw(escapeBindings(sql));
    };
  };
  const migration = {
    up: run([...up.statements.map(({ sql }) => sql), ...(spoil === undefined ? [] : [spoil])]),
    down: run([...down.statements.map(({ sql }) => sql), ...(spoilDown === undefined ? [] : [spoilDown])]),
  };
  const proof = await prove(a, { migration, before, after, losses: lossesOf(up, down) });
  return { proof, lost: up.losses.map(({ object }) => object) };
}

const renameValue = (model: Model): Model => ({
  ...model,
  enums: model.enums.map((one) => ({ ...one, renamedValues: { sad: 'blue' } })),
});

const moods = (value: string) => `
  create type mood as enum ('${value}', 'ok');
  create type diary as (m mood, days mood[]);
  create domain feeling as mood;
  create type moods as range (subtype = mood);
  create table t (id int primary key, m mood, each mood[], d diary, ds diary[], f feeling, r moods);`;

describe('prove keeps', () => {
  test.each<[string, Change]>([
    [
      'values of an enum that is renamed, also in arrays, composite types, domains and ranges',
      { old: moods('sad'), wanted: moods('blue'), declare: renameValue },
    ],
    [
      'a composite value with a new attribute, also where it is a default',
      {
        old: `create type p as (x int); create table t (id int primary key, a p default row(1)::p);`,
        wanted: `create type p as (x int, y text); create table t (id int primary key, a p default row(1, null)::p);`,
      },
    ],
    [
      'attributes whose order changes, in arrays, domains and other composite types',
      {
        old: `create type p as (x int, y text); create type q as (p p, ps p[]); create domain d as q;
          create table t (id int primary key, a p, b p[], c q, d d);`,
        wanted: `create type p as (y text, z int, x int); create type q as (p p, ps p[]); create domain d as q;
          create table t (id int primary key, a p, b p[], c q, d d);`,
      },
    ],
    [
      'an attribute whose type changes, first or last',
      {
        old: `create type p as (x int, y int); create type q as (p p, ps p[]);
          create table t (id int primary key, a p, b p[], c q);`,
        wanted: `create type p as (x text, y bigint); create type q as (p p, ps p[]);
          create table t (id int primary key, a p, b p[], c q);`,
      },
    ],
    [
      'values of a domain whose base type changes, also in arrays, domains and composite types',
      {
        old: `create domain d as int; create domain e as d; create type p as (x d);
          create table t (id int primary key, a d, b d[], c p, e e);`,
        wanted: `create domain d as text; create domain e as d; create type p as (x d);
          create table t (id int primary key, a d, b d[], c p, e e);`,
      },
    ],
  ])('%s', async (_, change) => {
    const { proof, lost } = await proven(change);
    expect(proof).toEqual({ tablesWithRows: 1 });
    expect(lost).toEqual([]);
  });

  test('the values of a virtual generated column that becomes a plain one', async () => {
    if (serverVersion() < 180000) return;
    const { proof, lost } = await proven({
      old: `create table t (id int primary key, a int, g int generated always as (a * 2) virtual);
        create view v as select g from t; comment on column t.g is 'Twice a';`,
      wanted: `create table t (id int primary key, a int, g int);
        create view v as select g from t; comment on column t.g is 'Twice a';`,
    });
    expect([proof, lost]).toEqual([{ tablesWithRows: 1 }, []]);
  });
});

test('prove reports that down fails on rows whose referenced rows up has dropped', async () => {
  const { proof, lost } = await proven({
    old: `create table a (id int primary key); create table b (id int primary key, a int references a);`,
    wanted: `create table b (id int primary key, a int);`,
  });
  expect(proof).toEqual({ tablesWithRows: 0, downFailsOnData: expect.stringContaining('b_a_fkey') });
  expect(lost).toEqual(['table public.a']);
});

describe('prove reports the loss of', () => {
  test.each<[string, Change, string[]]>([
    [
      'an attribute in a domain over an array of a composite type in a row type',
      {
        old: `create type p as (x int, y int); create type q as (ps p[]); create domain d as q;
          create table t (id int primary key, a d); create table u (id int primary key, t t);`,
        wanted: `create type p as (x int); create type q as (ps p[]); create domain d as q;
          create table t (id int primary key, a d); create table u (id int primary key, t t);`,
      },
      ['type public.p'],
    ],
  ])('%s', async (_, change, objects) => {
    expect((await proven(change)).lost).toEqual(objects);
  });
});

test.each([
  ['a value in a composite type', `update t set a.x = null`],
  ['an element of an array', `update t set b = b[2:]`],
  ['a value that is converted', `update t set c = null`],
])('prove fails when a migration loses %s', async (_, spoil) => {
  const change = {
    old: `create type p as (x int); create table t (id int primary key, a p, b int[], c int);`,
    wanted: `create type p as (x int, y int); create table t (id int primary key, a p, b int[], c text);`,
    spoil,
  };
  await expect(proven(change)).rejects.toMatchObject({ code: 'PROOF_FAILED' });
});

const partitioned = (...parts: string[]) =>
  [
    'create table p (k int) partition by list (k)',
    'create table p1 (k int)',
    'create table p2 (k int)',
    ...parts,
  ].join(';');
const attach = (n: number) => `alter table p attach partition p${n} for values in (${n})`;

test.each<[string, Change, string[]]>([
  [
    'dropped',
    {
      old: partitioned(attach(1), attach(2)),
      wanted: partitioned(attach(2)).replace(/create table p1[^;]*;/, ''),
    },
    ['table public.p1'],
  ],
  ['detached', { old: partitioned(attach(1), attach(2)), wanted: partitioned(attach(2)) }, []],
])('prove keeps the rows of the other partitions when one is %s', async (_, change, losses) => {
  const { proof, lost } = await proven(change);
  expect([proof.tablesWithRows, lost]).toEqual([1, losses]);
  const spoil = 'delete from p2';
  await expect(proven({ ...change, spoil })).rejects.toMatchObject({ code: 'PROOF_FAILED' });
});

/** The table, its column and its sequence by other names. */
const renamed = (model: Model): Model => ({
  ...model,
  tables: model.tables.map((table) => ({
    ...table,
    renamedFrom: 't',
    columns: table.columns.map((column) => ({ ...column, renamedFrom: 'id' })),
  })),
  sequences: model.sequences.map((sequence) => ({ ...sequence, renamedFrom: 't_id_seq' })),
});

test.each<[string, Change]>([
  [
    'of serial, identity and free sequences that become one another',
    {
      old: `create table t (id serial primary key, n int, b bigint generated by default as identity); create sequence s;`,
      wanted:
        `create table t (id int generated always as identity primary key, n serial, b bigint default nextval('t_b_seq2'));
        create sequence s increment 5;`.replace('create table', 'create sequence t_b_seq2; create table'),
    },
  ],
  [
    'of a table, a column and a sequence that are renamed',
    {
      old: `create table t (id serial);`,
      wanted: `create table u (n serial);`,
      declare: renamed,
    },
  ],
])('prove keeps the positions %s', async (_, change) => {
  expect((await proven(change)).proof).toEqual({ tablesWithRows: 1 });
});

const numbered = (id: string) => `create table t (id ${id} primary key); create sequence s;`;

test.each<[string, Omit<Change, 'old' | 'wanted'>, string]>([
  [
    'the sequence of an identity',
    { spoil: 'alter sequence t_id_seq restart' },
    '"public"."t_id_seq", which gives out 1 next and not',
  ],
  [
    'a sequence to a value that is given out',
    { spoil: `select setval('t_id_seq', 11, false)` },
    '"public"."t_id_seq"',
  ],
  ['a sequence that no column uses', { spoil: `drop sequence s; create sequence s` }, '"public"."s"'],
  ['a sequence that comes back', { spoilDown: 'alter sequence t_id_seq restart' }, '"public"."t_id_seq"'],
])('prove fails when a migration resets %s', async (_, spoils, message) => {
  const change = { old: numbered('serial'), wanted: numbered('int generated always as identity'), ...spoils };
  await expect(proven(change)).rejects.toMatchObject({
    code: 'PROOF_FAILED',
    message: expect.stringContaining(message),
  });
});

test('prove fails when a new sequence begins at a value that a row has', async () => {
  const change = {
    old: numbered('int'),
    wanted: numbered('serial'),
    spoil: 'alter sequence t_id_seq restart',
  };
  await expect(proven(change)).rejects.toMatchObject({
    code: 'PROOF_FAILED',
    message: expect.stringContaining('"public"."t_id_seq", which gives out 1 next and not 3 or later'),
  });
});

test.each([
  [
    'that is attached to nothing',
    `alter table p drop constraint p_pkey; alter table only p add constraint p_pkey primary key (a);
     alter table p1 add constraint p1_pkey primary key (a)`,
  ],
  [
    'whose index is not valid',
    `update pg_index set indisvalid = false where indexrelid = 'p_pkey'::regclass`,
  ],
])('prove fails when a migration leaves a partitioned table with a key %s', async (_, spoil) => {
  const change = {
    old: 'create table t (id int primary key)',
    wanted: `create table t (id int primary key);
      create table p (a int primary key) partition by list (a); create table p1 partition of p default`,
  };
  expect((await proven(change)).proof).toEqual({ tablesWithRows: 1 });
  await expect(proven({ ...change, spoil })).rejects.toMatchObject({ code: 'PROOF_FAILED' });
});
