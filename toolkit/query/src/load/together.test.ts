import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { company } from '../../test/company.ts';
import { type Furnished, furnish } from '../../test/database.ts';
import { bound, run } from '../statement/index.ts';
import { load } from './load.ts';
import { mostTogether, readTogether, sendTogether } from './together.ts';

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

/** What a statement of one column says when so many of its rows are to go together: whether they did. */
async function wentTogether(values: string, most: number): Promise<boolean> {
  const statement = sendTogether(['json'], bound(`select v as c0 from ${values} as t(v)`, []), most);
  const [row = []] = (await run(database.knex, statement)).rows;
  return row[1] !== null && readTogether(['json'], row, most) !== undefined;
}

test('a text of a gigabyte is not begun: a value that is long for so many rows goes alone', async () => {
  // 160 MB may be made: of 1,600 rows at most, each may have 100 kB.
  expect(await wentTogether("(values (repeat('x', 100000)), (null), (''))", 1600)).toBe(true);
  expect(await wentTogether("(values (repeat('x', 110000)), ('y'))", 1600)).toBe(false);
  expect(await wentTogether("(values (repeat('x', 110000)), ('y'))", 1000)).toBe(true);
  // As a whole, 24 MB are sent.
  expect(await wentTogether("(select repeat('x', 100000) from generate_series(1, 251))", 1000)).toBe(true);
  expect(await wentTogether("(select repeat('x', 100000) from generate_series(1, 252))", 1000)).toBe(false);
  expect(await wentTogether('(select null::text from generate_series(1, 3))', 1000)).toBe(true);
});

test('more than a gigabyte of one column is loaded, within a transaction too', async () => {
  const { knex } = database;
  await knex.transaction(async (transaction) => {
    // JSON writes six characters for each of these: in one text they would be 1.3 GB.
    const events = Array.from({ length: 11 }, () => ({ person_id: 1 }));
    await transaction('audit.events').insert(events);
    await transaction.raw("update audit.events set words = repeat(U&'\\0001', 2e7::int) where person_id = 1");
    const [ada] = await load(transaction, company, 'people', {
      $columns: [],
      $where: { person_id: 1 },
      $strategy: 'selectin',
      events: { $columns: ['words'] },
    });
    expect(ada?.events.map(({ words }) => words?.length)).toEqual(Array(11).fill(2e7));
    await transaction.rollback();
  });
});
