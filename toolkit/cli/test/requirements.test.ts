import { expect, test } from '@jest/globals';
import { countRequirements } from '@trellis/migrate/internal';
import type { Model } from '@trellis/model';
import { diffModels } from '@trellis/plan';
import { requirementsOf, requirementText } from '@trellis/plan/internal';
import { serverVersion } from '@trellis/testing';
import { modelOf } from '@trellis/verify';
import { testConnection } from './project.ts';

const database = testConnection('requirements');

const SCHEMA = `create table owners (id int primary key, region int, unique (id, region));
  create table items (id int primary key, a int, b int, note text, valid daterange);
  create table list (k int, a int) partition by list (k); create table list_1 partition of list for values in (1);
  create table parent (a int); create table child () inherits (parent)`;

const ROWS = `insert into owners values (1, 1), (2, 2);
  insert into items values (1, 1, 1, 'x'), (2, 1, 1, 'X'), (3, 9, null, null), (4, null, null, '7');
  insert into list values (1, 1), (1, 1); insert into parent values (null), (1); insert into child values (null), (1)`;

const SPANS = `create table spans (id int, room text, during daterange, floor int4range)`;
const SPAN_ROWS = `insert into spans values (1, 'a', '[2026-01-01,2026-02-01)', '[1,2)'), (2, 'A', '[2026-01-09,2026-03-01)', '[1,2)'),
  (3, 'a', '[2026-05-01,)', '[1,2)'), (4, 'A', null, null)`;

/** The statements that change the schema, what the count says, and a statement that makes rows satisfy the change. */
type Case = readonly [string, string, string | undefined, string];

const on = 'public.items';

