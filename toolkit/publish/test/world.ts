/** Source of a schema with a column of every type, so that the compiler reads it too. */
export const SOURCE = `
import * as t from '@trellis/model';

const places = t.table('places', {
  doc: 'Address.\\n@deprecated is not a tag, and this is not the end: */',
  columns: {
    place_id: t.bigint({ identity: 'by default', primaryKey: true, doc: 'Number of the place.' }),
    code: t.varchar(3, { unique: true, minLength: 2, pattern: '^[A-Z]*/?$', doc: 'Short name.' }),
    'opened on': t.date({ nullable: true }),
    location: t.column<{ x: number; y: number }>()('point', { nullable: true }),
    mood: t.enumerated('mood', ['happy', "it's", 'so so'], { default: 'happy' }),
    past_moods: t.array(t.enumerated('mood', ['happy', "it's", 'so so']), { default: t.sql("'{}'") }),
    amounts: t.array(t.numeric(12, 2), { nullable: true }),
    price: t.numeric(12, 2, { minimum: 0 }),
    small: t.smallint({ default: -1 }),
    ratio: t.doublePrecision({ minimum: 0, maximum: 1 }),
    photo: t.bytea({ nullable: true }),
    extra: t.jsonb({ nullable: true }),
    more: t.json(),
    seen: t.timestamptz({ default: t.sql('now()') }),
    uid: t.uuid(),
    postcode: t.column<string>()('audit.postcode'),
    within: t.column<string>()('int4range'),
    twice: t.integer({ generated: { sql: 'small * 2' } }),
  },
});
const log = t.table('log', {
  schema: 'audit',
  columns: {
    log_id: t.integer({ identity: 'always', primaryKey: true }),
    place_code: t.varchar(3, { references: 'places.code' }),
    place_id: t.bigint({ references: 'places.place_id', nullable: true }),
  },
});
const staff = t.table('staff', {
  columns: {
    place_id: t.bigint({ primaryKey: true, references: 'places.place_id' }),
    log_id: t.integer({ references: 'audit.log.log_id', nullable: true }),
    chief: t.bigint({ references: 'staff.place_id', nullable: true }),
    kind: t.integer(),
    part: t.integer(),
    taken: t.timestamptz(3),
    measured: t.timestamp({ exact: true, nullable: true }),
    moments: t.array(t.timestamptz(6, { exact: true })),
    raw: t.jsonb({ exact: true }),
    raws: t.array(t.json({ exact: true }), { nullable: true }),
  },
});
const parts = t.table('parts', {
  columns: { kind: t.integer(), part: t.integer(), of: t.integer({ nullable: true }) },
  primaryKey: ['kind', 'part'],
});

export const world = t.defineSchema({
  name: 'world',
  enums: [{ name: 'mood', values: ['happy', "it's", 'so so'] }],
  domains: [{ name: 'postcode', schema: 'audit', type: 'character varying(10)' }],
  tables: { places, 'audit.log': log, staff, parts },
  views: [
    t.view('busy_places', {
      doc: 'Where much happens.',
      definition: 'select 1',
      columns: {
        place_id: t.bigint({ references: 'places.place_id', nullable: false, doc: 'The place.' }),
        n: t.bigint(),
        mood: t.enumerated('mood', ['happy', "it's", 'so so']),
        parts: t.array(t.integer()),
        at: t.timestamptz({ nullable: false }),
        measured: t.timestamptz({ exact: true }),
        code: t.varchar(3, { references: 'places.code' }),
      },
    }),
    t.view('recent', { schema: 'audit', definition: 'select 1', columns: { extra: t.jsonb(), price: t.numeric(12, 2) } }),
  ],
});
`;

/** How its rows are printed. */
export const OPTIONS = { names: { staff: 'StaffMember' }, types: { point: '{ x: number; y: number }' } };
