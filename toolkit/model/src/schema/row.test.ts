import { expect, test } from '@jest/globals';
import { sql } from './column.ts';
import { bigint, integer, jsonb, numeric, text, timestamptz } from './column-types.ts';
import type { NewRow, Row, RowPatch } from './row.ts';
import { table } from './table.ts';

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

test('a plain value is an id, a row of the other table has one, and a row of a third has not', () => {
  const person: Pick<Person, 'person_id'> = { person_id: 1 };
  const event: Row<typeof events> = { event_id: '7', person_id: person.person_id };
  const profile: Row<typeof profiles> = { person_id: person.person_id, motto: 'Onwards' };
  const note: Note = { note_id: 1, event_id: event.event_id, profile_id: profile.person_id };
  // @ts-expect-error a person is no note
  const wrong: Note = { ...note, note_id: person.person_id };
  expect(wrong).toEqual(note);
});

test('what PostgreSQL alone gives cannot be written', () => {
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

test('exact numbers are strings, and not each other', () => {
  const exact: Pick<Person, 'balance' | 'points'> = { balance: '12.30', points: '9007199254740993' };
  // @ts-expect-error a bigint is no numeric
  const swapped: Person['balance'] | null = exact.points;
  expect(swapped).toBe('9007199254740993');
});
