import { expect, test } from '@jest/globals';
import { sql } from './column.ts';
import { bigint, integer, numeric, text } from './column-types.ts';
import { jsonb, timestamptz } from './exact-column-types.ts';
import type { NewRow, Row, RowPatch, ViewRow } from './row.ts';
import { table } from './table.ts';
import { view } from './view.ts';

const people = table('people', {
  columns: {
    person_id: integer({ identity: 'always', primaryKey: true }),
    name: text(),
    initials: text({ generated: { sql: 'left(name, 1)' } }),
    seen: timestamptz({ default: sql('now()') }),
    balance: numeric(12, 2),
    points: bigint({ nullable: true }),
    extra: jsonb({ nullable: true }),
  },
});
const events = table('events', {
  schema: 'audit',
  columns: {
    event_id: bigint({ identity: 'by default', primaryKey: true }),
    person_id: integer({ references: 'people.person_id', nullable: true }),
  },
});
const profiles = table('profiles', {
  columns: { person_id: integer({ primaryKey: true, references: 'people.person_id' }), motto: text() },
});
const notes = table('notes', {
  columns: {
    note_id: integer({ primaryKey: true }),
    event_id: bigint({ references: 'audit.events.event_id' }),
    profile_id: integer({ references: 'profiles.person_id' }),
  },
});

type Person = Row<typeof people>;
type Note = NewRow<typeof notes>;

test('an id accepts plain values and ids of the referenced table, but not those of another table', () => {
  const person: Pick<Person, 'person_id'> = { person_id: 1 };
  const event: Row<typeof events> = { event_id: '7', person_id: person.person_id };
  const profile: Row<typeof profiles> = { person_id: person.person_id, motto: 'Onwards' };
  const note: Note = { note_id: 1, event_id: event.event_id, profile_id: profile.person_id };
  // @ts-expect-error the id of a person is not the id of a note
  const wrong: Note = { ...note, note_id: person.person_id };
  expect(wrong).toEqual(note);
});

test('a column whose values only PostgreSQL assigns cannot be written', () => {
  const written: NewRow<typeof people> = { name: 'Ada', balance: '0.10' };
  const changed: RowPatch<typeof people> = { points: null };
  // @ts-expect-error the identity is always generated
  const identified: NewRow<typeof people> = { ...written, person_id: 1 };
  // @ts-expect-error the column is generated
  const generated: RowPatch<typeof people> = { ...changed, initials: 'A' };
  // @ts-expect-error the name is required
  const nameless: NewRow<typeof people> = { balance: '1' };
  const numbered: NewRow<typeof events> = { event_id: '9' };
  expect([identified, generated, nameless, numbered]).toHaveLength(4);
});

test('bigint and numeric are strings, and not assignable to each other', () => {
  const exact: Pick<Person, 'balance' | 'points'> = { balance: '12.30', points: '9007199254740993' };
  // @ts-expect-error a bigint is not a numeric
  const swapped: Person['balance'] | null = exact.points;
  expect(swapped).toBe('9007199254740993');
});

test('a column of a view is nullable unless declared otherwise, and has the ids of the column that it references', () => {
  const totals = view('totals', {
    definition: 'select person_id, sum(balance) as total, count(*) as entries from people group by person_id',
    columns: {
      person_id: integer({ references: 'people.person_id', nullable: false }),
      total: numeric(12, 2),
      entries: bigint({ doc: 'How many.' }),
    },
  });
  type Total = ViewRow<typeof totals>;
  const person: Pick<Person, 'person_id'> = { person_id: 1 };
  const total: Total = { person_id: person.person_id, total: null, entries: '7' };
  // @ts-expect-error it is declared as never null
  const without: Total = { ...total, person_id: null };
  const event: Pick<Row<typeof events>, 'event_id'> = { event_id: '7' };
  // @ts-expect-error the ids of another table
  const wrong: Total = { ...total, person_id: event.event_id };
  expect([without, wrong]).toEqual([
    { ...total, person_id: null },
    { ...total, person_id: '7' },
  ]);
});

test("an option that a view's column does not have does not compile", () => {
  view('v', {
    definition: 'select 1 as n',
    // @ts-expect-error a view column has no identity
    columns: { n: integer({ identity: 'always' }) },
  });
  expect(view('v', { definition: 'select 1' })).toEqual({ name: 'v', definition: 'select 1' });
});

test.each([
  [numeric(), 'numeric', {}],
  [numeric({ nullable: true }), 'numeric', { nullable: true }],
  [numeric(5), 'numeric(5)', {}],
  [numeric(5, { default: 1 }), 'numeric(5)', { default: 1 }],
  [numeric(12, 2), 'numeric(12,2)', {}],
  [numeric(12, 2, { doc: 'In euros.' }), 'numeric(12,2)', { doc: 'In euros.' }],
])('a numeric column has the precision that it is given: %j', (column, type, options) => {
  expect(column).toEqual({ type, ...options });
});
