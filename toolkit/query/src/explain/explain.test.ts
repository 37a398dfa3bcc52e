import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  array,
  constraintRulesOf,
  date,
  defineSchema,
  integer,
  numeric,
  table,
  text,
  toModel,
} from '@trellis/model';
import { serverVersion } from '@trellis/testing';
import { type OpenDatabase, openDatabase } from '../../test/test-database.ts';
import { explain, type WithRules } from './explain.ts';

const people = table('people', {
  columns: {
    person_id: integer({ primaryKey: true, doc: 'Number of the person.' }),
    name: text({ doc: 'Name of the person.' }),
    height: numeric(5, 2, { nullable: true }),
    postcode: text({ nullable: true }),
    boss_id: integer({ nullable: true, references: 'people.person_id' }),
    a_column_with_a_rather_long_name_that_postgresql_will_truncate_: text({ default: '' }),
  },
  checks: [
    { name: 'tall_enough', expression: 'height > 0', doc: 'A height is positive.' },
    'length(name) > 1',
  ],
  uniques: [{ columns: ['name', 'postcode'] }],
  indexes: [{ columns: [{ expression: 'lower(name)' }], unique: true }],
});
const visits = table('visits', {
  schema: 'diary',
  columns: {
    visit_id: integer({ identity: 'always', primaryKey: true }),
    person_id: integer({ references: 'people.person_id' }),
    days: array(date(), { nullable: true }),
    room: { type: 'int4range', nullable: true },
  },
  exclusions: [{ name: 'one_at_a_time', definition: 'EXCLUDE USING gist (room WITH &&)' }],
});
const notes = table('notes', {
  columns: { person_id: integer() },
  foreignKeys: [
    {
      columns: ['person_id'],
      references: { table: 'people', columns: ['person_id'] },
      onDelete: 'restrict',
      doc: 'A note is about a person.',
    },
  ],
  triggers: [
    {
      name: 'notes_are_final',
      definition:
        'create trigger notes_are_final before update on notes for each row execute function reject()',
      rejects: true,
      comment: 'A note never changes.',
    },
  ],
});
const reject = {
  kind: 'function',
  name: 'reject',
  arguments: '',
  definition: `create function reject() returns trigger language plpgsql as $$ begin
    raise 'rejected by %', tg_name using errcode = 'check_violation',
      constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end $$`,
} as const;
const world: WithRules<'people_pkey' | 'tall_enough' | 'visits_person_id_fkey'> = defineSchema({
  name: 'world',
  tables: { people, 'diary.visits': visits, notes },
  routines: [reject],
});

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('explain', world);
  await database.knex.raw(`insert into people (person_id, name, postcode) values (1, 'Ada', 'NW1')`);
  await database.knex.raw(
    `insert into people (person_id, name, boss_id) values (5, 'Cyd', null), (6, 'Dan', 5), (7, 'Fay', null)`,
  );
  await database.knex.raw('insert into notes (person_id) values (7)');
  await database.knex.raw(`insert into diary.visits (person_id, room) values (1, '[1,3)')`);
});
afterAll(() => database.close());

type Explained = [
  sql: string,
  rule: string,
  kind: string,
  table: string,
  columns: string[],
  message: string,
  problem?: string,
];

