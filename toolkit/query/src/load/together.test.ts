import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { company } from '../../test/company.ts';
import { type Furnished, furnish } from '../../test/database.ts';
import { load } from './load.ts';
import { mostTogether, readTogether } from './together.ts';

let database: Furnished;
beforeAll(async () => {
  database = await furnish('together', company);
  await database.knex.raw("insert into people (name) values ('Ada'), ('Bob')");
});
afterAll(() => database.drop());

test('columns are read as they were sent, nulls too', () => {
  const kinds = ['numbers', 'words', 'json', 'texts'] as const;
  const row = ['3', '1,null,-3', 'a,,b c', '["x", null, ""]', '["{}", null, "[1]"]'];
  expect(readTogether(kinds, row, 10)).toEqual({
    count: 3,
    columns: [
      [1, null, -3],
      ['a', null, 'b c'],
      ['x', null, ''],
      ['{}', null, '[1]'],
    ],
  });
  expect(readTogether(['words'], ['1', ''], 10)).toEqual({ count: 1, columns: [[null]] });
  expect(readTogether(kinds, ['0', null, null, null, null], 10)?.columns).toEqual([[], [], [], []]);
});

test('too many rows, or too long ones, are not taken', () => {
  expect(readTogether(['numbers'], ['3', '1,2,3'], 2)).toBeUndefined();
  expect(readTogether(['json'], ['3', null], 10)).toBeUndefined();
});

test('what is too much to be sent together comes row by row', async () => {
  const { knex } = database;
  const many = mostTogether(['texts']) + 5;
  await knex.raw(
    "insert into badges (person_id, label, rank) select 1, 'n' || n, null from generate_series(1, ?::int) n",
    [many],
  );
  await knex.raw("insert into badges (person_id, label) values (2, 'last')");
  await knex.raw("insert into audit.events (person_id, words) select 2, repeat('x', 7e7::int)");
  const [ada, bob] = await load(knex, company, 'people', {
    $columns: ['name'],
    badges: { $columns: ['label', 'rank'] },
    events: { $columns: ['words'] },
  });
  expect(ada?.badges).toHaveLength(many);
  expect(ada?.badges.at(-1)).toEqual({ label: `n${many}`, rank: null });
  expect(bob?.badges).toEqual([{ label: 'last', rank: null }]);
  expect(bob?.events[0]?.words).toHaveLength(7e7);
  expect(await load(knex, company, 'badges', { $columns: [], $limit: 7 })).toEqual(Array(7).fill({}));
  expect(await load(knex, company, 'badges', { $columns: [], $limit: 70 })).toEqual(Array(70).fill({}));
});
