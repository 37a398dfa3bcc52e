import {
  array,
  bigint,
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
  json,
  jsonb,
  manyToMany,
  manyToOne,
  numeric,
  oneToMany,
  oneToOne,
  real,
  smallint,
  sql,
  table,
  text,
  time,
  timestamp,
  timestamptz,
  uuid,
  varchar,
} from '@trellis/model';

/** A schema with every kind of relationship and value, for the tests of this package. */
const countries = table('countries', {
  columns: { code: char(2, { primaryKey: true }), name: text() },
  relationships: { people: oneToMany('people', { back_populates: 'country' }) },
});

const people = table('people', {
  columns: {
    person_id: integer({ identity: 'always', primaryKey: true }),
    name: text(),
    manager_id: integer({ nullable: true, references: 'people.person_id', onDelete: 'set null' }),
    country_code: char(2, { nullable: true, references: 'countries.code' }),
    mood: enumerated('mood', ['sad', 'glad'], { default: 'glad' }),
  },
  relationships: {
    manager: manyToOne('people', { back_populates: 'reports' }),
    reports: oneToMany('people', { back_populates: 'manager' }),
    country: manyToOne('countries', { back_populates: 'people' }),
    profile: oneToOne('profiles', { back_populates: 'person', cascade: ['all', 'delete-orphan'] }),
    badges: oneToMany('badges', { back_populates: 'person', cascade: ['all', 'delete-orphan'] }),
    friends: manyToMany('people', { secondary: 'friendships', foreign_keys: ['person_id'] }),
    desks: oneToMany('bookings', { back_populates: 'person', cascade: ['all'] }),
    events: oneToMany('audit.events', { back_populates: 'person' }),
  },
});

const friendships = table('friendships', {
  columns: {
    person_id: integer({ references: 'people.person_id', onDelete: 'cascade' }),
    friend_id: integer({ references: 'people.person_id', onDelete: 'cascade' }),
  },
  primaryKey: ['person_id', 'friend_id'],
});

const profiles = table('profiles', {
  columns: {
    profile_id: uuid({ primaryKey: true, default: sql('gen_random_uuid()') }),
    person_id: integer({ references: 'people.person_id', unique: true, onDelete: 'cascade' }),
    about: text({ nullable: true }),
  },
  relationships: { person: manyToOne('people', { back_populates: 'profile' }) },
});

const badges = table('badges', {
  columns: {
    badge_id: bigint({ identity: 'by default', primaryKey: true }),
    person_id: integer({ references: 'people.person_id', onDelete: 'restrict' }),
    label: varchar(12),
    rank: smallint({ nullable: true }),
  },
  relationships: { person: manyToOne('people', { back_populates: 'badges' }) },
});

/** Has a composite key, and names that need quoting. */
const desks = table('desks', {
  columns: { 'floor?': integer(), 'No. "x"': text(), note: text({ nullable: true }) },
  primaryKey: ['floor?', 'No. "x"'],
  relationships: {
    bookings: oneToMany('bookings', { back_populates: 'desk', cascade: ['all', 'delete-orphan'] }),
  },
});

const bookings = table('bookings', {
  columns: {
    person_id: integer({ references: 'people.person_id', onDelete: 'cascade' }),
    floor: integer(),
    desk_no: text(),
    hours: integer({ default: 8 }),
  },
  primaryKey: ['person_id', 'floor', 'desk_no'],
  foreignKeys: [
    {
      columns: ['floor', 'desk_no'],
      references: { table: 'desks', columns: ['floor?', 'No. "x"'] },
      onDelete: 'cascade',
    },
  ],
  relationships: {
    person: manyToOne('people', { back_populates: 'desks' }),
    desk: manyToOne('desks', { back_populates: 'bookings' }),
  },
});

/** Has one nullable column for each kind of value. */
const events = table('events', {
  schema: 'audit',
  columns: {
    event_id: integer({ identity: 'by default', primaryKey: true }),
    person_id: integer({ nullable: true, references: 'people.person_id' }),
    small: smallint({ nullable: true }),
    big: bigint({ nullable: true }),
    exact: numeric(40, 10, { nullable: true }),
    single: real({ nullable: true }),
    double: doublePrecision({ nullable: true }),
    yes: boolean({ nullable: true }),
    words: text({ nullable: true }),
    code: char(5, { nullable: true }),
    id: uuid({ nullable: true }),
    day: date({ nullable: true }),
    at: timestamptz({ nullable: true }),
    at_wall: timestamp({ nullable: true }),
    hour: time({ nullable: true }),
    lasts: interval({ nullable: true }),
    doc: json({ nullable: true }),
    docb: jsonb({ nullable: true }),
    bytes: bytea({ nullable: true }),
    numbers: array(integer(), { nullable: true }),
    texts: array(text(), { nullable: true }),
    moments: array(timestamptz(), { nullable: true }),
    docs: array(jsonb(), { nullable: true }),
    exacts: array(numeric(40, 10), { nullable: true }),
    blobs: array(bytea(), { nullable: true }),
    span: column<string>()('int4range', { nullable: true }),
    mood: enumerated('mood', ['sad', 'glad'], { nullable: true }),
    percent: column<number>()('percentage', { nullable: true }),
  },
  relationships: { person: manyToOne('people', { back_populates: 'events' }) },
});

export const company = defineSchema({
  name: 'company',
  enums: [{ name: 'mood', values: ['sad', 'glad'] }],
  domains: [
    {
      name: 'percentage',
      type: 'integer',
      checks: [{ name: 'percentage_check', expression: 'VALUE BETWEEN 0 AND 100' }],
    },
  ],
  tables: { countries, people, friendships, profiles, badges, desks, bookings, 'audit.events': events },
});
