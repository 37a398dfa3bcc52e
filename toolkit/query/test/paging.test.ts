import { afterAll, beforeAll, expect, test } from '@jest/globals';
import createKnex, { type Knex } from 'knex';
import { isBadInput, load, loadOne } from '../src/index.ts';
import { feed, insertPosts } from './feed.ts';
import { type OpenDatabase, openDatabase } from './test-database.ts';

type Options = Parameters<typeof load<typeof feed, 'posts'>>[3];
interface Post {
  readonly post_id: number;
  readonly $cursor: string;
}

const WRITERS = 10;
/** Rows that exist before the paging begins. */
const BEFORE = 600;

let database: OpenDatabase;
let knex: Knex;
let writers: Knex;
let stop = false;
let writing: Promise<unknown> = Promise.resolve();
beforeAll(async () => {
  database = await openDatabase('paging', feed);
  knex = database.knex;
  writers = createKnex({ client: 'pg', connection: database.url, pool: { min: 0, max: WRITERS } });
  await knex.raw('insert into topics values (1), (2), (3)');
  const write = (writer: number, count: number) => writers.raw(insertPosts((writer % 2) + 1, count));
  const all = Array.from({ length: WRITERS }, (_, writer) => writer);
  await Promise.all(all.map((writer) => write(writer, BEFORE / WRITERS)));
  writing = Promise.all(
    all.map(async (writer) => {
      while (!stop) {
        await write(writer, 1);
        // The number of rows stays limited, and the newest row is never out of reach. Other topics belong to single tests.
        await writers.raw(
          'delete from posts where topic_id < 3 and post_id between ? and (select max(post_id) - 100 from posts)',
          [BEFORE + 1],
        );
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }),
  );
});
afterAll(async () => {
  stop = true;
  await writing;
  await writers.destroy();
  await database.close();
});

const SORTINGS = ['asc', 'desc', 'asc nulls first', 'asc nulls last', 'desc nulls first', 'desc nulls last'];
const ORDERS: unknown[] = [
  undefined,
  { posted: 'asc' },
  { posted: 'desc' },
  { post_id: 'desc' },
  ...SORTINGS.map((sorting) => ({ edited: sorting })),
  [{ score: 'desc nulls last' }, { posted: 'asc' }],
  [{ score: 'asc nulls first' }, { edited: 'desc' }, { post_id: 'desc' }],
  [{ posted: 'desc' }, { title: 'asc' }, { score: 'desc nulls last' }],
  { posted: 'desc', post_id: 'desc' },
  ...Object.keys(feed.tables.posts.columns)
    .filter((name) => !['post_id', 'topic_id', 'posted', 'edited'].includes(name))
    .map((name, i) => ({ [name]: SORTINGS[i % 6] })),
];

/** Returns the ids that existed before the paging began, in an order. */
async function expectedIds($orderBy: unknown): Promise<number[]> {
  const $where = { post_id: { lte: BEFORE } };
  const rows = await load(knex, feed, 'posts', { $columns: ['post_id'], $where, $orderBy } as Options);
  return (rows as unknown as Post[]).map(({ post_id }) => post_id);
}

/** Pages through all posts, forwards or backwards, and returns the ids in the order of the pages. */
async function pageThrough(forwards: boolean, $limit: number, $orderBy: unknown): Promise<number[]> {
  const ids: number[] = [];
  let cursor: string | undefined;
  // Begin behind the last row when paging backwards: at the cursor of the last row, which counts as read.
  if (!forwards) {
    const rows = await load(knex, feed, 'posts', {
      $columns: ['post_id'],
      $orderBy,
      $cursor: true,
    } as Options);
    const last = (rows as unknown as Post[]).at(-1);
    cursor = last?.$cursor;
    ids.push(last?.post_id ?? 0);
  }
  for (;;) {
    const page = forwards ? { $after: cursor } : { $before: cursor };
    const rows = (await load(knex, feed, 'posts', {
      $columns: ['post_id'],
      $orderBy,
      $limit,
      $cursor: true,
      ...page,
    } as Options)) as unknown as Post[];
    if (rows.length === 0) return ids;
    const own = rows.map(({ post_id }) => post_id);
    if (forwards) ids.push(...own);
    else ids.unshift(...own);
    cursor = (forwards ? rows.at(-1) : rows[0])?.$cursor;
  }
}

test.each(ORDERS.map((order) => [order]))(
  'pages in the order %j show every row once while others are written, forwards and backwards',
  async (order) => {
    const expected = await expectedIds(order);
    expect(expected).toHaveLength(BEFORE);
    for (const forwards of [true, false])
      for (const limit of forwards ? [90] : [250]) {
        const ids = await pageThrough(forwards, limit, order);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.filter((id) => id <= BEFORE)).toEqual(expected);
      }
  },
);

