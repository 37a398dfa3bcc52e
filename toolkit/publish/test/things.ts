import * as t from '@trellis/model';

const mood = t.enumerated('mood', ['happy', 'so so']);
const things = t.table('things', {
  doc: 'Row with a column of every kind.',
  columns: {
    thing_id: t.bigint({ identity: 'always', primaryKey: true, doc: 'Number of the thing.' }),
    small: t.smallint({ default: 1 }),
    whole: t.integer({ minimum: 0, maximum: 120, nullable: true }),
    big: t.bigint({ nullable: true }),
    exact: t.numeric(12, 2, { minimum: 0, nullable: true }),
    counts: t.array(t.integer(), { nullable: true }),
    many: t.array(t.numeric(5, 1), { default: t.sql("'{}'") }),
    ratio: t.doublePrecision({ nullable: true }),
    flag: t.boolean({ default: false }),
    code: t.varchar(4, { minLength: 2, pattern: '^[^a-z]*$', doc: 'A short code.' }),
    letters: t.char(3, { nullable: true }),
    email: t.text({ format: 'email', nullable: true }),
    site: t.text({ format: 'uri', nullable: true }),
    uid: t.uuid({ nullable: true }),
    at: t.timestamptz({ default: t.sql('now()') }),
    extra: t.jsonb({ nullable: true }),
    extras: t.array(t.jsonb(), { nullable: true }),
    bytes: t.bytea({ nullable: true }),
    blocks: t.array(t.bytea(), { nullable: true }),
    document: t.jsonb({ exact: true, nullable: true }),
    documents: t.array(t.json({ exact: true }), { nullable: true }),
    measured: t.timestamptz({ exact: true, nullable: true }),
    notes: t.array(t.text(), { nullable: true }),
    mood: { ...mood, default: 'happy' },
    moods: t.array(mood, { nullable: true }),
    postcode: t.column<string>()('postcode', { nullable: true }),
    parent_id: t.bigint({ references: 'things.thing_id', nullable: true }),
    small_ones: t.array(t.smallint(), { default: t.sql("'{}'") }),
    price: t.numeric(12, 2, { minimum: 0 }),
    rate: t.numeric(3, 2, { nullable: true }),
    mass: t.column<t.Numeric>()('numeric', { nullable: true }),
    words: t.array(t.varchar(2), { nullable: true }),
    span: t.column<string>()('int4range', { nullable: true }),
    days: t.column<string>()('daterange', { nullable: true }),
    amounts: t.column<string>()('numrange', { nullable: true }),
    stay: t.column<string>()('tstzrange', { nullable: true }),
    spans: t.array(t.column<string>()('int8range'), { nullable: true }),
    sets: t.column<string>()('int4multirange', { nullable: true }),
    opens: t.time({ nullable: true }),
    token: t.uuid({ references: 'tokens.token', nullable: true }),
    constructor: t.text({ doc: 'Name of the maker.' }),
    twice: t.integer({ generated: { sql: 'small * 2' }, nullable: true }),
  },
});
const tokens = t.table('tokens', {
  columns: {
    token: t.uuid({ primaryKey: true }),
    handle: t.varchar(5, { unique: true, pattern: '^[^@]+@x$' }),
  },
});
/** Schema with a column of every kind. */
export const thingsSchema = t.defineSchema({
  name: 'things',
  enums: [{ name: 'mood', values: ['happy', 'so so'] }],
  domains: [{ name: 'postcode', type: 'character varying(6)', pattern: '^[^a-z]*$' }],
  tables: { things, tokens },
});
