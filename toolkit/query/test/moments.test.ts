import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { types } from 'pg';
import { deleteGraph, exactTypes, insertGraph, load, loadOne } from '../src/index.ts';
import { company } from './company.ts';
import { feed } from './feed.ts';
import { type OpenDatabase, openDatabase } from './test-database.ts';

let database: OpenDatabase;
let posts: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('moments', company, { types: exactTypes(types) });
  posts = await openDatabase('moments_feed', feed);
});
afterAll(() => Promise.all([database.close(), posts.close()]));
beforeEach(() => database.knex.raw('truncate audit.events; truncate people cascade'));

/** Values around which the others differ by less than a Date can hold, by column. */
const MOMENTS: readonly (readonly [
  column: 'at' | 'at_wall',
  value: string,
  neighbours: readonly string[],
])[] = [
  ['at', '2026-01-01 00:00:00.123456+00', ['2026-01-01 00:00:00.123455+00', '2026-01-01 00:00:00.123457+00']],
  ['at', '2026-01-01 00:00:00.123+00', ['2026-01-01 00:00:00.122999+00', '2026-01-01 00:00:00.123001+00']],
  ['at', '1969-12-31 23:59:59.999999+00', ['1969-12-31 23:59:59.999+00', '1970-01-01 00:00:00+00']],
  [
    'at',
    '0044-03-15 12:00:00.000001+00 BC',
    ['0044-03-15 12:00:00+00 BC', '0044-03-15 12:00:00.000002+00 BC'],
  ],
  ['at', '290000-01-01 00:00:00.000001+00', ['290000-01-01 00:00:00+00', '290000-01-01 00:00:00.000002+00']],
  ['at', 'infinity', ['290000-01-01 00:00:00+00']],
  ['at_wall', '2026-06-01 08:00:00.000001', ['2026-06-01 08:00:00', '2026-06-01 08:00:00.000002']],
  // An hour that some time zones skip, and one that they repeat.
  ['at_wall', '2026-03-29 02:30:00', ['2026-03-29 03:30:00', '2026-03-29 01:30:00']],
  ['at_wall', '2026-03-08 02:30:00.5', ['2026-03-08 03:30:00.5', '2026-03-08 01:30:00.5']],
  ['at_wall', '2026-10-25 02:30:00.000001', ['2026-10-25 01:30:00.000001', '2026-10-25 03:30:00.000001']],
];

async function insertMoments(column: string, value: string, neighbours: readonly string[]): Promise<void> {
  const rows = [value, ...neighbours].map((one, i) => ({ event_id: i + 1, [column]: one }));
  await database.knex('audit.events').insert(rows);
}

test.each(MOMENTS)(
  'a row is found, compared and deleted by its own %s %s',
  async (column, value, neighbours) => {
    await insertMoments(column, value, neighbours);
    const { knex } = database;
    const ids = async ($where: object) =>
      (await load(knex, company, 'audit.events', { $columns: ['event_id'], $where })).map(
        ({ event_id }) => event_id,
      );
    const row = await loadOne(knex, company, 'audit.events', { $where: { event_id: 1 } });
    const own = row?.[column] as Date;
    expect(await ids({ [column]: own })).toEqual([1]);
    expect(await ids({ [column]: { in: [own] } })).toEqual([1]);
    expect(await ids({ [column]: { notIn: [own] } })).not.toContain(1);
    const before = await ids({ [column]: { lt: own } });
    const after = await ids({ [column]: { gt: own } });
    expect([...before, 1, ...after].sort()).toEqual([1, ...neighbours.map((_, i) => i + 2)]);
    expect(await deleteGraph(knex, company, 'audit.events', { [column]: own })).toEqual({
      'audit.events': 1,
    });
    expect(await ids({})).toEqual(neighbours.map((_, i) => i + 2));
  },
);

