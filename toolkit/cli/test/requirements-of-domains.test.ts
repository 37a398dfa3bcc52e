import { expect, test } from '@jest/globals';
import { countRequirements } from '@trellis/migrate/internal';
import { diffModels } from '@trellis/plan';
import { requirementsOf, requirementText } from '@trellis/plan/internal';
import { serverVersion } from '@trellis/testing';
import { modelOf } from '@trellis/verify';
import { testConnection } from './project.ts';

const database = testConnection('requirements_of_domains');

const SCHEMA = 'drop schema public cascade; create schema public; create domain code as text';

/** A table, its rows, the change of the domain before the table is created or of the table, what the count says, and a statement that makes rows satisfy the change. */
type Case = readonly [
  what: string,
  table: string,
  rows: string,
  change: { readonly domain: string } | { readonly table: string },
  text: readonly string[],
  fix: string,
];

const CHECK = { domain: `alter domain code add constraint filled check (value <> '')` };
const FILLED = 'does not satisfy filled (constraint public.code.filled)';
const NULL = 'holds a null (type public.code)';

test.each<Case>([
  [
    'a column',
    'create table t (c code)',
    `('a'), (''), (null)`,
    CHECK,
    [`1 row of public.t whose c ${FILLED}`],
    `update t set c = 'a'`,
  ],
  [
    'a domain over the domain, in two columns',
    'create domain short as code; create table t (c short, d short)',
    `('', 'a'), ('', '')`,
    CHECK,
    [`2 rows of public.t whose c ${FILLED}`, `1 row of public.t whose d ${FILLED}`],
    `update t set c = 'a', d = 'a'`,
  ],
  [
    'an array',
    'create table t (c code[])',
    `('{a}'), ('{a,""}'), ('{{a},{""}}'), (null), ('{null}')`,
    CHECK,
    [`2 rows of public.t whose c ${FILLED}`],
    `update t set c = '{a}'`,
  ],
  [
    'a composite type, and an array of it',
    'create type pair as (id int, c code); create table t (c pair, d pair[])',
    `('(1,a)', '{"(1,\\"\\")"}'), ('(1,"")', '{}')`,
    CHECK,
    [`1 row of public.t whose c ${FILLED}`, `1 row of public.t whose d ${FILLED}`],
    `update t set c = '(1,a)', d = null`,
  ],
  [
    'a range and a multirange',
    'create type spell as range (subtype = code); create table t (c spell, d spell_multirange)',
    `('["",a)', '{[a,b]}'), ('(,a)', '{["",a],[b,c]}')`,
    CHECK,
    [`1 row of public.t whose c ${FILLED}`, `1 row of public.t whose d ${FILLED}`],
    `update t set c = null, d = null`,
  ],
  [
    'partitions and children',
    `create table t (c code, k int) partition by list (k); create table t1 partition of t for values in (1);
     create table parent (c code); create table child () inherits (parent)`,
    `('', 1), ('a', 1); insert into child values ('')`,
    CHECK,
    [`1 row of public.child whose c ${FILLED}`, `1 row of public.t whose c ${FILLED}`],
    `update t set c = 'a'; update parent set c = 'a'`,
  ],
  [
    'a column that must not be null',
    'create table t (c code)',
    `('a'), (null)`,
    { domain: 'alter domain code set not null' },
    [`1 row of public.t whose c ${NULL}`],
    `update t set c = 'a'`,
  ],
  [
    'an array whose elements must not be null',
    'create table t (c code[])',
    `('{a}'), ('{null}'), (null)`,
    { domain: 'alter domain code set not null' },
    [`1 row of public.t whose c ${NULL}`],
    `update t set c = '{}'`,
  ],
  [
    'a check that becomes valid',
    `create table t (c code); insert into t values (''), ('');
     alter domain code add constraint filled check (value <> '') not valid`,
    `('a')`,
    { table: 'truncate t; alter domain code validate constraint filled' },
    [`2 rows of public.t whose c ${FILLED}`],
    `update t set c = 'a'`,
  ],
  [
    'a column that becomes one of the domain',
    `alter domain code add constraint filled check (value <> ''); create table t (c text)`,
    `('a'), (''), (null)`,
    { table: 'alter table t alter c type code' },
    [`1 row of public.t whose c ${FILLED}`],
    `update t set c = 'a'`,
  ],
  [
    'a column that becomes one of a new domain',
    'create table t (c text)',
    `('a'), (''), (null)`,
    { table: `create domain fresh as text not null check (value <> ''); alter table t alter c type fresh` },
    [
      '1 row of public.t whose c holds a null (type public.fresh)',
      '1 row of public.t whose c does not satisfy fresh_check (constraint public.fresh.fresh_check)',
    ],
    `update t set c = 'a'`,
  ],
  [
    'a domain of numbers with fewer digits, which not every value has',
    'create table t (c float8)',
    `(-0.5), (2.25), (1e9), ('NaN'), (null)`,
    {
      table: `create domain share as numeric(3,1) check (value >= 0) check (value <> 'NaN'); alter table t alter c type share`,
    },
    [
      '1 row of public.t whose c does not satisfy share_check (constraint public.share.share_check)',
      '1 row of public.t whose c does not satisfy share_check1 (constraint public.share.share_check1)',
    ],
    `delete from t where c < 0 or c in ('NaN', 1e9)`,
  ],
  [
    'a column of a domain without a value',
    'create table t (c int)',
    '(1)',
    { table: 'create domain fresh as text not null; alter table t add d fresh' },
    ['1 row of public.t that get no value in d (column public.t.d)'],
    'truncate t',
  ],
])('counts the rows that break %s', async (name, table, rows, change, text, fix) => {
  // PostgreSQL 15 cannot check texts without an error.
  if (name.includes('not every value') && serverVersion() < 160000) return;
  const { connection } = database;
  const { knex } = connection;
  const fill = () => knex.raw(`${SCHEMA}; ${table}; insert into t values ${rows}`);
  await knex.raw(`${SCHEMA}; ${table}`);
  const before = await modelOf(connection);
  if ('domain' in change) await knex.raw(`${SCHEMA}; ${change.domain}; ${table}`);
  else await knex.raw(change.table);
  const after = await modelOf(connection);
  await fill();
  const plan = diffModels(before, after);
  const counted = async () =>
    (await countRequirements(knex, requirementsOf(plan, before, after))).flatMap(
      (one) => requirementText(one) ?? [],
    );
  const run = () => knex.raw(plan.statements.map(({ sql }) => sql).join(';'));
  expect(await counted()).toEqual(text.map((one) => `Fails on ${one}`));
  if (text.length > 0) await expect(run()).rejects.toThrow();
  await knex.raw(fix);
  expect(await counted()).toEqual([]);
  await run();
});

test('reports rows that cannot be counted', async () => {
  const { knex } = database.connection;
  await knex.raw(`${SCHEMA}; create table t (c code)`);
  const requirement = {
    object: 'constraint public.code.known',
    what: 'whose c does not satisfy known',
    table: { schema: 'public', name: 't' },
    where: 'not is_known(c)',
  };
  const [counted] = await countRequirements(knex, [requirement]);
  expect(counted && requirementText(counted)).toBe(
    'Not counted, and fails on them: rows of public.t whose c does not satisfy known (constraint public.code.known)',
  );
});
