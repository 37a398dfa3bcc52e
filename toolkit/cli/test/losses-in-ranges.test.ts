import { expect, test } from '@jest/globals';
import { countLosses } from '@trellis/migrate/internal';
import { diffModels } from '@trellis/plan';
import { modelOf } from '@trellis/verify';
import { testConnection } from './project.ts';

const database = testConnection('losses_in_ranges');

const bounds = `insert into u values (r(row(1, 2)::pair, row(3, null)::pair)), (r(row(1, null)::pair, null)), ('empty'), (null)`;
const inRanges: readonly (readonly [what: string, setUp: string, count: number])[] = [
  ['ranges', `create table u (r r); ${bounds}`, 1],
  ['arrays of ranges', `create table u (r r[]); insert into u values (array[r(row(1, 2)::pair, null)])`, 1],
  [
    'multiranges',
    `create table u (m rs); insert into u values (rs(r(row(1, 2)::pair, row(1, null)::pair))), ('{}')`,
    1,
  ],
  [
    'ranges in composite types and domains',
    `create domain d as r; create type w as (d d, rs r[]); create table u (w w[]);
     insert into u values (array[row(null, array[r(null, row(1, 2)::pair)])::w]), (array[row(r(null, row(1, 2)::pair), null)::w])`,
    2,
  ],
  [
    'ranges of ranges',
    `create type rr as range (subtype = r); create table u (v rr); insert into u values (rr(r(row(1, 2)::pair, null), null))`,
    1,
  ],
];

test.each(inRanges)('counts values of attributes in the bounds of %s', async (_, setUp, expected) => {
  await database.connection.knex.raw(
    `create type pair as (x int, y int); create type r as range (subtype = pair, multirange_type_name = rs); ${setUp}`,
  );
  const from = await modelOf(database.connection);
  const to = {
    ...from,
    compositeTypes: from.compositeTypes.map((one) => ({
      ...one,
      attributes: one.attributes.filter(({ name }) => name !== 'y'),
    })),
  };
  const counted = await countLosses(database.connection.knex, diffModels(from, to).losses);
  expect(counted.map(({ object, count }) => [object, count])).toEqual([['type public.pair', expected]]);
  await database.connection.knex.raw(
    'drop table u; drop type pair cascade; drop type if exists w, d cascade',
  );
});

test('counts the values in the bounds of ranges that lose digits', async () => {
  await database.connection.knex.raw(`
    create type pair as (x int, y numeric); create type r as range (subtype = pair); create table u (r r);
    insert into u values (r(row(1, 1.5)::pair, row(2, 2)::pair)), (r(row(1, 3)::pair, row(2, 2)::pair))`);
  const from = await modelOf(database.connection);
  const to = {
    ...from,
    compositeTypes: from.compositeTypes.map((one) => ({
      ...one,
      attributes: one.attributes.map((each) =>
        each.name === 'y' ? { ...each, type: 'numeric(4,0)' } : each,
      ),
    })),
  };
  const counted = await countLosses(database.connection.knex, diffModels(from, to).losses);
  expect(counted.map(({ object, count }) => [object, count])).toEqual([['type public.pair', 1]]);
  await database.connection.knex.raw('drop table u; drop type pair cascade');
});