test.each(MOMENTS)('%s %s is the same after it is loaded and written again', async (column, value) => {
  const { knex } = database;
  const inserted = await insertGraph(knex, company, 'people', { name: 'Ada' });
  await knex('audit.events').insert({ event_id: 1, person_id: inserted.person_id, [column]: value });
  const read = (id: number) =>
    knex('audit.events')
      .select({ text: knex.raw('??::text', [column]) })
      .where('event_id', id)
      .first();
  const loads = [
    await loadOne(knex, company, 'audit.events', {}),
    ...(await Promise.all(
      (['joined', 'selectin'] as const).map(async ($strategy) => {
        const people = await load(knex, company, 'people', {
          $strategy,
          events: { person: { events: true } },
        });
        return people[0]?.events[0]?.person?.events[0] ?? null;
      }),
    )),
    (await knex('audit.events').first()) as Record<string, unknown>,
  ];
  for (const [i, row] of loads.entries()) {
    await insertGraph(knex, company, 'audit.events', { event_id: i + 2, [column]: row?.[column] } as never);
    expect(await read(i + 2)).toEqual(await read(1));
  }
});

test('elements of an array are exact', async () => {
  const { knex } = database;
  const exact = '2026-01-01 00:00:00.000001+00';
  await knex('audit.events').insert({ event_id: 1, moments: [exact] });
  await knex('audit.events').insert({ event_id: 2, moments: ['2026-01-01 00:00:00+00'] });
  const event = await loadOne(knex, company, 'audit.events', { $where: { event_id: 1 } });
  const found = await load(knex, company, 'audit.events', {
    $columns: ['event_id'],
    $where: { moments: { eq: event?.moments ?? [] } },
  });
  expect(found).toEqual([{ event_id: 1 }]);
});

test('a Date that was changed or copied stands for its milliseconds', async () => {
  const { knex } = database;
  await insertMoments('at', '2026-01-01 00:00:00.000001+00', [
    '2026-01-01 00:00:00+00',
    '2026-01-01 00:00:01+00',
  ]);
  const row = await loadOne(knex, company, 'audit.events', { $where: { event_id: 1 } });
  const at = row?.at as Date;
  const idOf = async (date: Date) =>
    (await loadOne(knex, company, 'audit.events', { $where: { at: date } }))?.event_id;
  expect(await idOf(at)).toBe(1);
  expect(await idOf(new Date(at))).toBe(2);
  expect(await idOf(new Date(JSON.parse(JSON.stringify(at))))).toBe(2);
  at.setSeconds(1);
  expect(await idOf(at)).toBe(3);
});

test('a moment with a time zone keeps its microseconds in a column without one', async () => {
  const { knex } = database;
  await insertMoments('at', '2026-01-01 00:00:00.000001+00', []);
  const row = await loadOne(knex, company, 'audit.events', { $where: { event_id: 1 } });
  const copy = await insertGraph(knex, company, 'audit.events', { event_id: 2, at_wall: row?.at ?? null });
  expect(copy.at_wall).toEqual(row?.at);
  const { rows } = await knex.raw(
    'select extract(microseconds from at_wall)::int as us from audit.events where at_wall is not null',
  );
  expect(rows).toEqual([{ us: 1 }]);
});

test('pages by the own timestamps of rows show every row once', async () => {
  const { knex } = posts;
  await knex.raw('insert into topics values (1)');
  await knex.raw(
    `insert into posts (topic_id, posted) select 1, timestamptz '2026-01-01' + (n % 250) * interval '1 us' from generate_series(1, 600) n`,
  );
  for (const direction of ['asc', 'desc'] as const) {
    const ids: number[] = [];
    const beyond = direction === 'asc' ? 'gt' : 'lt';
    for (let last: { posted: Date; post_id: number } | undefined; ; ) {
      const $where = last
        ? [
            { posted: { [beyond]: last.posted } },
            { posted: last.posted, post_id: { [beyond]: last.post_id } },
          ]
        : {};
      const $orderBy = { posted: direction, post_id: direction };
      const rows = await load(knex, feed, 'posts', { $where, $orderBy, $limit: 70 });
      last = rows.at(-1);
      if (last === undefined) break;
      ids.push(...rows.map(({ post_id }) => post_id));
    }
    expect(ids).toHaveLength(600);
    expect(new Set(ids).size).toBe(600);
  }
});