test('short pages are exact as well', async () => {
  for (const $orderBy of [{ posted: 'desc' }, { edited: 'asc' }]) {
    const ids = await pageThrough(true, 9, $orderBy);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id <= BEFORE)).toEqual(await expectedIds($orderBy));
  }
});

test('rows that begin with the oldest show every row that is committed after them', async () => {
  const ids = await pageThrough(true, 50, { post_id: 'asc' });
  expect(ids.length).toBeGreaterThan(BEFORE);
});

const STRATEGIES = ['joined', 'selectin'] as const;
test.each(STRATEGIES)('pages of related rows are exact with the strategy %s', async ($strategy) => {
  const $orderBy = [{ edited: 'desc' }, { score: 'asc nulls first' }] as const;
  const $where = { post_id: { lte: BEFORE } };
  const options = { $columns: ['post_id'], $where, $orderBy, $cursor: true } as const;
  const topics = await load(knex, feed, 'topics', { $strategy, posts: options });
  const posts = topics[0]?.posts ?? [];
  const at = posts[40]?.$cursor;
  const ids = async (page: object) => {
    const found = await load(knex, feed, 'topics', { $strategy, posts: { ...options, ...page } });
    // The rows of the second topic lie around the same cursor.
    expect(found.map((topic) => topic.posts.length > 0)).toEqual([true, true, false]);
    return found[0]?.posts.map(({ post_id }) => post_id);
  };
  const all = posts.map(({ post_id }) => post_id);
  expect(await ids({ $after: at })).toEqual(all.slice(41));
  expect(await ids({ $after: at, $limit: 5 })).toEqual(all.slice(41, 46));
  expect(await ids({ $after: at, $limit: 5, $offset: 2 })).toEqual(all.slice(43, 48));
  expect(await ids({ $before: at })).toEqual(all.slice(0, 40));
  expect(await ids({ $before: at, $limit: 5 })).toEqual(all.slice(35, 40));
  expect(await ids({ $before: at, $limit: 5, $offset: 2 })).toEqual(all.slice(33, 38));
  expect(await ids({ $after: posts[10]?.$cursor, $before: at, $limit: 3 })).toEqual(all.slice(11, 14));
});

test('related rows of a page that is read backwards belong to its rows', async () => {
  const options = { $orderBy: 'post_id', $limit: 20, topic: true, $cursor: true } as const;
  for (const $strategy of STRATEGIES) {
    const [last] = await load(knex, feed, 'posts', { ...options, $strategy, $offset: 100, $limit: 1 });
    const rows = await load(knex, feed, 'posts', { ...options, $strategy, $before: last?.$cursor });
    expect(rows).toHaveLength(20);
    expect(rows.at(-1)?.post_id).toBe(Number(last?.post_id) - 1);
    for (const { topic_id, topic } of rows) expect(topic).toEqual({ topic_id });
  }
});

test('the neighbours of a row are loaded by its cursor', async () => {
  const options = {
    $orderBy: { posted: 'desc' },
    $cursor: true,
    $where: { post_id: { lte: BEFORE } },
  } as const;
  const rows = await load(knex, feed, 'posts', options);
  const cursor = rows[300]?.$cursor;
  expect((await loadOne(knex, feed, 'posts', { ...options, $before: cursor }))?.post_id).toBe(
    rows[299]?.post_id,
  );
  expect((await loadOne(knex, feed, 'posts', { ...options, $after: cursor }))?.post_id).toBe(
    rows[301]?.post_id,
  );
  const wide = await load(knex, feed, 'posts', { ...options, $columns: [], $limit: 20, $after: cursor });
  expect(wide.map(({ $cursor }) => $cursor)).toEqual(rows.slice(301, 321).map(({ $cursor }) => $cursor));
  expect(Object.keys(wide[0] ?? {})).toEqual(['$cursor']);
});