test.each<Case>([
  [
    'NOT NULL',
    'alter table items alter note set not null',
    `1 row of ${on} whose note is null (column ${on}.note)`,
    `update items set note = ''`,
  ],
  [
    'NOT NULL that children inherit',
    'alter table parent alter a set not null',
    '2 rows of public.parent whose a is null (column public.parent.a)',
    'update parent set a = 0',
  ],
  [
    'a column without a value',
    'truncate items; alter table items add c int not null',
    `4 rows of ${on} that get no value in c (column ${on}.c)`,
    'truncate items',
  ],
  ['a column with a default', 'alter table items add c int not null default 1', undefined, 'select 1'],
  [
    'a check',
    'alter table items add constraint low check (a < 5)',
    `1 row of ${on} that do not satisfy low (constraint ${on}.low)`,
    'delete from items where a = 9',
  ],
  [
    'a unique constraint',
    'alter table items add constraint uq unique (a, b)',
    `2 rows of ${on} with the same a, b as another one (constraint ${on}.uq)`,
    'update items set b = id',
  ],
  [
    'one whose nulls are not distinct',
    'alter table items add constraint uq unique nulls not distinct (b)',
    `4 rows of ${on} with the same b as another one (constraint ${on}.uq)`,
    'update items set b = id',
  ],
  [
    'a unique constraint of partitions',
    'alter table list add constraint uq unique (k, a)',
    '2 rows of public.list with the same k, a as another one (constraint public.list.uq)',
    'truncate list',
  ],
  [
    'one that children do not inherit',
    'alter table parent add constraint uq unique (a)',
    undefined,
    'select 1',
  ],
  [
    'a primary key',
    'alter table parent add constraint pk primary key (a)',
    '2 rows of public.parent whose a is null (column public.parent.a)',
    'truncate parent',
  ],
  [
    'a unique index on an expression with a condition',
    'create unique index uq on items (lower(note)) where a < 9',
    `2 rows of ${on} that uq finds twice (index public.uq)`,
    'update items set note = id::text',
  ],
  [
    'a foreign key',
    'alter table items add constraint fk foreign key (a) references owners',
    `1 row of ${on} that refer to nothing in public.owners (constraint ${on}.fk)`,
    'update items set a = null',
  ],
  [
    'one that is fully matched',
    'alter table items add constraint fk foreign key (a, b) references owners (id, region) match full',
    `1 row of ${on} that refer to nothing in public.owners (constraint ${on}.fk)`,
    'update items set a = null, b = null',
  ],
  [
    'a type that not every value has',
    'alter table items alter note type uuid using null',
    `3 rows of ${on} whose note is not a valid uuid (column ${on}.note)`,
    'update items set note = null',
  ],
  [
    'an exclusion constraint',
    'alter table spans add constraint apart exclude using gist (during with &&)',
    '2 rows of public.spans that apart excludes because of another one (constraint public.spans.apart)',
    'delete from spans where id = 2',
  ],
  [
    'an exclusion constraint with an expression, a collation, an operator class and a condition',
    `alter table spans add constraint apart exclude
       (lower(room) collate "C" text_pattern_ops with operator(pg_catalog.=)) where (id <> 4)`,
    '3 rows of public.spans that apart excludes because of another one (constraint public.spans.apart)',
    'update spans set room = id',
  ],
  [
    'an exclusion constraint of several elements',
    `alter table spans add constraint apart exclude using gist (during with &&, int4range(id, id + 2) with &&)`,
    '2 rows of public.spans that apart excludes because of another one (constraint public.spans.apart)',
    'delete from spans where id = 2',
  ],
  [
    'a unique constraint without overlaps',
    'alter table spans add constraint apart unique (floor, during without overlaps)',
    '2 rows of public.spans with the same floor as another one at a time (constraint public.spans.apart)',
    'delete from spans where id = 2',
  ],
  [
    'an exclusion constraint that children do not inherit',
    'alter table parent add constraint apart exclude (a with =)',
    undefined,
    'select 1',
  ],
  [
    'a unique index over a column that is added',
    'alter table items add left_on date; create unique index uq on items (lower(note)) where left_on is null',
    `2 rows of ${on} that uq finds twice (index public.uq)`,
    'update items set note = id::text',
  ],
  [
    'a check of a column that is added with a default',
    `alter table items add kind text default 'old', add constraint known check (kind <> 'old' or a < 5)`,
    `1 row of ${on} that do not satisfy known (constraint ${on}.known)`,
    'delete from items where a = 9',
  ],
  ['a type that every value has', 'alter table items alter a type bigint', undefined, 'select 1'],
])('counts the rows that break %s', async (name, change, text, fix) => {
  const { connection } = database;
  const { knex } = connection;
  if (name.includes('without overlaps') && serverVersion() < 180000) return;
  await knex.raw(`drop schema public cascade; create schema public; ${SCHEMA}; ${SPANS}`);
  const before = await modelOf(connection);
  await knex.raw(change);
  const after = await modelOf(connection);
  await knex.raw(
    `drop schema public cascade; create schema public; ${SCHEMA}; ${SPANS}; ${ROWS}; ${SPAN_ROWS}`,
  );
  const plan = diffModels(before, after);
  const counted = async () =>
    (await countRequirements(knex, requirementsOf(plan, before, after))).flatMap(
      (one) => requirementText(one) ?? [],
    );
  // PostgreSQL 15 cannot check texts without an error.
  if (name.includes('type that not') && serverVersion() < 160000) return;
  expect(await counted()).toEqual(text ? [`Fails on ${text}`] : []);
  const run = () => knex.raw(plan.statements.map(({ sql }) => sql).join(';'));
  if (text) await expect(run()).rejects.toThrow();
  await knex.raw(fix);
  expect(await counted()).toEqual([]);
  await run();
});

test('counts by the names that tables and columns have before the plan', async () => {
  const { connection } = database;
  await connection.knex.raw(
    `drop schema public cascade; create schema public; create table old (was int); insert into old values (null)`,
  );
  const before = await modelOf(connection);
  const after: Model = {
    ...before,
    tables: before.tables.map((table) => ({
      ...table,
      name: 'young',
      renamedFrom: 'old',
      columns: [{ name: 'now', type: 'integer', notNull: true, renamedFrom: 'was' }],
    })),
  };
  const requirements = requirementsOf(diffModels(before, after), before, after);
  expect(requirements).toMatchObject([{ object: 'column public.young.now', where: '"was" is null' }]);
  expect(await countRequirements(connection.knex, requirements)).toMatchObject([{ count: 1 }]);
  const missing = requirements.map((one) => ({ ...one, table: { schema: 'public', name: 'nowhere' } }));
  expect(await countRequirements(connection.knex, missing)).toEqual(missing);
});
