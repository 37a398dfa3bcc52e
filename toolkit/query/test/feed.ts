import {
  array,
  boolean,
  bytea,
  char,
  column,
  date,
  defineSchema,
  doublePrecision,
  enumerated,
  integer,
  interval,
  jsonb,
  manyToOne,
  numeric,
  oneToMany,
  table,
  text,
  timestamp,
  timestamptz,
  uuid,
} from '@trellis/model';

/** A schema with a table to page through: it has few distinct values in every column, and nulls in most. */
const topics = table('topics', {
  columns: { topic_id: integer({ primaryKey: true }) },
  relationships: { posts: oneToMany('posts', { back_populates: 'topic' }) },
});

const posts = table('posts', {
  columns: {
    post_id: integer({ identity: 'always', primaryKey: true }),
    topic_id: integer({ references: 'topics.topic_id' }),
    posted: timestamptz(),
    edited: timestamptz({ nullable: true }),
    wall: timestamp({ nullable: true }),
    score: integer({ nullable: true }),
    rating: doublePrecision({ nullable: true }),
    price: numeric(30, 10, { nullable: true }),
    title: text({ nullable: true }),
    code: char(4, { nullable: true }),
    mood: enumerated('mood', ['sad', 'glad'], { nullable: true }),
    pinned: boolean({ nullable: true }),
    key: uuid({ nullable: true }),
    day: date({ nullable: true }),
    lasts: interval({ nullable: true }),
    hash: bytea({ nullable: true }),
    tags: array(text(), { nullable: true }),
    body: jsonb({ nullable: true }),
    span: column<string>()('int4range', { nullable: true }),
  },
  relationships: { topic: manyToOne('topics', { back_populates: 'posts' }) },
});

/** Has a composite key and no identity. */
const seats = table('seats', {
  columns: { hall: text(), seat: integer(), taken: timestamptz({ nullable: true }) },
  primaryKey: ['hall', 'seat'],
});

const keyless = table('keyless', { columns: { name: text() } });

export const feed = defineSchema({
  name: 'feed',
  enums: [{ name: 'mood', values: ['sad', 'glad'] }],
  tables: { topics, posts, seats, keyless },
});

/** Prints a statement that inserts posts of a topic with pseudo-random values; timestamps differ by microseconds. */
export function insertPosts(topic: number, count: number): string {
  const some = (...values: string[]) =>
    `(array[${values.join(', ')}])[1 + floor(random() * ${values.length})::int]`;
  const micros = "timestamptz '2026-01-01 00:00:00.5+00' + floor(random() * 25) * interval '1 microsecond'";
  return `insert into posts (topic_id, posted, edited, wall, score, rating, price, title, code, mood, pinned, key, day, lasts,
      hash, tags, body, span)
    select ${topic}, ${micros}, case when random() < 0.7 then ${micros} end,
      case when random() < 0.7 then timestamp '2026-03-29 02:30' + floor(random() * 9) * interval '1 microsecond' end,
      ${some('null', '-1', '0', '7')},
      ${some('null', "'NaN'::float8", "'-Infinity'", "'-0'", '0.1::float8 + 0.2', '0.3')},
      ${some('null', "'NaN'::numeric", '12345678901234567890.1234567890', '12345678901234567890.1234567891')},
      ${some('null', "''", "'a'", "'a b'", "'é\"{},''\\'", "'B'")},
      ${some('null', "'ab'::char(4)", "'a'", "'abcd'")},
      ${some('null', "'sad'::mood", "'glad'")},
      ${some('null', 'true', 'false')},
      ${some('null', "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid", "'00000000-0000-0000-0000-000000000000'")},
      ${some('null', "'infinity'::date", "'0044-03-15 BC'", "'2026-02-28'")},
      ${some('null', "'1 mon'::interval", "'30 days'", "'00:00:00.000001'")},
      ${some('null', "'\\x00ff'::bytea", "'\\x'", "'\\x01'")},
      case floor(random() * 4)::int when 0 then null when 1 then array['a', null] when 2 then array['a'] else '{}' end,
      ${some('null', "'12345678901234567890'::jsonb", "'12345678901234567891'", '\'{"a": [1.10]}\'')},
      ${some('null', "'[1,5)'::int4range", "'empty'", "'[2,)'")}
    from generate_series(1, ${count})`;
}