test('pages follow a composite primary key', async () => {
  await knex.raw("insert into seats select 'h' || (n % 3), n, null from generate_series(1, 30) n");
  const seats = await load(knex, feed, 'seats', { $cursor: true });
  const rest = await load(knex, feed, 'seats', { $cursor: true, $after: seats[12]?.$cursor });
  expect(rest).toEqual(seats.slice(13));
  const descending = await load(knex, feed, 'seats', {
    $orderBy: { hall: 'desc', seat: 'desc' },
    $cursor: true,
  });
  expect(descending.map(({ seat }) => seat)).toEqual(seats.map(({ seat }) => seat).reverse());
});

test('a range of an index serves a page', async () => {
  await knex.raw('create index on posts (posted, post_id); insert into topics values (9)');
  await knex.raw(
    "insert into posts (topic_id, posted) select 9, '2020-01-01'::timestamptz + n * interval '1 us' from generate_series(1, 20000) n; analyze posts",
  );
  const queries: { sql: string; bindings: unknown[] }[] = [];
  knex.on('query', (query) => queries.push(query));
  for (const $orderBy of ['posted', { posted: 'desc', post_id: 'asc' }] as const) {
    const [first] = await load(knex, feed, 'posts', {
      $orderBy,
      $limit: 1,
      $offset: 9000,
      $cursor: true,
    } as Options);
    queries.length = 0;
    await load(knex, feed, 'posts', {
      $orderBy,
      $limit: 10,
      $after: (first as unknown as Post).$cursor,
    } as Options);
    const [{ sql, bindings } = { sql: '', bindings: [] }] = queries;
    const { rows } = await knex.raw(`explain (format json) ${sql.replace(/\$\d+/g, '?')}`, bindings as never);
    expect(JSON.stringify(rows)).toMatch(/"Index Cond":"[^}]*posted/);
  }
  knex.removeAllListeners('query');
  await knex.raw('delete from posts where topic_id = 9; delete from topics where topic_id = 9');
});

/** Replaces a part of a cursor. */
function forged(cursor: string, change: (parts: unknown[]) => unknown): string {
  return Buffer.from(
    JSON.stringify(change(JSON.parse(Buffer.from(cursor, 'base64url').toString()))),
  ).toString('base64url');
}

test.each<[string, unknown, (cursor: string) => unknown]>([
  ['of another order', { posted: 'asc' }, (cursor) => cursor],
  ['of another table', { posted: 'desc' }, (cursor) => forged(cursor, ([, ...rest]) => ['topics', ...rest])],
  ['that is no text', { posted: 'desc' }, () => 7],
  ['that is null', { posted: 'desc' }, () => null],
  ['that is no cursor', { posted: 'desc' }, () => 'abc'],
  ['that is empty', { posted: 'desc' }, () => ''],
  ['with fewer values', { posted: 'desc' }, (cursor) => forged(cursor, (parts) => parts.slice(0, 2))],
  [
    'with a value of another type',
    { posted: 'desc' },
    (cursor) => forged(cursor, ([scope]) => [scope, 'x', '1']),
  ],
  [
    'with a day that does not exist',
    { posted: 'desc' },
    (cursor) => forged(cursor, ([scope]) => [scope, '2026-02-30 00:00:00+00', '1']),
  ],
  [
    'with a number that is too large',
    { posted: 'desc' },
    (cursor) => forged(cursor, ([scope, at]) => [scope, at, '99999999999']),
  ],
  [
    'with null for a column that is not nullable',
    { posted: 'desc' },
    (cursor) => forged(cursor, ([scope]) => [scope, null, '1']),
  ],
  ['with an object', { posted: 'desc' }, (cursor) => forged(cursor, ([scope]) => [scope, {}, '1'])],
])('a cursor %s is rejected', async (_, $orderBy, change) => {
  const [row] = await load(knex, feed, 'posts', { $orderBy: { posted: 'desc' }, $limit: 1, $cursor: true });
  for (const option of ['$after', '$before']) {
    const options = { $orderBy, [option]: change(row?.$cursor ?? '') } as Options;
    const error = await load(knex, feed, 'posts', options).catch((caught: unknown) => caught);
    expect(isBadInput(error)).toBe(true);
  }
});

test('a table without a primary key has no cursors, and a single related row has none', async () => {
  await expect(load(knex, feed, 'keyless', { $cursor: true })).rejects.toThrow('a table with a primary key');
  await expect(load(knex, feed, 'keyless', { $after: 'x' })).rejects.toThrow('a table with a primary key');
  await expect(load(knex, feed, 'posts', { topic: { $cursor: true } } as Options)).rejects.toThrow('$cursor');
});
