import { expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import { diffModels } from '@trellis/plan';
import type { Knex } from 'knex';
import { twoConnections } from '../../test/two-connections.ts';
import { withoutMoved } from './moved-data.ts';
import { prove } from './prove.ts';

const connections = twoConnections('proof_data');

const SHOP = `create table tags (tag_id int generated always as identity primary key, name text unique);
  create table notes (tag_id int references tags, note text); create type one as enum ('only'); create table single (one one primary key)`;

/** The change of a migration that was written by hand: direction, action, object, number of rows. */
type Found = readonly [string, string, string, number];

test.each<[string, { earlier?: string; up: string; down?: string }, Found[]]>([
  [
    'rows with keys that sequences give',
    { up: `insert into tags (name) values ('new arrivals')` },
    [['up', 'adds rows', 'table public.tags', 1]],
  ],
  [
    'rows with keys that the sample rows would have',
    {
      up: `insert into tags overriding system value values (1, 'new'), (2, 'old'); insert into notes values (2)`,
    },
    [
      ['up', 'adds rows', 'table public.tags', 2],
      ['up', 'adds rows', 'table public.notes', 1],
    ],
  ],
  [
    'values, also those of rows that earlier migrations have inserted',
    {
      earlier: `insert into tags (name) select 'tag ' || n from generate_series(1, 5) n`,
      up: `update tags set name = name || '!'`,
      down: `update tags set name = rtrim(name, '!')`,
    },
    [['up', 'changes values', 'column public.tags.name', 7]],
  ],
  [
    'values that only down changes',
    { up: 'select 1', down: `update notes set note = 'x'` },
    [['down', 'changes values', 'column public.notes.note', 2]],
  ],
  [
    'keys',
    { up: `delete from notes; update tags set tag_id = default` },
    [
      ['up', 'changes values', 'column public.tags.tag_id', 2],
      ['up', 'deletes rows', 'table public.notes', 2],
    ],
  ],
  [
    'rows of which some disappear',
    { up: `delete from notes where tag_id = 1; delete from tags where tag_id = 1` },
    [
      ['up', 'deletes rows', 'table public.tags', 1],
      ['up', 'deletes rows', 'table public.notes', 1],
    ],
  ],
  [
    'a table with a single row',
    { up: 'delete from single' },
    [['up', 'deletes rows', 'table public.single', 1]],
  ],
  [
    'a table whose triggers change rows of another one and reject TRUNCATE',
    {
      earlier: `create function label() returns trigger language plpgsql as
          $$ begin update tags set name = name || '+' where tag_id = new.tag_id; return null; end $$;
        create function reject() returns trigger language plpgsql as $$ begin raise 'rejected'; end $$;
        create trigger labels after insert on notes for each row execute function label();
        create trigger rejects before truncate on notes for each statement execute function reject()`,
      up: 'delete from notes where tag_id = 1',
    },
    [['up', 'deletes rows', 'table public.notes', 1]],
  ],
])(
  'prove lists the changes of %s, and leaves the rows as they were',
  async (_, { earlier, up, down }, wanted) => {
    const { a } = connections;
    await a.knex.raw(`drop schema public cascade; create schema public; ${SHOP}; ${earlier ?? 'select 1'}`);
    const state = async () => {
      const { rows } = await a.knex.raw('select * from tags order by 1');
      const position = await a.knex.raw('select last_value, is_called from tags_tag_id_seq');
      return [rows, position.rows];
    };
    const model = await a.withClient(introspect);
    const migration = {
      up: (knex: Knex) => knex.raw(up),
      down: (knex: Knex) => knex.raw(down ?? 'select 1'),
    };
    const claim = { migration, before: model, after: model };
    const before = await state();
    const { changes = [] } = await prove(a, { ...claim, mayChangeData: true });
    expect(changes.map(({ direction, action, object, rows }) => [direction, action, object, rows])).toEqual(
      expect.arrayContaining(wanted.map((one) => [...one])),
    );
    expect(changes).toHaveLength(wanted.length);
    expect(await state()).toEqual(before);
    await expect(prove(a, claim)).rejects.toMatchObject({ code: 'PROOF_FAILED' });
  },
);

test.each<[string, { up: string; down: string }, string[], ...string[][]]>([
  [
    'values that down gives back, and up again',
    {
      up: 'create table names as select tag_id, name from tags; alter table tags drop name',
      down: `alter table tags add name text unique;
        update tags set name = n.name from names n where n.tag_id = tags.tag_id; drop table names`,
    },
    ['column public.tags.name'],
    ['table public.names'],
  ],
  [
    'rows that down gives back, and up again',
    {
      up: 'create table lines as table notes; drop table notes',
      down: `create table notes (tag_id int references tags, note text);
        insert into notes select * from lines; drop table lines`,
    },
    ['table public.notes'],
    ['table public.lines'],
  ],
  [
    'values of a column that both directions move',
    {
      up: 'alter table tags add label text; update tags set label = name; alter table tags drop name',
      down: `alter table tags add name text unique; update tags set name = label; alter table tags drop label`,
    },
    ['column public.tags.name'],
    ['column public.tags.label'],
  ],
  [
    'no rows of a copy that up makes again and down does not give back',
    { up: 'create table names as select tag_id, name from tags', down: 'drop table names' },
    [],
  ],
  [
    'no keys, which a kept table could have as well',
    {
      up: 'create table known as select tag_id from tags',
      down: 'drop table known',
    },
    [],
  ],
  [
    'no rows that down moves only in part',
    {
      up: 'create table lines as select *, 1 as line from notes; drop table notes',
      down: `create table notes (tag_id int references tags, note text);
        insert into notes select tag_id, note from lines; drop table lines`,
    },
    ['table public.notes'],
  ],
  [
    'no rows that down refuses',
    {
      up: `create table lines as select * from notes; alter table lines add extra text; drop table notes`,
      down: `create table notes (tag_id int references tags, note text);
        insert into notes select tag_id, note from lines where 1 / (extra is null)::int = 1; drop table lines`,
    },
    ['table public.notes'],
  ],
  [
    'no values of which down gives each row the same',
    {
      up: 'alter table tags drop name',
      down: `alter table tags add name text; update tags set name = '1' where tag_id = 1; alter table tags add unique (name)`,
    },
    [],
  ],
  [
    'no rows that down does not give back',
    { up: 'drop table notes', down: 'create table notes (tag_id int references tags, note text)' },
    [],
  ],
])('prove finds that a migration moves %s', async (_, { up, down }, objects, ...[back = []]) => {
  const { a } = connections;
  await a.knex.raw(`drop schema public cascade; create schema public; ${SHOP}`);
  const before = await a.withClient(introspect);
  await a.knex.raw(up);
  const after = await a.withClient(introspect);
  await a.knex.raw(down);
  const migration = { up: (knex: Knex) => knex.raw(up), down: (knex: Knex) => knex.raw(down) };
  const losses = { up: diffModels(before, after).losses, down: diffModels(after, before).losses };
  const claim = { migration, before, after, losses, mayChangeData: true };
  const { changes = [] } = await prove(a, claim);
  const moved = (direction: 'up' | 'down') =>
    changes
      .filter((one) => one.direction === direction && one.action === 'moves data')
      .map(({ object }) => object);
  expect([moved('up'), moved('down')]).toEqual([objects, back]);
  const left = withoutMoved(losses, changes);
  expect(left.up).toHaveLength(losses.up.length - objects.length);
  expect(left.down).toHaveLength(losses.down.length - back.length);
  expect(await a.withClient(introspect)).toEqual(before);
});