test.each<Explained>([
  [
    "insert into people (person_id, name) values (1, 'Bob')",
    'people_pkey',
    'primary key',
    'people',
    ['person_id'],
    'No two rows of people have the same person_id. Number of the person.',
  ],
  [
    "insert into people (person_id, name, postcode) values (2, 'Ada', 'NW1')",
    'people_name_postcode_key',
    'unique',
    'people',
    ['name', 'postcode'],
    'No two rows of people have the same name and postcode.',
  ],
  [
    "insert into people (person_id, name) values (2, 'ADA')",
    'people_expr_idx',
    'unique',
    'people',
    [],
    'No two rows of people have the same lower(name).',
  ],
  [
    'insert into people (person_id) values (2)',
    'people_name_not_null',
    'not null',
    'people',
    ['name'],
    'people.name is never null. Name of the person.',
  ],
  [
    "insert into people (person_id, name, height) values (2, 'Bob', -1)",
    'tall_enough',
    'check',
    'people',
    [],
    'A height is positive.',
  ],
  [
    "insert into people (person_id, name) values (2, 'B')",
    'people_check',
    'check',
    'people',
    [],
    'Every row of people satisfies length(name) > 1.',
  ],
  [
    'insert into diary.visits (person_id) values (9)',
    'visits_person_id_fkey',
    'foreign key',
    'diary.visits',
    ['person_id'],
    'diary.visits.person_id refers to an existing row of people.',
    'missing',
  ],
  [
    'update diary.visits set person_id = 9',
    'visits_person_id_fkey',
    'foreign key',
    'diary.visits',
    ['person_id'],
    'diary.visits.person_id refers to an existing row of people.',
    'missing',
  ],
  ...['delete from people where person_id = 1', 'update people set person_id = 9 where person_id = 1'].map(
    (sql): Explained => [
      sql,
      'visits_person_id_fkey',
      'foreign key',
      'diary.visits',
      ['person_id'],
      'A row of people cannot be deleted, nor its person_id changed, while a row of diary.visits refers to it.',
      'in use',
    ],
  ),
  [
    "insert into people (person_id, name, boss_id) values (3, 'Eve', 9)",
    'people_boss_id_fkey',
    'foreign key',
    'people',
    ['boss_id'],
    'people.boss_id refers to an existing row of people.',
    'missing',
  ],
  [
    'delete from people where person_id = 5',
    'people_boss_id_fkey',
    'foreign key',
    'people',
    ['boss_id'],
    'A row of people cannot be deleted, nor its person_id changed, while a row of people refers to it.',
    'in use',
  ],
  [
    'delete from people where person_id = 7',
    'notes_person_id_fkey',
    'foreign key',
    'notes',
    ['person_id'],
    'A row of people cannot be deleted, nor its person_id changed, while a row of notes refers to it. A note is about a person.',
    'in use',
  ],
  [
    'insert into notes (person_id) values (9)',
    'notes_person_id_fkey',
    'foreign key',
    'notes',
    ['person_id'],
    'A note is about a person.',
    'missing',
  ],
  ['update notes set person_id = 1', 'notes_are_final', 'trigger', 'notes', [], 'A note never changes.'],
  [
    "insert into diary.visits (person_id, room) values (1, '[2,4)')",
    'one_at_a_time',
    'exclusion',
    'diary.visits',
    [],
    'No two rows of diary.visits exclude each other: EXCLUDE USING gist (room WITH &&).',
  ],
])('explains the error of %s', async (sql, rule, kind, of, columns, message, problem = undefined) => {
  const error = await database.knex.raw(sql).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  const expected = { rule, kind, table: of, columns, message, ...(problem && { problem }) };
  expect(explain(world, error)).toEqual(expected);
  expect(explain(world, new Error('could not save', { cause: error }))).toEqual(expected);
});

test('an error about no rule of the schema is not explained', async () => {
  const error = await database.knex.raw("select 'x'::integer").catch((caught: unknown) => caught);
  const { tables } = defineSchema({
    name: 'other',
    tables: { people: table('people', { columns: { name: text() } }) },
  });
  const other = await database.knex
    .raw("insert into people values (1, 'Bob')")
    .catch((caught: unknown) => caught);
  expect([
    explain(world, error),
    explain({ name: 'other', tables }, other),
    explain(world, undefined),
  ]).toEqual([undefined, undefined, undefined]);
});

test('comparing with a rule that the schema does not have does not compile', () => {
  const why = explain(world, undefined);
  // @ts-expect-error the schema has no such rule
  expect(why?.rule === 'people_name_key').toBe(false);
});

test('rules have the names that PostgreSQL generates', async () => {
  // Before version 18, NOT NULL is no constraint.
  const isStored = ({ kind }: { readonly kind: string }) =>
    kind !== 'trigger' && (kind !== 'not null' || serverVersion() >= 180000);
  const { rows } = await database.knex.raw(
    `select conname as name from pg_constraint where connamespace in ('public'::regnamespace, 'diary'::regnamespace)
     union select indexrelid::regclass::text from pg_index where indrelid = 'people'::regclass and indisunique order by 1`,
  );
  expect(
    new Set(
      constraintRulesOf(toModel(world))
        .filter(isStored)
        .map(({ name }) => name),
    ),
  ).toEqual(new Set((rows as { name: string }[]).map(({ name }) => name)));
  expect(toModel(world).tables).toHaveLength(3);
});
