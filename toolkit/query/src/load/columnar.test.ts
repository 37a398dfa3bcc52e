import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { company } from '../../test/company.ts';
import { type OpenDatabase, openDatabase } from '../../test/test-database.ts';
import { run } from '../connection/index.ts';
import { bound } from '../sql/index.ts';
import { columnarSql, maxColumnarRows, readColumnar } from './columnar.ts';
import { load } from './load.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('columnar', company);
  await database.knex.raw("insert into people (name) values ('Ada'), ('Bob')");
});
afterAll(() => database.close());

test('reads columns of every encoding, including nulls', () => {
  const encodings = ['numbers', 'words', 'json', 'texts'] as const;
  const row = ['3', '1,null,-3', 'a,,b c', '["x", null, ""]', '["{}", null, "[1]"]'];
  expect(readColumnar(encodings, row, 10)).toEqual({
    count: 3,
    columns: [
      [1, null, -3],
      ['a', null, 'b c'],
      ['x', null, ''],
      ['{}', null, '[1]'],
    ],
  });
  expect(readColumnar(['words'], ['1', ''], 10)).toEqual({ count: 1, columns: [[null]] });
  expect(readColumnar(encodings, ['0', null, null, null, null], 10)?.columns).toEqual([[], [], [], []]);
});

test('returns undefined for too many rows and for columns that are too long', () => {
  expect(readColumnar(['numbers'], ['3', '1,2,3'], 2)).toBeUndefined();
  expect(readColumnar(['json'], ['3', null], 10)).toBeUndefined();
});

test('loads too many rows and too long values row by row', async () => {
  const { knex } = database;
  const many = maxColumnarRows(['texts']) + 5;
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

/** Runs a columnar statement of one column and returns whether its rows were sent in columnar form. */
async function isSentColumnar(values: string, most: number): Promise<boolean> {
  const statement = columnarSql(['json'], bound(`select v as c0 from ${values} as t(v)`, []), most);
  const [row = []] = (await run(database.knex, statement)).rows;
  return row[1] !== null && readColumnar(['json'], row, most) !== undefined;
}

test('the limits keep the columns far below 1 GB', async () => {
  // A column may have 160 MB: with at most 1,600 rows, a value may have 100 kB.
  expect(await isSentColumnar("(values (repeat('x', 100000)), (null), (''))", 1600)).toBe(true);
  expect(await isSentColumnar("(values (repeat('x', 110000)), ('y'))", 1600)).toBe(false);
  expect(await isSentColumnar("(values (repeat('x', 110000)), ('y'))", 1000)).toBe(true);
  // All columns together may have 24 MB.
  expect(await isSentColumnar("(select repeat('x', 100000) from generate_series(1, 251))", 1000)).toBe(true);
  expect(await isSentColumnar("(select repeat('x', 100000) from generate_series(1, 252))", 1000)).toBe(false);
  expect(await isSentColumnar('(select null::text from generate_series(1, 3))', 1000)).toBe(true);
});

test('loads a column whose JSON exceeds 1 GB, also in a transaction', async () => {
  const { knex } = database;
  await knex.transaction(async (transaction) => {
    // JSON encodes each of these characters as six: in one string they would be 1.3 GB.
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
